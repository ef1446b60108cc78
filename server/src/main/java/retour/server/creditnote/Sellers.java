package retour.server.creditnote;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.policy.money.Percent;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Right;
import retour.server.store.StoreId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which firm sells in each store; an administrator sets it. */
@Service
public class Sellers {

  private static final Right SAVE_SELLER = Right.ofStaff().andClock();

  private static final String FIND =
      """
      select legal_name, address, country, registration, vat_id, usual_rate_hundredths, number_patterns
      from seller
      where store_id = :store
      """;

  private static final String SAVE =
      """
      insert into seller (store_id, legal_name, address, country, registration, vat_id, usual_rate_hundredths,
                          number_patterns, changed_at, changed_by)
      values (:store, :name, :address, :country, :registration, :vat, :rate, :patterns::jsonb, :at, :by)
      on conflict (store_id) do update
      set legal_name = excluded.legal_name, address = excluded.address, country = excluded.country,
          registration = excluded.registration, vat_id = excluded.vat_id,
          usual_rate_hundredths = excluded.usual_rate_hundredths, number_patterns = excluded.number_patterns,
          changed_at = excluded.changed_at, changed_by = excluded.changed_by
      """;

  private final JdbcClient jdbc;
  private final NumberSeries series;
  private final InstantSource clock;
  private final JsonMapper json = JsonMapper.builder().build();

  Sellers(JdbcClient jdbc, NumberSeries series, InstantSource clock) {
    this.series = series;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Empty until it was set: then the store's documents name the store, without value added tax. */
  public Optional<Seller> find(StoreId store) {
    return jdbc.sql(FIND).param("store", store.value()).query((row, n) -> seller(row)).optional();
  }

  /**
   * Keeps who sells, for documents from now on.
   *
   * @throws Refused with NOT_ALLOWED for anybody but an administrator or the clock, or INVALID_INPUT (field {@code
   *     seller_numbers}: {@code pattern_of_another_series}, {@code pattern_of_another_store} of the same VAT number, {@code
   *     pattern_used_up} or {@code pattern_given_out}: a number it would give exists)
   */
  public Seller save(StoreId store, Seller seller, Actor actor) {
    SAVE_SELLER.require(actor);
    series
        .fault(store, seller)
        .ifPresent(
            code -> {
              throw Refused.fields(List.of(new FieldFault("seller_numbers", code)));
            });
    Map<String, String> patterns = new TreeMap<>();
    seller.patterns().forEach((series, pattern) -> patterns.put(series.code(), pattern.text()));
    jdbc.sql(SAVE)
        .param("store", store.value())
        .param("name", seller.party().name())
        .param("address", seller.party().address())
        .param("country", seller.party().country())
        .param("registration", seller.party().registration())
        .param("vat", seller.party().vatId())
        .param("rate", new SqlParameterValue(Types.INTEGER, seller.usualRate().map(Percent::hundredths).orElse(null)))
        .param("patterns", json.writeValueAsString(patterns))
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("by", actor.who())
        .update();
    return seller;
  }

  private Seller seller(ResultSet row) throws SQLException {
    Map<String, String> patterns =
        json.readValue(row.getString("number_patterns"), new TypeReference<Map<String, String>>() {});
    int rate = row.getInt("usual_rate_hundredths");
    return new Seller(
        new Party(
            row.getString("legal_name"),
            row.getString("address"),
            row.getString("country"),
            row.getString("registration"),
            row.getString("vat_id")),
        rate == 0 ? Optional.empty() : Optional.of(new Percent(rate)),
        Arrays.stream(Series.values())
            .filter(series -> patterns.containsKey(series.code()))
            .collect(Collectors.toMap(series -> series, series -> new NumberPattern(String.valueOf(patterns.get(series.code()))))));
  }
}
