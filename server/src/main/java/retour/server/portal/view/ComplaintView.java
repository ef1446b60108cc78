package retour.server.portal.view;

import java.util.List;
import retour.server.page.TimelineEntry;
import retour.server.page.Tone;

/**
 * A complaint as its customer sees it.
 *
 * @param next who acts next and by when
 * @param details label and value
 * @param missing documents that lack
 * @param uploads what can be handed in now
 * @param terms each term with how it is counted
 * @param opinion the store's reasons, or empty
 * @param leg address of the return the goods come back under
 */
public record ComplaintView(
    String number,
    String base,
    long version,
    Tone tone,
    String state,
    String next,
    List<Detail> details,
    List<ComplaintFormView.Document> missing,
    List<ComplaintFormView.Document> uploads,
    List<Detail> terms,
    String opinion,
    String leg,
    boolean open,
    boolean withdrawable,
    Turns turns,
    List<TimelineEntry> timeline) {

  public ComplaintView {
    details = List.copyOf(details);
    missing = List.copyOf(missing);
    uploads = List.copyOf(uploads);
    terms = List.copyOf(terms);
    timeline = List.copyOf(timeline);
  }

  /**
   * What it can become, or what it became.
   *
   * @param became address of the return or withdrawal, or empty
   */
  public record Turns(boolean toReturn, boolean toWithdrawal, String became) {}

  /** A labelled value, by lines. */
  public record Detail(String label, List<String> lines) {

    public Detail {
      lines = List.copyOf(lines);
    }
  }
}
