package retour.server.portal.view;

import java.util.List;
import java.util.Map;
import retour.server.page.Tone;

/**
 * A statement of withdrawal as its person sees it, with the law's terms and what can be done.
 *
 * @param base address of the statement within the visit
 * @param returnPath address of the return through which goods and money go, or empty
 * @param standing what is next, in one sentence
 * @param money where the money stands, in one sentence, or empty
 * @param receipt what was stated, as the receipt shows it: labels and values
 * @param kept what is kept back for use, or empty
 * @param steps what can be done now
 * @param typed what was typed into a form that was refused
 * @param faults what is wrong with it, by field
 */
public record StatementView(
    String number,
    String base,
    long version,
    String returnPath,
    Tone tone,
    String state,
    String standing,
    String money,
    List<Term> terms,
    List<Line> receipt,
    List<Kept> kept,
    Steps steps,
    Map<String, String> typed,
    Map<String, String> faults) {

  public StatementView {
    terms = List.copyOf(terms);
    receipt = List.copyOf(receipt);
    kept = List.copyOf(kept);
    typed = Map.copyOf(typed);
    faults = Map.copyOf(faults);
  }

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** What is wrong with a field, or empty. */
  public String fault(String field) {
    return faults.getOrDefault(field, "");
  }

  /** A term with its trace. */
  public record Term(String name, String lastDay, String trace) {}

  /** A line of the receipt. */
  public record Line(String label, String value) {}

  /** A deduction with the store's own words on how it was found. */
  public record Kept(String percent, String reason) {}

  /**
   * What can be done.
   *
   * @param proof whether a proof of sending would have the money released
   * @param objection whether a deduction can be objected to
   * @param turn whether it can become a return
   * @param complaint address of the form by which it becomes a complaint, or empty
   */
  public record Steps(boolean proof, boolean objection, boolean turn, String complaint) {}
}
