package retour.policy.parse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with a condition; its parser speaks of tokens and alternatives. */
final class ConditionFault {

  private static final Pattern QUOTED = Pattern.compile("'(.*)'", Pattern.DOTALL);
  private static final String CANNOT = "this condition cannot be read: ";

  private ConditionFault() {}

  /** What is wrong, in our own words. */
  static String text(String parsers) {
    String message = message(parsers);
    String sign = sign(message);
    if (sign.endsWith("<EOF>")) {
      return CANNOT + "it ends where more is expected";
    }
    if (message.startsWith("token recognition error")) {
      return CANNOT + "`" + sign + "` has no meaning here; perhaps a quote or a second sign is missing";
    }
    if (message.startsWith("For input string")) {
      return CANNOT + "this number is too large";
    }
    return sign.isEmpty() ? CANNOT + message : CANNOT + "`" + sign + "` is not expected here";
  }

  /** What to write instead of a sign from another language. */
  static Optional<String> suggestion(String parsers) {
    return switch (sign(message(parsers)).strip()) {
      case "=" -> Optional.of("Values are compared with `==`.");
      case "and" -> Optional.of("Write `&&`.");
      case "or" -> Optional.of("Write `||`.");
      case "not" -> Optional.of("Write `!`.");
      default -> Optional.empty();
    };
  }

  private static String message(String parsers) {
    int expecting = parsers.indexOf(" expecting ");
    return (expecting < 0 ? parsers : parsers.substring(0, expecting)).strip();
  }

  private static String sign(String message) {
    Matcher quoted = QUOTED.matcher(message);
    return quoted.find() ? quoted.group(1) : "";
  }
}
