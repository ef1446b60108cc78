package retour.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Stores in PostgreSQL, kept in memory; another server's change is seen within {@link #KEPT_FOR}. */
@Repository
class PostgresStores implements Stores {

  private static final Duration KEPT_FOR = Duration.ofSeconds(10);

  private static final String ALL =
      """
      select store_id, name, currency, zone, languages, color, settings
      from store
      order by store_id
      """;

  private static final String SAVE =
      """
      insert into store (store_id, name, currency, zone, languages, color, settings)
      values (:store, :name, :currency, :zone, :languages, :color, :settings::jsonb)
      on conflict (store_id) do update set
        name = excluded.name,
        currency = excluded.currency,
        zone = excluded.zone,
        languages = excluded.languages,
        color = excluded.color,
        settings = excluded.settings
      """;

  private static final String KEEP_CONTACT =
      """
      update store
      set settings = jsonb_set(settings, array['carriers', :carrier], :contact::jsonb, true)
      where store_id = :store
      """;

  private static final String KEEP_CASES =
      """
      update store
      set settings = jsonb_set(settings, array['cases'], :cases::jsonb, true)
      where store_id = :store
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final JsonMapper json = JsonMapper.builder().build();
  private volatile Known known = new Known(Instant.MIN, Map.of());

  PostgresStores(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Store> find(StoreId id) {
    return Optional.ofNullable(known().stores().get(id));
  }

  @Override
  public List<Store> all() {
    return List.copyOf(known().stores().values());
  }

  @Override
  public void save(Store store) {
    jdbc.sql(SAVE)
        .param("store", store.id().value())
        .param("name", store.name())
        .param("currency", store.currency().getCurrencyCode())
        .param("zone", store.zone().getId())
        .param("languages", store.languages().toArray(String[]::new))
        .param("color", store.color())
        .param("settings", json.writeValueAsString(store.settings()))
        .update();
    forgetWhenSeen();
  }

  @Override
  public void keepContact(StoreId id, String carrier, StoreSettings.CarrierContact contact) {
    jdbc.sql(KEEP_CONTACT)
        .param("store", id.value())
        .param("carrier", carrier)
        .param("contact", json.writeValueAsString(contact))
        .update();
    forgetWhenSeen();
  }

  @Override
  public void keepCases(StoreId id, CaseSettings cases) {
    jdbc.sql(KEEP_CASES)
        .param("store", id.value())
        .param("cases", json.writeValueAsString(cases))
        .update();
    forgetWhenSeen();
  }

  /**
   * Others see the store when the transaction has ended: what they read until then is not to be kept after it, and this
   * transaction, which sees it already, is not to be answered from what they read.
   */
  private void forgetWhenSeen() {
    known = new Known(Instant.MIN, Map.of());
    if (TransactionSynchronizationManager.isSynchronizationActive() && !savedHere()) {
      TransactionSynchronizationManager.bindResource(this, true);
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              TransactionSynchronizationManager.unbindResource(PostgresStores.this);
              known = new Known(Instant.MIN, Map.of());
            }
          });
    }
  }

  private boolean savedHere() {
    return TransactionSynchronizationManager.hasResource(this);
  }

  private Known known() {
    Known seen = known;
    if (savedHere()) {
      return new Known(Instant.MIN, read());
    }
    Instant now = clock.instant();
    if (now.isBefore(seen.until())) {
      return seen;
    }
    Known read = new Known(now.plus(KEPT_FOR), read());
    known = read;
    return read;
  }

  private Map<StoreId, Store> read() {
    Map<StoreId, Store> stores = new LinkedHashMap<>();
    jdbc.sql(ALL).query(this::store).list().forEach(store -> stores.put(store.id(), store));
    return stores;
  }

  private Store store(ResultSet row, int rowNumber) throws SQLException {
    return new Store(
        new StoreId(row.getString("store_id")),
        row.getString("name"),
        Currency.getInstance(row.getString("currency")),
        ZoneId.of(row.getString("zone")),
        Arrays.asList((String[]) row.getArray("languages").getArray()),
        row.getString("color"),
        json.readValue(row.getString("settings"), StoreSettings.class));
  }

  private record Known(Instant until, Map<StoreId, Store> stores) {}
}
