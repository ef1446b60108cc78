package retour.server.customer;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.OrderId;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;

/** Visits in PostgreSQL, found by the hash of their token. */
@Repository
class PostgresVisits implements Visits {

  private static final String EMPTY = "{}";

  private static final String FIND =
      """
      select order_id, expires_at
      from visit
      where store_id = :store and token_hash = :hash
      """;

  private static final String DRAFT =
      """
      select draft
      from visit
      where store_id = :store and token_hash = :hash and draft <> '{}'
      """;

  private static final String KEEP =
      """
      update visit
      set draft = cast(:draft as jsonb)
      where store_id = :store and token_hash = :hash
      """;

  private static final String TAKE =
      """
      update visit
      set draft = '{}'
      where store_id = :store and token_hash = :hash and draft = cast(:draft as jsonb)
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  PostgresVisits(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public OrderId order(StoreId store, String token) {
    Found found =
        statement(FIND, store, token)
            .query(
                (row, _) ->
                    new Found(
                        new OrderId(row.getLong("order_id")),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
            .optional()
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    if (!clock.instant().isBefore(found.expiresAt())) {
      throw Refused.because(ProblemCode.LINK_EXPIRED);
    }
    return found.order();
  }

  @Override
  public Optional<String> draft(StoreId store, String token) {
    return statement(DRAFT, store, token).query(String.class).optional();
  }

  @Override
  public void keepDraft(StoreId store, String token, String json) {
    statement(KEEP, store, token).param("draft", json.isEmpty() ? EMPTY : json).update();
  }

  @Override
  public boolean takeDraft(StoreId store, String token, String json) {
    return statement(TAKE, store, token).param("draft", json).update() == 1;
  }

  private JdbcClient.StatementSpec statement(String sql, StoreId store, String token) {
    return jdbc.sql(sql).param("store", store.value()).param("hash", Tokens.hash(token));
  }

  private record Found(OrderId order, Instant expiresAt) {}
}
