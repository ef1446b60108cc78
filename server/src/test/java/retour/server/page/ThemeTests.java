package retour.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThemeTests {

  @Test
  void darkensAColourUntilItReadsOnWhite() {
    Theme yellow = Theme.of("#ffd400");

    assertThat(Theme.contrastOnWhite(yellow.ink())).isGreaterThanOrEqualTo(4.5);
    assertThat(yellow.css()).startsWith(":root{--store:#ffd400;--store-ink:#");
  }

  @Test
  void leavesADarkColourAlone() {
    assertThat(Theme.of("#1a237e").ink()).isEqualTo(0x1a237e);
  }
}
