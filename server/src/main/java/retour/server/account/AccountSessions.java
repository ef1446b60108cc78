package retour.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.customer.Tokens;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;

/**
 * Who is logged in: a token in the address, as with one-time links, so that nothing needs a cookie (clause IP-23). A session
 * ends after two hours, by logging out, and with each new password.
 */
@Service
public class AccountSessions {

  static final Duration LASTS = Duration.ofHours(2);

  private static final String BEGIN =
      """
      insert into account_session (store_id, token_hash, account_id, started_at, expires_at)
      values (:store, :hash, :account, :now, :expires)
      """;

  private static final String FIND =
      """
      select account_id, expires_at
      from account_session
      where store_id = :store and token_hash = :hash
      """;

  private static final String END =
      """
      delete from account_session
      where store_id = :store and token_hash = :hash
      """;

  private static final String END_ALL =
      """
      delete from account_session
      where store_id = :store and account_id = :account
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  AccountSessions(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  String begin(StoreId store, AccountId account) {
    String token = Tokens.next();
    Instant now = clock.instant();
    jdbc.sql(BEGIN)
        .param("store", store.value())
        .param("hash", Tokens.hash(token))
        .param("account", account.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", now.plus(LASTS).atOffset(ZoneOffset.UTC))
        .update();
    return token;
  }

  /** @throws Refused with NOT_FOUND or LINK_EXPIRED */
  public AccountId account(StoreId store, String token) {
    Session session =
        jdbc.sql(FIND)
            .param("store", store.value())
            .param("hash", Tokens.hash(token))
            .query(
                (row, _) ->
                    new Session(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
            .optional()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    if (!clock.instant().isBefore(session.expiresAt())) {
      throw Refused.because(ProblemCode.LINK_EXPIRED);
    }
    return session.account();
  }

  /** Logs out. */
  public void end(StoreId store, String token) {
    jdbc.sql(END).param("store", store.value()).param("hash", Tokens.hash(token)).update();
  }

  void endAll(StoreId store, AccountId account) {
    jdbc.sql(END_ALL).param("store", store.value()).param("account", account.value()).update();
  }

  private record Session(AccountId account, Instant expiresAt) {}
}
