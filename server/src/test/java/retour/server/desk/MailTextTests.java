package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import retour.server.desk.MailText.Piece;

class MailTextTests {

  @Test
  void cutsOutWebAddresses() {
    assertThat(MailText.pieces("See https://shop.example/a?b=c\nBye"))
        .containsExactly(
            new Piece("See ", false), new Piece("https://shop.example/a?b=c", true), new Piece("\nBye", false));
  }

  @Test
  void takesNothingElseForAnAddress() {
    assertThat(MailText.pieces("javascript:alert(1) ftp://x"))
        .containsExactly(new Piece("javascript:alert(1) ftp://x", false));
  }
}
