package retour.server.api;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a body: no JSON at all, or one field of it. Nothing of what was sent is repeated. */
final class JsonFaults {

  private JsonFaults() {}

  static Refused of(HttpMessageNotReadableException unreadable) {
    return unreadable.getCause() instanceof JacksonException wrong && isAboutAField(wrong)
        ? Refused.fields(List.of(new FieldFault(pointer(wrong), code(wrong))))
        : Refused.because(ProblemCode.MALFORMED);
  }

  /** A number beyond what a field can hold is told like a fault in the text, but the text is sound. */
  private static boolean isAboutAField(JacksonException wrong) {
    return !wrong.getPath().isEmpty() && (wrong instanceof DatabindException || wrong instanceof InputCoercionException);
  }

  private static String code(JacksonException wrong) {
    return switch (wrong) {
      case UnrecognizedPropertyException _ -> "unknown_field";
      case InvalidNullException _ -> "missing";
      case InvalidFormatException format when format.getTargetType().isEnum() -> "not_one_of";
      case MismatchedInputException mismatch when isAbsent(mismatch) -> "missing";
      default -> "wrong_type";
    };
  }

  /** Jackson tells of a required property that is not there only in words. */
  private static boolean isAbsent(MismatchedInputException mismatch) {
    String message = mismatch.getOriginalMessage();
    return message != null
        && (message.startsWith("Null value for creator property") || message.startsWith("Missing"));
  }

  /** RFC 6901: {@code /lines/0/quantity}. */
  private static String pointer(JacksonException wrong) {
    return wrong.getPath().stream().map(JsonFaults::step).collect(Collectors.joining());
  }

  private static String step(JacksonException.Reference step) {
    String name = step.getPropertyName();
    return "/" + (name == null ? Integer.toString(step.getIndex()) : name.replace("~", "~0").replace("/", "~1"));
  }
}
