package retour.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookupKeyTests {

  @Test
  void readsNumbersAsPeopleTypeThem() {
    assertThat(LookupKey.ofNumber(" # ip-1001\u00a0 ")).isEqualTo("IP-1001");
    assertThat(LookupKey.ofNumber("#1001")).isEqualTo(LookupKey.ofNumber("1001"));
  }

  @Test
  void readsMailAddressesAndSerialsWithoutCase() {
    assertThat(LookupKey.ofEmail(" Kim@Example.com\n")).isEqualTo("kim@example.com");
    assertThat(LookupKey.ofSerial("sn 12-3")).isEqualTo("SN12-3");
  }

  @Test
  void knowsCodesThatAreNoGoods() {
    assertThat(NotGoods.contains("POST")).isTrue();
    assertThat(NotGoods.contains(" m ")).isTrue();
    assertThat(NotGoods.contains("gift_0001_20")).isTrue();
    assertThat(NotGoods.contains("bank charges")).isTrue();
    assertThat(NotGoods.contains("POSTCARD")).isFalse();
    assertThat(NotGoods.contains("")).isFalse();
  }
}
