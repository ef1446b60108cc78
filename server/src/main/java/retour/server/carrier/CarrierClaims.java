package retour.server.carrier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.platform.SqlValues;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Claims against carriers as they are read. */
@Repository
public class CarrierClaims {

  private static final int LONGEST_PAGE = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};

  private final JdbcClient jdbc;

  CarrierClaims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A file with what it shows. */
  public record Paper(EvidenceKind kind, UUID evidence, String actor, Instant namedAt) {}

  /** @throws Refused with NOT_FOUND */
  public CarrierClaim get(StoreId store, ClaimId id) {
    return jdbc.sql(ClaimQueries.BY_ID)
        .param("store", store.value())
        .param("id", id.value())
        .query((row, n) -> claim(row))
        .optional()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** By the parcels' order. */
  public List<CarrierClaim> ofCase(StoreId store, CaseId caseId) {
    return jdbc.sql(ClaimQueries.OF_CASE)
        .param("store", store.value())
        .param("case", caseId.value())
        .query((row, n) -> claim(row))
        .list();
  }

  /** What is open, soonest due first, at most 200. */
  public List<CarrierClaim> open(StoreId store, int limit) {
    return openAfter(store, LocalDate.EPOCH, new UUID(0, 0), limit);
  }

  /** What is open and comes after this claim, soonest due first, at most 200. */
  List<CarrierClaim> openAfter(CarrierClaim last, int limit) {
    return openAfter(last.store(), last.nextOn().orElse(LocalDate.EPOCH), last.id().value(), limit);
  }

  private List<CarrierClaim> openAfter(StoreId store, LocalDate on, UUID after, int limit) {
    return jdbc.sql(ClaimQueries.OPEN)
        .param("store", store.value())
        .param("on", on)
        .param("after", after)
        .param("limit", Math.clamp(limit, 1, LONGEST_PAGE))
        .query((row, n) -> claim(row))
        .list();
  }

  /** Newest first; keyset by id: those after {@code after}, at most 200. */
  public List<CarrierClaim> newest(StoreId store, Optional<ClaimState> state, Optional<ClaimId> after, int limit) {
    return jdbc.sql(ClaimQueries.NEWEST)
        .param("store", store.value())
        .param("state", state.map(ClaimState::code).orElse(""))
        .param("after", after.map(ClaimId::value).orElse(ClaimQueries.AFTER_ALL))
        .param("limit", Math.clamp(limit, 1, LONGEST_PAGE))
        .query((row, n) -> claim(row))
        .list();
  }

  /** Oldest first. */
  public List<ClaimEvent> history(StoreId store, ClaimId id) {
    return jdbc.sql(ClaimQueries.HISTORY)
        .param("store", store.value())
        .param("id", id.value())
        .query(
            (row, n) ->
                new ClaimEvent(
                    row.getLong("event_no"),
                    SqlValues.constant(ClaimEvent.Kind.class, row.getString("kind")),
                    row.getString("actor_kind"),
                    row.getString("actor"),
                    row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                    JSON.readValue(row.getString("data"), DATA)))
        .list();
  }

  /** What files show that go with a claim. */
  public List<Paper> papers(StoreId store, ClaimId id) {
    return jdbc.sql(ClaimQueries.PAPERS)
        .param("store", store.value())
        .param("id", id.value())
        .query(
            (row, n) ->
                new Paper(
                    SqlValues.constant(EvidenceKind.class, row.getString("kind")),
                    row.getObject("evidence_id", UUID.class),
                    row.getString("actor"),
                    row.getObject("named_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static CarrierClaim claim(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return new CarrierClaim(
        new StoreId(row.getString("store_id")),
        new ClaimId(row.getObject("claim_id", UUID.class)),
        row.getString("number"),
        new CaseId(row.getObject("case_id", UUID.class)),
        row.getString("case_number"),
        new OrderId(row.getLong("order_id")),
        row.getString("order_number"),
        new CarrierClaim.Parcel(
            row.getInt("parcel_no"), row.getString("carrier"), row.getString("tracking_number")),
        row.getString("goods"),
        Money.of(row.getLong("insured_minor"), currency),
        Money.of(row.getLong("amount_minor"), currency),
        Money.of(row.getLong("paid_minor"), currency),
        SqlValues.constant(ClaimState.class, row.getString("state")),
        row.getString("carrier_reference"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        deadline(row),
        Optional.ofNullable(row.getObject("filed_on", LocalDate.class)),
        Optional.ofNullable(row.getObject("next_on", LocalDate.class)),
        row.getLong("version"));
  }

  private static ClaimDeadline deadline(ResultSet row) throws SQLException {
    KeptDeadline kept = JSON.readValue(row.getString("term"), KeptDeadline.class);
    return new ClaimDeadline(
        row.getObject("counted_from", LocalDate.class),
        kept.event(),
        kept.term().map(Carriers.KeptTerm::term),
        row.getObject("file_by", LocalDate.class));
  }

  /** How the trace of a deadline is kept. */
  record KeptDeadline(String event, Optional<Carriers.KeptTerm> term) {

    static String of(ClaimDeadline deadline) {
      return JSON.writeValueAsString(new KeptDeadline(deadline.event(), deadline.term().map(Carriers.KeptTerm::of)));
    }
  }
}
