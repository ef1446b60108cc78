package retour.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.account.AccountRows.NewPassword;
import retour.server.customer.Tokens;
import retour.server.mail.MailNotice;
import retour.server.mail.MailTemplates;
import retour.server.mail.Outbox;
import retour.server.platform.Throttle;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Store;
import retour.server.store.StoreId;

/**
 * One-time links that prove an address: with one its owner sets the password of a new account, or of the one there is.
 * Nobody learns from the answer, or from how long it takes, whether an address has an account (clause IE-28).
 */
@Service
public class AccountLinks {

  static final Duration VALID = Duration.ofHours(1);

  private static final int TIMES_AN_ADDRESS = 5;
  private static final int TIMES_A_SENDER = 30;
  private static final Duration SENDER_PERIOD = Duration.ofMinutes(10);

  private static final String KEEP =
      """
      insert into account_link (store_id, token_hash, email, language, created_at, expires_at)
      values (:store, :hash, :email, :language, :now, :expires)
      """;

  private static final String USE =
      """
      update account_link
      set used_at = :now
      where store_id = :store and token_hash = :hash and used_at is null and expires_at > :now
      returning email, language
      """;

  /** With a new password the other links of the address go. */
  private static final String USE_UP =
      """
      delete from account_link
      where store_id = :store and lower(email) = lower(:email) and used_at is null
      """;

  private static final String STATE =
      """
      select email, language, used_at is not null as used, expires_at > :now as valid
      from account_link
      where store_id = :store and token_hash = :hash
      """;

  private final AccountRows accounts;
  private final AccountSessions sessions;
  private final Passwords passwords;
  private final MailTemplates templates;
  private final Outbox outbox;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Executor aside;
  private final Throttle byAddress;
  private final Throttle bySender;

  AccountLinks(
      AccountRows accounts,
      AccountSessions sessions,
      Passwords passwords,
      MailTemplates templates,
      Outbox outbox,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      InstantSource clock,
      @Qualifier("linkMails") Executor aside) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.templates = templates;
    this.outbox = outbox;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.aside = aside;
    this.byAddress = new Throttle(TIMES_AN_ADDRESS, Duration.ofHours(1), clock);
    this.bySender = new Throttle(TIMES_A_SENDER, SENDER_PERIOD, clock);
  }

  /**
   * Mails a link to an address, whether it has an account or not; looking that up happens after the answer.
   *
   * @param sender a throttling key of the network prefix, not stored
   * @throws Refused with TOO_MANY_TRIES when this address or this sender asks too often
   */
  public void request(Store store, String email, String language, String sender) {
    if (!bySender.passes(store.id() + " " + sender) || !byAddress.passes(store.id() + " " + AccountRows.key(email))) {
      throw Refused.because(ProblemCode.TOO_MANY_TRIES);
    }
    aside.execute(() -> send(store, email.strip(), language));
  }

  private void send(Store store, String typed, String language) {
    String token = Tokens.next();
    Instant now = clock.instant();
    // An address that only looks alike, or becomes the same in lower case, may be a stranger's: the known one gets the link.
    Optional<String> kept = accounts.address(store.id(), typed);
    boolean known = kept.isPresent();
    String email = kept.orElse(typed);
    transaction.executeWithoutResult(
        _ -> {
          jdbc.sql(KEEP)
              .param("store", store.id().value())
              .param("hash", Tokens.hash(token))
              .param("email", email)
              .param("language", language)
              .param("now", now.atOffset(ZoneOffset.UTC))
              .param("expires", now.plus(VALID).atOffset(ZoneOffset.UTC))
              .update();
          outbox.put(templates.write(mail(store, email, language, token, known)));
        });
  }

  private static MailNotice mail(Store store, String email, String language, String token, boolean known) {
    return new MailNotice(
        store,
        "account_link/" + HexFormat.of().formatHex(Tokens.hash(token)),
        known ? "account_password" : "account_new",
        language,
        email,
        List.of(),
        "",
        List.of(),
        "/account/link/" + token);
  }

  /**
   * What a link is for, without using it.
   *
   * @throws Refused with LINK_USED, LINK_EXPIRED or NOT_FOUND
   */
  public Waiting look(StoreId store, String token) {
    return jdbc.sql(STATE)
        .param("store", store.value())
        .param("hash", Tokens.hash(token))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) -> new State(row.getString("email"), row.getBoolean("used"), row.getBoolean("valid")))
        .optional()
        .map(state -> state.waiting(accounts.credentials(store, state.email()).isPresent()))
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /**
   * Uses a link: sets the password, ends all other sessions of the account and begins one.
   *
   * @param offers whether the owner of a new account agreed to offers (clause IP-21); an old one keeps what it said
   * @return the session's token
   * @throws Refused with INVALID_INPUT (the link stays usable), LINK_USED, LINK_EXPIRED or NOT_FOUND
   */
  public String setPassword(Store store, String token, String password, boolean offers) {
    Waiting waiting = look(store.id(), token);
    String hash = passwords.hash(password, List.of(waiting.email(), store.name(), store.id().value()));
    return Optional.ofNullable(transaction.execute(_ -> use(store, token, hash, offers)))
        .orElseThrow(() -> Refused.because(ProblemCode.LINK_USED));
  }

  private String use(Store store, String token, String hash, boolean offers) {
    Instant now = clock.instant();
    NewPassword set =
        jdbc.sql(USE)
            .param("store", store.id().value())
            .param("hash", Tokens.hash(token))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(
                (row, _) ->
                    new NewPassword(
                        store.id(), row.getString("email"), hash, row.getString("language"), offers, Tokens.next()))
            .optional()
            .orElseThrow(() -> Refused.because(ProblemCode.LINK_USED));
    jdbc.sql(USE_UP).param("store", store.id().value()).param("email", set.email()).update();
    AccountId account = accounts.setPassword(set, now);
    sessions.endAll(store.id(), account);
    return sessions.begin(store.id(), account);
  }

  /**
   * A link that can be used.
   *
   * @param known whether the address has an account already
   */
  public record Waiting(String email, boolean known) {
    @Override
    public String toString() {
      return "Waiting[" + known + "]";
    }
  }

  private record State(String email, boolean used, boolean valid) {

    Waiting waiting(boolean known) {
      if (used || !valid) {
        throw Refused.because(used ? ProblemCode.LINK_USED : ProblemCode.LINK_EXPIRED);
      }
      return new Waiting(email, known);
    }
  }
}
