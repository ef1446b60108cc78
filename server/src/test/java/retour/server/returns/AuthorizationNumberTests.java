package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationNumberTests {

  private static final String FORMAT = "RMA-####-####";
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final List<Character> CHARACTERS = ALPHABET.chars().mapToObj(character -> (char) character).toList();

  private final Random random = new Random(7);

  @Test
  void fillsTheFormat() {
    String number = AuthorizationNumber.issue(FORMAT, random);

    assertThat(number).matches("RMA-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
  }

  @Test
  void readsWhatItIssued() {
    for (int i = 0; i < 1000; i++) {
      String number = AuthorizationNumber.issue(FORMAT, random);

      assertThat(AuthorizationNumber.read(FORMAT, number)).contains(number);
    }
  }

  @Test
  void readsHandwriting() {
    String number = numberWith("01");

    String typed = " " + number.toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o').replace('1', 'l');

    assertThat(AuthorizationNumber.read(FORMAT, typed)).contains(number);
    assertThat(AuthorizationNumber.read(FORMAT, number.substring(4))).contains(number);
  }

  @Test
  void findsEveryWrongCharacter() {
    for (int i = 0; i < 20; i++) {
      String number = AuthorizationNumber.issue(FORMAT, random);
      for (int place = 4; place < number.length(); place++) {
        for (char wrong : CHARACTERS) {
          if (number.charAt(place) != '-' && number.charAt(place) != wrong) {
            String mistaken = number.substring(0, place) + wrong + number.substring(place + 1);

            assertThat(AuthorizationNumber.read(FORMAT, mistaken)).as(mistaken).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void findsEverySwapOfNeighbours() {
    for (char first : CHARACTERS) {
      for (char second : CHARACTERS) {
        if (first != second) {
          assertSwapsAreFound(first, second);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "RMA", "RGA-0000-0000", "RMA-0000-00000", "RMA-UUUU-UUUU", "РМА-0000-0000", "%", "RMA-000\u0000-0000"
      })
  void readsNothingIntoOtherText(String typed) {
    assertThat(AuthorizationNumber.read(FORMAT, typed)).isEmpty();
  }

  @Test
  void wantsFourPlaces() {
    assertThatThrownBy(() -> AuthorizationNumber.issue("R-###", random)).hasMessageContaining("R-###");
  }

  private void assertSwapsAreFound(char first, char second) {
    for (int place = 0; place < 6; place++) {
      String sound = soundWith(first, second, place);
      String characters = sound.substring(4).replace("-", "");
      String swapped = characters.substring(0, place) + second + first + characters.substring(place + 2);

      assertThat(AuthorizationNumber.read(FORMAT, swapped)).as(swapped).isEmpty();
    }
  }

  private static String soundWith(char first, char second, int place) {
    String random = "2345678".substring(0, place) + first + second + "2345678".substring(place + 2);
    return ALPHABET
        .chars()
        .mapToObj(check -> AuthorizationNumber.read(FORMAT, random + (char) check))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private String numberWith(String characters) {
    while (true) {
      String number = AuthorizationNumber.issue(FORMAT, random);
      if (characters.chars().allMatch(character -> number.indexOf(character) >= 0)) {
        return number;
      }
    }
  }
}
