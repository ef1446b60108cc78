package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
@Import(DeskFixture.class)
class SecondFactorModuleTests {

  private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{39})</code>");
  private static final Pattern RECOVERY = Pattern.compile("<code>([A-Z2-7-]{29})</code>");
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  @Autowired private DeskFixture fixture;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  @BeforeEach
  void load() {
    if (jdbc.sql("select count(*) from staff").query(Long.class).single() == 0) {
      fixture.load();
    }
    clock.advance(Duration.ofHours(1));
  }

  @Test
  void asksForTheCodeOfTheAppAndTakesEachOnce() {
    byte[] secret = switchedOn("clerk@impress");
    clock.advance(Duration.ofMinutes(1));

    DeskBrowser browser = DeskBrowser.loggedIn(port, "clerk@impress", DeskFixture.PASSWORD);
    assertThat(browser.text()).contains("Your code").doesNotContain("What waits");
    assertThat(browser.get("/desk/cases").uri().getPath()).isEqualTo("/desk/login/code");
    browser.post("/desk/login/code", Map.of("code", "000000"));
    assertThat(browser.text()).contains("That code is wrong");
    String before = browser.session();
    browser.post("/desk/login/code", Map.of("code", code(secret)));

    assertThat(browser.text()).contains("What waits");
    assertThat(browser.session()).isNotEqualTo(before);
    DeskBrowser second = DeskBrowser.loggedIn(port, "clerk@impress", DeskFixture.PASSWORD);
    second.post("/desk/login/code", Map.of("code", code(secret)));
    assertThat(second.text()).contains("used already");
  }

  @Test
  void letsInOnceWithEachRecoveryCode() {
    DeskBrowser browser = DeskBrowser.loggedIn(port, "inspector@impress", DeskFixture.PASSWORD);
    String recovery = switchOn(browser).recovery().getFirst();

    DeskBrowser first = DeskBrowser.loggedIn(port, "inspector@impress", DeskFixture.PASSWORD);
    first.post("/desk/login/code", Map.of("code", recovery.toLowerCase(Locale.ROOT)));
    DeskBrowser again = DeskBrowser.loggedIn(port, "inspector@impress", DeskFixture.PASSWORD);
    again.post("/desk/login/code", Map.of("code", recovery));

    assertThat(first.text()).contains("What waits");
    assertThat(again.text()).contains("That code is wrong");
    assertThat(browser.get("/desk/me").body()).doesNotContain(recovery);
  }

  @Test
  void slowsDownGuessingOfCodes() {
    byte[] secret = switchedOn("accountant@impress");
    clock.advance(Duration.ofMinutes(1));
    DeskBrowser browser = DeskBrowser.loggedIn(port, "accountant@impress", DeskFixture.PASSWORD);
    for (int i = 0; i < 5; i++) {
      browser.post("/desk/login/code", Map.of("code", "00000" + i));
    }

    browser.post("/desk/login/code", Map.of("code", code(secret)));

    assertThat(browser.text()).contains("Too many tries");
  }

  @Test
  void slowsDownGuessingInAnOpenSession() {
    DeskBrowser browser = DeskBrowser.loggedIn(port, "accountant@image-pro", DeskFixture.PASSWORD);
    byte[] secret = switchOn(browser).secret();
    clock.advance(Duration.ofMinutes(10));
    for (int i = 0; i < 5; i++) {
      browser.post("/desk/me/factor/off", Map.of("code", "00000" + i));
      browser.post("/desk/me/password", Map.of("current", "guess " + i, "wanted", "eleven grey herons"));
    }

    browser.post("/desk/me/factor/off", Map.of("code", code(secret)));
    assertThat(browser.text()).contains("Too many tries");
    browser.post("/desk/me/password", Map.of("current", DeskFixture.PASSWORD, "wanted", "eleven grey herons"));
    assertThat(browser.text()).contains("Too many tries");
    clock.advance(Duration.ofMinutes(1));
    browser.post("/desk/me/factor/off", Map.of("code", code(secret)));
    assertThat(browser.text()).contains("The second step is off.");
  }

  @Test
  void isNotAskedForBeforeItsFirstCodeProvedIt() {
    DeskBrowser browser = DeskBrowser.loggedIn(port, "auditor@impress", DeskFixture.PASSWORD);
    browser.get("/desk/me");
    browser.post("/desk/me/factor/begin", Map.of());
    browser.post("/desk/me/factor/confirm", Map.of("code", "123"));
    assertThat(browser.text()).contains("That code is wrong or was used already.");

    assertThat(DeskBrowser.loggedIn(port, "auditor@impress", DeskFixture.PASSWORD).text()).contains("What waits");
  }

  @Test
  void isSwitchedOffWithACodeOnly() {
    DeskBrowser browser = DeskBrowser.loggedIn(port, "supervisor@impress", DeskFixture.PASSWORD);
    byte[] secret = switchOn(browser).secret();
    browser.post("/desk/me/factor/off", Map.of("code", "1"));
    assertThat(browser.text()).contains("That code is wrong");
    clock.advance(Duration.ofMinutes(1));
    browser.post("/desk/me/factor/off", Map.of("code", code(secret)));

    assertThat(browser.text()).contains("The second step is off.");
    assertThat(DeskBrowser.loggedIn(port, "supervisor@impress", DeskFixture.PASSWORD).text()).contains("What waits");
  }

  @Test
  void endsEverySessionOfThePersonAndOfNobodyElse() {
    DeskBrowser here = DeskBrowser.loggedIn(port, "clerk@image-pro", DeskFixture.PASSWORD);
    DeskBrowser there = DeskBrowser.loggedIn(port, "clerk@image-pro", DeskFixture.PASSWORD);
    DeskBrowser other = DeskBrowser.loggedIn(port, "inspector@image-pro", DeskFixture.PASSWORD);

    here.get("/desk/me");
    clock.advance(Duration.ofSeconds(1));
    here.post("/desk/me/sessions/end", Map.of());

    assertThat(there.get("/desk").uri().getPath()).isEqualTo("/desk/login");
    assertThat(here.get("/desk").uri().getPath()).isEqualTo("/desk/login");
    assertThat(other.get("/desk").uri().getPath()).isEqualTo("/desk");
    assertThat(DeskBrowser.loggedIn(port, "clerk@image-pro", DeskFixture.PASSWORD).text()).contains("What waits");
  }

  @Test
  void endsASessionAfterTwelveHours() {
    DeskBrowser browser = DeskBrowser.loggedIn(port, "auditor@image-pro", DeskFixture.PASSWORD);
    clock.advance(Duration.ofHours(12).minusSeconds(1));
    assertThat(browser.get("/desk").uri().getPath()).isEqualTo("/desk");
    clock.advance(Duration.ofSeconds(2));

    assertThat(browser.get("/desk").uri().getPath()).isEqualTo("/desk/login");
    assertThat(browser.text()).contains("Your session has ended");
  }

  @Test
  void changesThePasswordAndEndsTheSessions() {
    DeskBrowser browser = DeskBrowser.loggedIn(port, "supervisor@image-pro", DeskFixture.PASSWORD);
    DeskBrowser there = DeskBrowser.loggedIn(port, "supervisor@image-pro", DeskFixture.PASSWORD);
    browser.get("/desk/me");
    browser.post("/desk/me/password", Map.of("current", "wrong", "wanted", "eleven chairs and a lamp"));
    assertThat(browser.text()).contains("That is not your current password.");
    browser.post("/desk/me/password", Map.of("current", DeskFixture.PASSWORD, "wanted", "short"));
    assertThat(browser.text()).contains("It has fewer than 12 characters.");
    browser.post("/desk/me/password", Map.of("current", DeskFixture.PASSWORD, "wanted", "my image-pro password"));
    assertThat(browser.text()).contains("It is too easy to guess.");
    clock.advance(Duration.ofSeconds(1));
    browser.post("/desk/me/password", Map.of("current", DeskFixture.PASSWORD, "wanted", "eleven chairs and a lamp"));

    assertThat(browser.text()).contains("Your password is changed");
    assertThat(there.get("/desk").uri().getPath()).isEqualTo("/desk/login");
    clock.advance(Duration.ofMinutes(5));
    assertThat(DeskBrowser.loggedIn(port, "supervisor@image-pro", DeskFixture.PASSWORD).text())
        .contains("Name or password is wrong");
    assertThat(DeskBrowser.loggedIn(port, "supervisor@image-pro", "eleven chairs and a lamp").text())
        .contains("What waits");
  }

  private byte[] switchedOn(String login) {
    return switchOn(DeskBrowser.loggedIn(port, login, DeskFixture.PASSWORD)).secret();
  }

  private SwitchedOn switchOn(DeskBrowser browser) {
    browser.get("/desk/me");
    browser.post("/desk/me/factor/begin", Map.of());
    Matcher found = SECRET.matcher(browser.html());
    assertThat(found.find()).isTrue();
    byte[] secret = decoded(found.group(1).replace(" ", ""));
    browser.post("/desk/me/factor/confirm", Map.of("code", code(secret)));
    assertThat(browser.text()).contains("The second step is on.");
    return new SwitchedOn(secret, RECOVERY.matcher(browser.html()).results().map(each -> each.group(1)).toList());
  }

  /** As an app reckons it, written anew. */
  private String code(byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(clock.instant().getEpochSecond() / 30).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decoded(String base32) {
    ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
    for (int i = 0; i < base32.length(); i += 8) {
      long group = 0;
      for (int j = 0; j < 8; j++) {
        group = group << 5 | ALPHABET.indexOf(base32.charAt(i + j));
      }
      for (int shift = 32; shift >= 0; shift -= 8) {
        bytes.put((byte) (group >> shift));
      }
    }
    return bytes.array();
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record SwitchedOn(byte[] secret, List<String> recovery) {}
}
