package retour.server.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import retour.policy.Policy;
import retour.policy.decision.Resolution;
import retour.server.complaint.ComplaintId;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.returns.ReturnDraft;
import retour.server.returns.ReturnDraft.DraftLine;

/**
 * What staff typed of a request so far: quantities {@code q-LINE}, answers {@code a-LINE-FACT}, answers about the whole
 * return {@code s-FACT}, resolutions {@code r-LINE}; the complaint that is to become it {@code of}.
 */
record EntryForm(Order order, Policy policy, Map<String, String> form) {

  private static final String QUANTITY = "q-";
  private static final String ANSWER = "a-";
  private static final String SHARED = "s-";
  private static final String RESOLUTION = "r-";
  private static final String OF = "of";
  private static final List<String> KEPT = List.of(QUANTITY, ANSWER, SHARED, RESOLUTION);

  /** What a complaint says, as it would have been typed here. */
  static Map<String, String> typed(ComplaintId complaint, ReturnDraft asked) {
    Map<String, String> typed = new TreeMap<>(Map.of(OF, complaint.value().toString()));
    for (DraftLine line : asked.lines()) {
      typed.put(QUANTITY + line.lineNo(), Integer.toString(line.quantity()));
      line.claims().forEach((name, said) -> typed.put(ANSWER + line.lineNo() + "-" + name, Phrases.typed(said)));
    }
    asked.claims().forEach((name, said) -> typed.put(SHARED + name, Phrases.typed(said)));
    return typed;
  }

  /** The complaint that is to become the request. */
  static Optional<ComplaintId> complaint(Map<String, String> form) {
    return Optional.of(form.getOrDefault(OF, ""))
        .filter(typed -> typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .map(typed -> new ComplaintId(UUID.fromString(typed)));
  }

  /** Whether no line was picked yet. */
  boolean isEmpty() {
    return picked().isEmpty();
  }

  /** The lines with a quantity, in the order of the order. */
  List<OrderLine> picked() {
    return order.lines().stream().filter(line -> !quantity(line).isEmpty()).toList();
  }

  /** What was typed as quantity; empty when none or 0. */
  String quantity(OrderLine line) {
    String typed = form.getOrDefault(QUANTITY + line.lineNo(), "").strip();
    return typed.equals("0") ? "" : typed;
  }

  Map<String, String> answers(OrderLine line) {
    return Typed.group(form, answerPrefix(line));
  }

  Map<String, String> sharedAnswers() {
    return Typed.group(form, SHARED);
  }

  Optional<Resolution> resolution(OrderLine line) {
    String code = form.getOrDefault(RESOLUTION + line.lineNo(), "");
    return List.of(Resolution.values()).stream().filter(each -> each.code().equals(code)).findFirst();
  }

  static String answerPrefix(OrderLine line) {
    return ANSWER + line.lineNo() + "-";
  }

  /** @throws retour.server.problem.Refused with INVALID_INPUT naming the field */
  ReturnDraft draft() {
    Answers answers = new Answers(policy, order.paid().currency());
    List<DraftLine> lines =
        picked().stream()
            .map(
                line ->
                    new DraftLine(
                        line.lineNo(),
                        Typed.count(QUANTITY + line.lineNo(), quantity(line)),
                        answers.read(answers(line), answerPrefix(line)),
                        resolution(line)))
            .toList();
    if (lines.isEmpty()) {
      throw Typed.fault("lines", "missing");
    }
    return new ReturnDraft(lines, answers.read(sharedAnswers(), SHARED));
  }

  /** The fields to carry along, without buttons and tokens. */
  Map<String, String> kept() {
    Map<String, String> kept = new TreeMap<>();
    form.forEach(
        (name, typed) -> {
          if (!typed.isBlank() && (name.equals(OF) || KEPT.stream().anyMatch(name::startsWith))) {
            kept.put(name, typed);
          }
        });
    return kept;
  }
}
