package retour.server.problem;

import java.util.List;
import java.util.Map;

/** A command that was refused: nothing was stored. Carries a code and data; the words are made at the edge. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient Map<String, Object> arguments;
  private final transient List<FieldFault> fields;

  private Refused(ProblemCode code, Map<String, Object> arguments, List<FieldFault> fields) {
    super(code.name(), null, false, false);
    this.code = code;
    this.arguments = Map.copyOf(arguments);
    this.fields = List.copyOf(fields);
  }

  public static Refused because(ProblemCode code) {
    return new Refused(code, Map.of(), List.of());
  }

  /** @param arguments what the message names; never personal data beyond what the caller sent */
  public static Refused because(ProblemCode code, Map<String, Object> arguments) {
    return new Refused(code, arguments, List.of());
  }

  public static Refused fields(List<FieldFault> fields) {
    return new Refused(ProblemCode.INVALID_INPUT, Map.of(), fields);
  }

  public ProblemCode code() {
    return code;
  }

  public Map<String, Object> arguments() {
    return arguments;
  }

  public List<FieldFault> fields() {
    return fields;
  }
}
