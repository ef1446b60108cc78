package retour.server.portal.view;

import java.util.List;
import java.util.Map;
import retour.server.page.TimelineEntry;
import retour.server.page.Tone;

/**
 * A return as its shopper sees it.
 *
 * @param next who acts next and by when, as a sentence
 * @param shipping where and how to send it, while that is still to be done
 * @param parcels on their way, as told
 * @param countable items whose units can still be changed; empty once something came
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
    List<Payout> payouts,
    List<Note> notes,
    List<Credit> credits,
    List<Account> account,
    List<Stated> stated,
    List<TimelineEntry> timeline,
    List<ReviewView.Photo> photos,
    List<String> parcels,
    List<Countable> countable,
    boolean open,
    boolean asked,
    boolean protocolMissing,
    boolean cancellable) {

  /**
   * An item whose units can still be changed.
   *
   * @param most how many there are, as a sentence
   */
  public record Countable(String field, String name, String quantity, String most) {}

  /** What goes out or went out: how much, by which means, and when. */
  public record Payout(String means, String amount, String state) {}

  /** A credit note to keep: what it is called, and where its file is. */
  public record Note(String title, String path) {}

  /**
   * Store credit that the return gave.
   *
   * @param code as it is typed at the checkout; worth money
   * @param until how long it is good, as a sentence
   * @param movements its statement, oldest first
   */
  public record Credit(String code, String balance, String until, List<Line> movements) {

    /** A line of the statement. */
    public record Line(String day, String what, String amount, String balance) {}

    @Override
    public String toString() {
      return "Credit";
    }
  }

  /**
   * The bank account for the refund, while one is of use; empty or one.
   *
   * @param masked the number as the shopper knows it again; empty while none is known
   * @param agreed whether they agreed to a transfer to it
   */
  public record Account(String masked, boolean agreed) {}

  /** The statement of withdrawal that the return follows from; empty or one. */
  public record Stated(String number, String path) {}

  /** What was typed into a form that was refused, with what is wrong by field. */
  public record Typed(String message, String holder, String iban, Map<String, String> faults) {

    public static final Typed NOTHING = new Typed("", "", "", Map.of());

    public Typed {
      faults = Map.copyOf(faults);
    }

    /** What is wrong with a field, or empty. */
    public String fault(String field) {
      return faults.getOrDefault(field, "");
    }
  }

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
