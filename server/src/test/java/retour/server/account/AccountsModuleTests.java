package retour.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.customer.Visits;
import retour.server.mail.Outbox;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.ShopData;
import retour.server.testing.Shows;
import retour.server.testing.TestClock;

@RetourModuleTest
class AccountsModuleTests {

  private static final StoreId STORE = ShopData.IMPRESS;
  private static final String KIM = "Kim@example.com";

  @Autowired private ApplicationContext beans;
  @Autowired private Stores stores;
  @Autowired private Accounts accounts;
  @Autowired private AccountRows rows;
  @Autowired private AccountSessions sessions;
  @Autowired private Passwords passwords;
  @Autowired private PersonalCopy copy;
  @Autowired private Visits visits;
  @Autowired private Outbox outbox;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;
  private AccountFixture given;
  private LogIn logIn;

  @BeforeEach
  void aShopWithOrders() {
    stores.save(ShopData.impress());
    stores.save(ShopData.imperium());
    given = new AccountFixture(beans);
    logIn = new LogIn(rows, sessions, passwords, clock);
    rows.credentials(STORE, KIM).ifPresent(found -> rows.delete(STORE, found.id()));
    ShopData.order(jdbc, STORE, 81, "IC-8001", "kim@example.com");
    ShopData.order(jdbc, STORE, 82, "IC-8002", "lee@example.com");
  }

  @Nested
  class ByLink {

    @Test
    void makesAnAccountOfAProvenAddress() {
      String session = given.session(STORE, KIM);

      Account made = accounts.of(STORE, session);

      assertThat(made.email()).isEqualTo(KIM);
      assertThat(made.details()).isEqualTo(new AccountDetails("", "", "", "en"));
      assertThat(made.offersSince()).isEmpty();
      assertThat(logIn.with(STORE, " kim@EXAMPLE.com", AccountFixture.PASSWORD, "here")).isPresent();
    }

    @Test
    void mailsALinkWhetherThereIsAnAccountOrNot() {
      given.mailedToken(STORE, KIM);
      String first = outbox.latest(STORE, 1).getFirst().mail().template();
      given.session(STORE, KIM);
      given.mailedToken(STORE, KIM);

      String second = outbox.latest(STORE, 1).getFirst().mail().template();

      assertThat(List.of(first, second)).containsExactly("account_new", "account_password");
    }

    @Test
    void goesToTheProvenAddressAndNotToOneThatOnlyBecomesIt() {
      given.session(STORE, KIM);

      given.mailedToken(STORE, "\u212Aim@example.com");

      assertThat(outbox.latest(STORE, 1).getFirst().mail().recipient()).isEqualTo(KIM);
    }

    @Test
    void isForgottenWithItsAddressAndSoAreSessions() {
      given.mailedToken(STORE, "never@example.com");
      given.session(STORE, KIM);

      ForgetAccountLinks.forget(jdbc, clock.instant());
      assertThat(count("account_session")).isPositive();
      ForgetAccountLinks.forget(jdbc, clock.instant().plus(Duration.ofDays(2)));

      assertThat(count("account_link")).isZero();
      assertThat(count("account_session")).isZero();
    }

    @Test
    @Shows("IE-28")
    void opensOnceAndForAnHour() {
      Store store = stores.get(STORE);
      String token = given.mailedToken(STORE, KIM);
      given.links().setPassword(store, token, AccountFixture.PASSWORD, false);
      String late = given.mailedToken(STORE, KIM);

      assertThatThrownBy(() -> given.links().look(STORE, token)).satisfies(refusedFor(ProblemCode.LINK_USED));
      assertThatThrownBy(() -> given.links().look(ShopData.IMPERIUM, late)).satisfies(refusedFor(ProblemCode.NOT_FOUND));
      clock.advance(AccountLinks.VALID);
      assertThatThrownBy(() -> given.links().setPassword(store, late, AccountFixture.PASSWORD, false))
          .satisfies(refusedFor(ProblemCode.LINK_EXPIRED));
    }

    @Test
    void setsOnePasswordOfTwoSentAtOnce() throws Exception {
      Store store = stores.get(STORE);
      String token = given.mailedToken(STORE, KIM);
      Callable<Boolean> use = () -> used(() -> given.links().setPassword(store, token, AccountFixture.PASSWORD, false));

      try (ExecutorService both = Executors.newFixedThreadPool(2)) {
        List<Future<Boolean>> uses = both.invokeAll(List.of(use, use));

        assertThat(List.of(uses.get(0).get(), uses.get(1).get())).containsExactlyInAnyOrder(true, false);
      }
    }

    @Test
    void endsOtherSessionsWithANewPassword() {
      String before = given.session(STORE, KIM);

      String after = given.session(STORE, KIM);

      assertThatThrownBy(() -> accounts.of(STORE, before)).satisfies(refusedFor(ProblemCode.NOT_FOUND));
      assertThat(accounts.of(STORE, after).email()).isEqualTo(KIM);
    }

