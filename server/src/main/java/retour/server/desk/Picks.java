package retour.server.desk;

import java.util.List;
import java.util.stream.Stream;
import retour.policy.FactQuestion;
import retour.server.page.Choice;
import retour.server.returns.Acceptance;
import retour.server.returns.Disposition;
import retour.server.returns.Reception;
import retour.server.stock.Condition;
import retour.server.stock.VendorReturn;

/** The choices of the desk's forms, in the reader's language. */
public final class Picks {

  private Picks() {}

  /** Where goods can go. */
  public static List<Choice> dispositions(Desk desk) {
    return of(desk, "disposition", Stream.of(Disposition.values()).map(Disposition::code));
  }

  /** Where goods can go that stay with the store. */
  public static List<Choice> stock(Desk desk) {
    return of(
        desk,
        "disposition",
        Stream.of(Disposition.RESTOCK, Disposition.REFURBISH, Disposition.SCRAP, Disposition.VENDOR_RETURN)
            .map(Disposition::code));
  }

  /** Grades of goods. */
  public static List<Choice> conditions(Desk desk) {
    return withNone(of(desk, "condition", Stream.of(Condition.values()).map(Condition::code)));
  }

  /** What a manufacturer can be asked for. */
  public static List<Choice> purposes(Desk desk) {
    return of(desk, "purpose", Stream.of(VendorReturn.Purpose.values()).map(VendorReturn.Purpose::code));
  }

  /** Who can pay the way back. */
  public static List<Choice> payers(Desk desk) {
    return of(desk, "payer", Stream.of("customer", "store"));
  }

  /** What can be noted by hand of goods that did not come as announced. */
  public static List<Choice> receptions(Desk desk) {
    return of(
        desk,
        "reception",
        Stream.of(Reception.MISSING, Reception.WRONG_ITEM, Reception.REFUSED, Reception.LOST).map(Reception::code));
  }

  /** What a supervisor can decide against the policy. */
  public static List<Choice> overrides(Desk desk) {
    return of(desk, "acceptance", Stream.of(Acceptance.ACCEPTED, Acceptance.REJECTED).map(Acceptance::code));
  }

  /** How freight can be paid. */
  public static List<Choice> freights(Desk desk) {
    return of(desk, "freight", Stream.of("prepaid", "collect", "cash_on_delivery"));
  }

  /** The answers to a question that offers some: yes and no, or the declared choices; none for typed answers. */
  public static List<Choice> answers(Desk desk, FactQuestion question) {
    return switch (question.type()) {
      case YES_NO -> List.of(new Choice("yes", desk.t().get("page.yes")), new Choice("no", desk.t().get("page.no")));
      case CHOICE ->
          question.choices().stream()
              .map(choice -> new Choice(choice.name(), choice.text().in(desk.language())))
              .toList();
      case WHOLE_NUMBER, AMOUNT, DAY, TEXT -> List.of();
    };
  }

  /** The same choices after an empty one, for a select where nothing is chosen yet. */
  public static List<Choice> withNone(List<Choice> choices) {
    return Stream.concat(Stream.of(new Choice("", "–")), choices.stream()).toList();
  }

  /** The type of the input for an answer that is typed. */
  public static String input(FactQuestion question) {
    return question.type() == FactQuestion.Type.DAY ? "date" : "text";
  }

  /** The keyboard a phone shows for an answer that is typed. */
  public static String keyboard(FactQuestion question) {
    return switch (question.type()) {
      case WHOLE_NUMBER -> "numeric";
      case AMOUNT -> "decimal";
      case YES_NO, CHOICE, DAY, TEXT -> "text";
    };
  }

  private static List<Choice> of(Desk desk, String group, Stream<String> codes) {
    return codes.map(code -> new Choice(code, desk.word(group, code))).toList();
  }
}
