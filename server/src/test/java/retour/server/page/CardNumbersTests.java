package retour.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTests {

  /** The networks' own test numbers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "3782 822463 10005",
        "6011111111111117",
        "30569309025904",
        "3530111333300000",
        "6200000000000005"
      })
  void masksCardNumbersHoweverTheyAreGrouped(String number) {
    String last = number.substring(number.length() - 4);

    assertThat(CardNumbers.masked("My card " + number + ", thanks."))
        .isEqualTo("My card **** **** **** " + last + ", thanks.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112",
        "DE89 3704 0044 0532 0130 00",
        "DE89370400440532013000",
        "GB29NWBK60161331926819",
        "1Z4111111111111111",
        "IMEI 356938035643809",
        "EAN 4006381333931",
        "00340434161094042557",
        "+1 555 0100 200 300",
        "+359 88 812 3456",
        "2026-11-21 18:30 1234",
        "R-4111111111111111X"
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(CardNumbers.masked(text)).isEqualTo(text);
  }

  @Test
  void masksEachOfSeveral() {
    assertThat(CardNumbers.masked("4111111111111111 / 5555555555554444"))
        .isEqualTo("**** **** **** 1111 / **** **** **** 4444");
  }
}
