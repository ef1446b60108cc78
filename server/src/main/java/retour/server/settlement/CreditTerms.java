package retour.server.settlement;

import java.sql.Types;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** For how many months each store's credit is good; an administrator sets it for credit issued from then on. */
@Service
public class CreditTerms {

  private static final int MOST_MONTHS = 120;

  private static final String FIND =
      """
      select months
      from store_credit_terms
      where store_id = :store and months is not null
      """;

  private static final String SAVE =
      """
      insert into store_credit_terms (store_id, months, changed_at, changed_by)
      values (:store, :months, :at, :by)
      on conflict (store_id) do update
      set months = excluded.months, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  CreditTerms(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Empty for ever. */
  public Optional<Integer> months(StoreId store) {
    return jdbc.sql(FIND).param("store", store.value()).query(Integer.class).optional();
  }

  /**
   * Sets it.
   *
   * @param months 1 to 120, or empty for ever
   * @throws Refused with NOT_ALLOWED (no administrator) or INVALID_INPUT (field {@code months})
   */
  public void save(StoreId store, Optional<Integer> months, Actor actor) {
    MoneyRights.TERMS.require(actor);
    if (months.filter(count -> count < 1 || count > MOST_MONTHS).isPresent()) {
      throw Refused.fields(List.of(new FieldFault("months", "out_of_range")));
    }
    jdbc.sql(SAVE)
        .param("store", store.value())
        .param("months", months.orElse(null), Types.INTEGER)
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("by", actor.who())
        .update();
  }
}
