package retour.server.settlement;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.problem.Refused;
import retour.server.sepa.Bic;
import retour.server.sepa.Iban;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** From which account each store pays; an administrator sets it. */
@Service
public class PayerAccounts {

  private static final String FIND =
      """
      select name, sealed, iban, bic
      from payer_account
      where store_id = :store
      """;

  private static final String SAVE =
      """
      insert into payer_account (store_id, name, sealed, bic, changed_at, changed_by)
      values (:store, :name, :sealed, :bic, :at, :by)
      on conflict (store_id) do update
      set name = excluded.name, sealed = excluded.sealed, iban = null, bic = excluded.bic,
          changed_at = excluded.changed_at, changed_by = excluded.changed_by
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final SealedAccounts sealed;

  PayerAccounts(JdbcClient jdbc, InstantSource clock, SealedAccounts sealed) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sealed = sealed;
  }

  /** Empty until it was set: then no batch can be made. */
  public Optional<PayerAccount> find(StoreId store) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .query(
            (row, n) ->
                new Kept(
                    row.getString("name"),
                    Optional.ofNullable(row.getBytes("sealed")),
                    String.valueOf(row.getString("iban")),
                    row.getString("bic")))
        .optional()
        .map(kept -> opened(store, kept));
  }

  private PayerAccount opened(StoreId store, Kept kept) {
    String iban = kept.sealed().map(bytes -> sealed.openOwn(store, bytes)).orElse(kept.plain());
    return new PayerAccount(
        kept.name(), new Iban(iban), Optional.of(kept.bic()).filter(bic -> !bic.isEmpty()).map(Bic::new));
  }

  /** @param plain as an earlier version wrote it */
  private record Kept(String name, Optional<byte[]> sealed, String plain, String bic) {}

  /** @throws Refused with NOT_ALLOWED for anybody but an administrator or the clock */
  public PayerAccount save(StoreId store, PayerAccount account, Actor actor) {
    MoneyRights.PAYER.require(actor);
    jdbc.sql(SAVE)
        .param("store", store.value())
        .param("name", account.name())
        .param("sealed", sealed.sealOwn(store, account.account().value()))
        .param("bic", account.bank().map(Bic::value).orElse(""))
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("by", actor.who())
        .update();
    return account;
  }
}
