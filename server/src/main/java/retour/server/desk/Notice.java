package retour.server.desk;

import java.util.List;
import java.util.Map;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * What the next page tells about the step just taken.
 *
 * @param key message key of the sentence
 * @param faults which fields are wrong
 * @param seen number of the last event the person had seen, when somebody else was faster; else -1
 */
public record Notice(boolean good, String key, Map<String, Object> arguments, List<FieldFault> faults, long seen) {

  public Notice {
    arguments = Map.copyOf(arguments);
    faults = List.copyOf(faults);
  }

  static Notice done(String key) {
    return new Notice(true, "desk.done." + key, Map.of(), List.of(), -1);
  }

  static Notice refused(Refused why, long seen) {
    boolean overtaken = why.code() == ProblemCode.CHANGED_MEANWHILE;
    return new Notice(
        false,
        "desk.problem." + why.code().code(),
        why.arguments(),
        why.fields().stream().map(Notice::onTheForm).toList(),
        overtaken ? seen : -1);
  }

  /** The features name fields by where they stand in a command; the desk's forms have names of their own. */
  private static FieldFault onTheForm(FieldFault fault) {
    String field =
        fault
            .field()
            .replaceFirst("^/findings/", "fact-")
            .replaceFirst("^/counted/", "count-")
            .replaceFirst("^/units/", "count-")
            .replaceFirst("^/rulings.*", "choice");
    return new FieldFault(field, fault.code());
  }
}
