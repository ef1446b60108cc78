package retour.server.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.store.StoreId;

/** Accounts in PostgreSQL. */
@Repository
class AccountRows {

  private static final String FIND =
      """
      select account_id, email, name, phone, address, language, offers_since, created_at, version
      from account
      where store_id = :store and account_id = :id
      """;

  private static final String CREDENTIALS =
      """
      select account_id, password_hash
      from account
      where store_id = :store and email_key = :email
      """;

  private static final String ADDRESS =
      """
      select email
      from account
      where store_id = :store and email_key = :email
      """;

  /** Whoever proved the address sets the password: a new account's or the old one's. */
  private static final String SET_PASSWORD =
      """
      insert into account (store_id, email, email_key, password_hash, language, offers_since, offers_key, created_at)
      values (:store, :email, :key, :hash, :language, :offersSince, :offersKey, :now)
      on conflict (store_id, email_key) do update
      set password_hash = excluded.password_hash, version = account.version + 1
      returning account_id
      """;

  private static final String CHANGE =
      """
      update account
      set name = :name, phone = :phone, address = :address, language = :language, version = version + 1
      where store_id = :store and account_id = :id and version = :version
      """;

  private static final String OFFERS =
      """
      update account
      set offers_since = case when :wanted then coalesce(offers_since, :now) end, version = version + 1
      where store_id = :store and account_id = :id
      """;

  private static final String NO_OFFERS =
      """
      update account
      set offers_since = null, version = version + 1
      where store_id = :store and offers_key = :key and offers_since is not null
      """;

  private static final String DELETE =
      """
      delete from account
      where store_id = :store and account_id = :id
      """;

  private final JdbcClient jdbc;

  AccountRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An address as it is looked up. */
  static String key(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  Optional<Account> find(StoreId store, AccountId id) {
    return of(FIND, store, id).query((row, _) -> account(store, row)).optional();
  }

  Optional<Credentials> credentials(StoreId store, String email) {
    return jdbc.sql(CREDENTIALS)
        .param("store", store.value())
        .param("email", key(email))
        .query((row, _) -> new Credentials(new AccountId(row.getObject("account_id", UUID.class)), row.getString("password_hash")))
        .optional();
  }

  /** The proven address of the account that this one is looked up as. */
  Optional<String> address(StoreId store, String email) {
    return jdbc.sql(ADDRESS).param("store", store.value()).param("email", key(email)).query(String.class).optional();
  }

  AccountId setPassword(NewPassword set, Instant now) {
    UUID id =
        jdbc.sql(SET_PASSWORD)
            .param("store", set.store().value())
            .param("email", set.email())
            .param("key", key(set.email()))
            .param("hash", set.hash())
            .param("language", set.language())
            .param("offersSince", set.offers() ? now.atOffset(ZoneOffset.UTC) : null)
            .param("offersKey", set.offersKey())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .single();
    return new AccountId(id);
  }

  /** Whether the account was still as somebody saw it. */
  boolean change(Account account, AccountDetails details) {
    return of(CHANGE, account.store(), account.id())
            .param("name", details.name())
            .param("phone", details.phone())
            .param("address", details.address())
            .param("language", details.language())
            .param("version", account.version())
            .update()
        == 1;
  }

  void offers(StoreId store, AccountId id, boolean wanted, Instant now) {
    of(OFFERS, store, id).param("wanted", wanted).param("now", now.atOffset(ZoneOffset.UTC)).update();
  }

  void noOffers(StoreId store, String key) {
    jdbc.sql(NO_OFFERS).param("store", store.value()).param("key", key).update();
  }

  void delete(StoreId store, AccountId id) {
    of(DELETE, store, id).update();
  }

  private JdbcClient.StatementSpec of(String sql, StoreId store, AccountId id) {
    return jdbc.sql(sql).param("store", store.value()).param("id", id.value());
  }

  private static Account account(StoreId store, ResultSet row) throws SQLException {
    return new Account(
        store,
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("email"),
        new AccountDetails(
            row.getString("name"), row.getString("phone"), row.getString("address"), row.getString("language")),
        Optional.ofNullable(row.getObject("offers_since", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getInt("version"));
  }

  /** What a log-in is checked against. */
  record Credentials(AccountId id, String passwordHash) {
    @Override
    public String toString() {
      return "Credentials[" + id + "]";
    }
  }

  /**
   * A password for a proven address.
   *
   * @param language for a new account
   * @param offers for a new account
   * @param offersKey for a new account: what an address to leave the offers holds
   */
  record NewPassword(StoreId store, String email, String hash, String language, boolean offers, String offersKey) {
    @Override
    public String toString() {
      return "NewPassword[" + store + "]";
    }
  }
}
