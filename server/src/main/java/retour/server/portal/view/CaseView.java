package retour.server.portal.view;

import java.util.List;
import retour.server.page.TimelineEntry;
import retour.server.page.Tone;

/**
 * A return as its shopper sees it.
 *
 * @param next who acts next and by when, as a sentence
 * @param shipping where and how to send it, while that is still to be done
 * @param version guards against acting on an old page
 */
public record CaseView(
    String number,
    String base,
    long version,
    Tone tone,
    String status,
    String next,
    List<Shipping> shipping,
    List<Item> items,
    List<TimelineEntry> timeline,
    List<ReviewView.Photo> photos,
    boolean open,
    boolean asked,
    boolean cancellable) {

  /** A day with what it is the last day for; empty or one. */
  public record LastDay(String label, String day) {}

  /** How the goods travel. */
  public record Shipping(String number, List<String> address, List<LastDay> lastDay, List<String> enclose) {}

  /**
   * One item.
   *
   * @param because the clauses that decided, where it was refused
   */
  public record Item(
      String name,
      String units,
      String resolution,
      Tone tone,
      String state,
      List<Sum> sums,
      List<Clause> because) {}
}
