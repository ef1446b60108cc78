package retour.server.portal.view;

import java.util.List;
import retour.server.page.Tone;

/** What the policy says, by line. */
public record AnswerView(List<Line> lines, boolean possible) {

  /**
   * One line.
   *
   * @param index counts from 0 in the draft
   * @param options what is possible, or may be
   * @param refused what is not
   * @param checks what is looked at when the goods arrive
   * @param requirements what must be there
   * @param error when nothing was chosen
   */
  public record Line(
      int index,
      String name,
      String units,
      List<Option> options,
      List<No> refused,
      List<Contact> contacts,
      List<String> checks,
      List<String> requirements,
      String error) {}

  /**
   * A resolution that is possible, or may be.
   *
   * @param note what else there is to know, as sentences, or empty
   * @param amount what the shopper gets, or empty for goods
   * @param until the last day, as a sentence, or empty
   * @param counted how the last day is counted, or empty
   * @param choices what staff may choose between
   */
  public record Option(
      String code,
      String title,
      boolean chosen,
      Tone tone,
      String verdict,
      String note,
      String amount,
      List<Sum> sums,
      String until,
      String counted,
      List<Clause> because,
      List<String> choices) {}

  /**
   * A resolution that is refused.
   *
   * @param turnings what would have changed it
   */
  public record No(String title, List<Clause> because, List<String> turnings) {}

  /** Whom the shopper is sent to, with the clause that says so. */
  public record Contact(Clause because, String name, String phone, String email, String tracking) {}
}
