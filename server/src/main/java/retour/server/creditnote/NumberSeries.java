package retour.server.creditnote;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.store.StoreId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds a new pattern against all numbers it could meet: those of the store's other series, those given out, and those of
 * other stores of the same firm, whose tax documents share one number range.
 */
@Repository
class NumberSeries {

  private static final String LAST =
      """
      select coalesce(max(last_serial), 0)
      from credit_note_counter
      where store_id = :store and series = :series
      """;

  private static final String GIVEN_OUT =
      """
      select count(*)
      from credit_note
      where store_id = :store
        and length(number) = length(:start) + :places + length(:end)
        and left(number, length(:start)) = :start
        and right(number, length(:end)) = :end
        and substring(number from length(:start) + 1 for :places) ~ '^[0-9]+$'
        and substring(number from length(:start) + 1 for :places)::bigint > :last
      """;

  private static final String OF_THE_FIRM =
      """
      select number_patterns
      from seller
      where store_id <> :store and vat_id = :vat and vat_id <> ''
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.builder().build();

  NumberSeries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Why the seller's patterns cannot be taken, as a fault's code; empty where they can. */
  Optional<String> fault(StoreId store, Seller seller) {
    return Arrays.stream(Series.values()).flatMap(series -> fault(store, seller, series).stream()).findFirst();
  }

  private Optional<String> fault(StoreId store, Seller seller, Series series) {
    NumberPattern pattern = seller.pattern(series);
    boolean meetsAnother =
        Arrays.stream(Series.values())
            .filter(other -> other != series)
            .anyMatch(other -> meet(pattern, seller.pattern(other), other.grows()));
    if (meetsAnother) {
      return Optional.of("pattern_of_another_series");
    }
    long last =
        jdbc.sql(LAST).param("store", store.value()).param("series", series.code()).query(Long.class).single();
    if (!series.grows() && !pattern.holds(last + 1)) {
      return Optional.of("pattern_used_up");
    }
    if (isGivenOut(store, pattern, last)) {
      return Optional.of("pattern_given_out");
    }
    return series == Series.CREDIT_NOTE && isOfTheFirm(store, seller, pattern)
        ? Optional.of("pattern_of_another_store")
        : Optional.empty();
  }

  private static boolean meet(NumberPattern pattern, NumberPattern other, boolean grows) {
    return pattern.meets(other) || (grows && pattern.text().startsWith(other.start()));
  }

  private boolean isGivenOut(StoreId store, NumberPattern pattern, long last) {
    return jdbc.sql(GIVEN_OUT)
            .param("store", store.value())
            .param("start", pattern.start())
            .param("places", pattern.places())
            .param("end", pattern.end())
            .param("last", last)
            .query(Long.class)
            .single()
        > 0;
  }

  private boolean isOfTheFirm(StoreId store, Seller seller, NumberPattern pattern) {
    return jdbc.sql(OF_THE_FIRM)
        .param("store", store.value())
        .param("vat", seller.party().vatId())
        .query((row, n) -> json.readValue(row.getString(1), new TypeReference<Map<String, String>>() {}))
        .list()
        .stream()
        .map(patterns -> Optional.ofNullable(patterns.get(Series.CREDIT_NOTE.code())))
        .map(text -> text.map(NumberPattern::new).orElseGet(Series.CREDIT_NOTE::usual))
        .anyMatch(pattern::meets);
  }
}
