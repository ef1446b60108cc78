package retour.server.api;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds characters in a JSON body that are no text: NUL, which PostgreSQL keeps in no text, and the other control
 * characters that nobody types. Tabs and line ends are text.
 */
final class PlainText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PlainText() {}

  /**
   * Where the first such character stands, as a JSON pointer; empty where all is text. What is no JSON at all is left to
   * who reads it.
   */
  static Optional<String> fault(byte[] body) {
    return mayHoldOne(body) ? search(body) : Optional.empty();
  }

  /** JSON writes control characters as escapes with two zeros only; bodies without that need no second look. */
  private static boolean mayHoldOne(byte[] body) {
    for (int i = 0; i + 3 < body.length; i++) {
      if (body[i] == '\\' && body[i + 1] == 'u' && body[i + 2] == '0' && body[i + 3] == '0') {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> search(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
        if (text && parser.getString().chars().anyMatch(PlainText::isNoText)) {
          return Optional.of(parser.streamReadContext().pathAsPointer().toString().replaceAll("\\p{Cntrl}", "?"));
        }
      }
      return Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static boolean isNoText(int character) {
    return Character.isISOControl(character) && character != '\t' && character != '\n' && character != '\r';
  }
}