    @ParameterizedTest
    @CsvSource({"short, too_short", "password12, too_easy", "kim@example.com, too_easy", "impress123, too_easy"})
    void takesNoPasswordThatIsQuicklyGuessed(String password, String code) {
      String token = given.mailedToken(STORE, KIM);

      assertThatThrownBy(() -> given.links().setPassword(stores.get(STORE), token, password, false))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.fields()).containsExactly(new FieldFault("password", code)));
      assertThat(given.links().look(STORE, token).known()).isFalse();
    }
  }

  @Nested
  class ByPassword {

    @Test
    void answersAlikeWithoutAnAccountAndWithAWrongPassword() {
      given.session(STORE, KIM);

      Optional<String> wrong = logIn.with(STORE, KIM, "lamp-river-sixteen-goat", "here");
      Optional<String> unknown = logIn.with(STORE, "nobody@example.com", AccountFixture.PASSWORD, "here");
      Optional<String> elsewhere = logIn.with(ShopData.IMPERIUM, KIM, AccountFixture.PASSWORD, "here");

      assertThat(List.of(wrong, unknown, elsewhere)).containsOnly(Optional.empty());
    }

    @Test
    void slowsDownWhoGuesses() {
      IntStream.range(0, 10).forEach(_ -> logIn.with(STORE, "guessed@example.com", "x", "here"));

      assertThatThrownBy(() -> logIn.with(STORE, "Guessed@example.com", "x", "here"))
          .satisfies(refusedFor(ProblemCode.TOO_MANY_TRIES));
      assertThat(logIn.with(STORE, "guessed@example.com", "x", "elsewhere")).isEmpty();
    }

    @Test
    void endsAfterTwoHoursAndByLoggingOut() {
      String left = given.session(STORE, KIM);
      sessions.end(STORE, left);
      assertThatThrownBy(() -> accounts.of(STORE, left)).satisfies(refusedFor(ProblemCode.NOT_FOUND));
      String old = given.session(STORE, KIM);

      clock.advance(AccountSessions.LASTS);

      assertThatThrownBy(() -> accounts.of(STORE, old)).satisfies(refusedFor(ProblemCode.LINK_EXPIRED));
      assertThatThrownBy(() -> accounts.of(ShopData.IMPERIUM, old)).satisfies(refusedFor(ProblemCode.NOT_FOUND));
    }

    @Test
    void keepsNoTokenAndNoPasswordInTheDatabase() {
      String session = given.session(STORE, KIM);

      assertThat(
          jdbc.sql("select password_hash || encode(token_hash, 'escape') from account join account_session using (store_id, account_id)")
              .query(String.class)
              .list())
          .isNotEmpty()
          .noneMatch(row -> row.contains(session) || row.contains(AccountFixture.PASSWORD))
          .allMatch(row -> row.startsWith("$argon2id$"));
    }
  }

  @Nested
  class OfTheOwner {

    @Test
    void showsAndOpensOnlyOrdersOfTheAddress() {
      Account own = accounts.of(STORE, given.session(STORE, KIM));

      assertThat(accounts.orders(own)).extracting(Order::number).contains("IC-8001").doesNotContain("IC-8002");
      String visit = accounts.open(own, new OrderId(81));
      assertThat(visits.order(STORE, visit)).isEqualTo(new OrderId(81));
      assertThatThrownBy(() -> accounts.open(own, new OrderId(82))).satisfies(refusedFor(ProblemCode.NOT_FOUND));
      assertThatThrownBy(() -> accounts.open(own, new OrderId(99_999))).satisfies(refusedFor(ProblemCode.NOT_FOUND));
    }

    @Test
    void letsOneOfTwoChangesAtOnceWin() {
      Account seen = accounts.of(STORE, given.session(STORE, KIM));
      accounts.change(seen, AccountDetails.of("Kim Lee", "", "", "en"));

      assertThatThrownBy(() -> accounts.change(seen, AccountDetails.of("Lee Kim", "", "", "en")))
          .satisfies(refusedFor(ProblemCode.CHANGED_MEANWHILE));
    }

    @Test
    void leavesTheOffersWithOneClick() {
      String session = given.session(STORE, KIM);
      accounts.offers(accounts.of(STORE, session), true);
      assertThat(accounts.of(STORE, session).offersSince()).contains(clock.instant());
      String key = jdbc.sql("select offers_key from account where email = :email").param("email", KIM).query(String.class).single();
      accounts.noOffers(STORE, "x".repeat(43));
      assertThat(accounts.of(STORE, session).offersSince()).isPresent();

      accounts.noOffers(STORE, key);
      accounts.noOffers(STORE, key);

      assertThat(accounts.of(STORE, session).offersSince()).isEmpty();
    }

    @Test
    @Shows("IP-19")
    void takesAlongWhatIsKeptAndNothingOfOthers() {
      Account own = accounts.of(STORE, given.session(STORE, KIM));

      String file = copy.of(own);

      assertThat(file)
          .contains("\"IC-8001\"", "\"returns\"", "\"withdrawals\"", "\"complaints\"", "\"files\"", "\"payouts\"", KIM)
          .contains("\"disclosures\"", "\"mails\"", "\"bank_accounts\"", "\"store_credit\"", "\"referrals\"")
          .contains("/impress/account/link/•••")
          .doesNotContain("IC-8002", "lee@example.com", "argon2", "offers_key");
    }

    @Test
    @Shows("IP-19")
    void leavesNoRowOfADeletedAccount() {
      String session = given.session(STORE, KIM);
      Account own = accounts.of(STORE, session);

      accounts.delete(own);

      assertThatThrownBy(() -> accounts.of(STORE, session)).satisfies(refusedFor(ProblemCode.NOT_FOUND));
      assertThat(logIn.with(STORE, KIM, AccountFixture.PASSWORD, "here")).isEmpty();
      assertThat(jdbc.sql("select count(*) from account where email_key = 'kim@example.com'").query(Long.class).single()).isZero();
    }
  }

  private static boolean used(Runnable use) {
    try {
      use.run();
      return true;
    } catch (Refused refused) {
      assertThat(refused.code()).isEqualTo(ProblemCode.LINK_USED);
      return false;
    }
  }

  private static Consumer<Throwable> refusedFor(ProblemCode... codes) {
    return failure ->
        assertThat(failure)
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(Arrays.asList(codes)).contains(refused.code()));
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
