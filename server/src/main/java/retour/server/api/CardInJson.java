package retour.server.api;

import java.util.Optional;
import retour.server.page.CardNumbers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Finds payment card numbers in the texts of a JSON body: a program that sends one is told, and nothing is kept. */
final class CardInJson {

  private static final int SHORTEST = 14;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CardInJson() {}

  /** Where the first one stands, as a JSON pointer; empty where there is none. What is no JSON is left to who reads it. */
  static Optional<String> fault(byte[] body) {
    return mayHoldOne(body) ? search(body) : Optional.empty();
  }

  /** Most bodies have no fourteen digits in a row, blanks and hyphens left out, and need no second look. */
  private static boolean mayHoldOne(byte[] body) {
    int digits = 0;
    for (byte each : body) {
      if (each >= '0' && each <= '9') {
        digits++;
        if (digits >= SHORTEST) {
          return true;
        }
      } else if (each != ' ' && each != '-') {
        digits = 0;
      }
    }
    return false;
  }

  private static Optional<String> search(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
        if (text && !CardNumbers.masked(parser.getString()).equals(parser.getString())) {
          return Optional.of(parser.streamReadContext().pathAsPointer().toString().replaceAll("\\d{4,}", "?"));
        }
      }
      return Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
