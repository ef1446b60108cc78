package retour.server.complaint;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import retour.server.returns.Channel;
import retour.server.store.StoreId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The register in PostgreSQL. */
@Repository
class PostgresComplaints implements Complaints {

  private static final int LONGEST_PAGE = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};

  private final JdbcClient jdbc;

  PostgresComplaints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Complaint get(StoreId store, ComplaintId id) {
    return jdbc.sql(ComplaintQueries.BY_ID)
        .param("store", store.value())
        .param("id", id.value())
        .query(PostgresComplaints::complaint)
        .optional()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  @Override
  public List<Complaint> ofOrder(StoreId store, OrderId order) {
    return jdbc.sql(ComplaintQueries.BY_ORDER)
        .param("store", store.value())
        .param("order", order.value())
        .query(PostgresComplaints::complaint)
        .list();
  }

  @Override
  public Optional<Complaint> ofCase(StoreId store, CaseId caseId) {
    return jdbc.sql(ComplaintQueries.BY_CASE)
        .param("store", store.value())
        .param("case", caseId.value())
        .param("caseText", caseId.value().toString())
        .query(PostgresComplaints::complaint)
        .optional();
  }

  @Override
  public List<Complaint> newest(StoreId store, Optional<ComplaintState> state, long before, int limit) {
    return jdbc.sql(ComplaintQueries.NEWEST)
        .param("store", store.value())
        .param("state", state.map(ComplaintState::code).orElse(""))
        .param("before", before)
        .param("limit", Math.clamp(limit, 1, LONGEST_PAGE))
        .query(PostgresComplaints::complaint)
        .list();
  }

  @Override
  public List<Complaint> open(StoreId store, int limit) {
    return jdbc.sql(ComplaintQueries.OPEN)
        .param("store", store.value())
        .param("limit", Math.clamp(limit, 1, LONGEST_PAGE))
        .query(PostgresComplaints::complaint)
        .list();
  }

  @Override
  public List<Complaint> between(StoreId store, LocalDate from, LocalDate to) {
    return jdbc.sql(ComplaintQueries.BETWEEN)
        .param("store", store.value())
        .param("from", from)
        .param("to", to)
        .query(PostgresComplaints::complaint)
        .list();
  }

  @Override
  public List<ComplaintEvent> history(StoreId store, ComplaintId id) {
    return jdbc.sql(ComplaintQueries.HISTORY)
        .param("store", store.value())
        .param("id", id.value())
        .query(
            (row, n) ->
                new ComplaintEvent(
                    row.getLong("event_no"),
                    SqlValues.constant(ComplaintEvent.Kind.class, row.getString("kind")),
                    row.getString("actor_kind"),
                    row.getString("actor"),
                    row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                    JSON.readValue(row.getString("data"), DATA)))
        .list();
  }

  @Override
  public List<Handed> documents(StoreId store, ComplaintId id) {
    return jdbc.sql(ComplaintQueries.DOCUMENTS)
        .param("store", store.value())
        .param("id", id.value())
        .query((row, n) -> handed(row))
        .list();
  }

  private static Handed handed(ResultSet row) throws SQLException {
    Optional<String> leg = Optional.ofNullable(row.getString("cost_leg"));
    long minor = row.getLong("cost_minor");
    String currency = row.getString("currency");
    return new Handed(
        row.getString("kind"),
        Optional.ofNullable(row.getObject("evidence_id", UUID.class)),
        leg.map(way -> new Cost(way, Money.of(minor, currency))),
        row.getString("actor"),
        row.getObject("given_at", OffsetDateTime.class).toInstant());
  }

  static Complaint complaint(ResultSet row, int rowNumber) throws SQLException {
    Optional<UUID> origin = Optional.ofNullable(row.getObject("origin_case_id", UUID.class));
    return new Complaint(
        new StoreId(row.getString("store_id")),
        new ComplaintId(row.getObject("complaint_id", UUID.class)),
        row.getLong("number"),
        new OrderId(row.getLong("order_id")),
        row.getString("order_number"),
        origin.map(CaseId::new),
        SqlValues.constant(Channel.class, row.getString("channel")),
        SqlValues.constant(ReceivedBy.class, row.getString("received_by")),
        row.getString("taken_by"),
        row.getString("language"),
        row.getObject("filed_at", OffsetDateTime.class).toInstant(),
        row.getObject("filed_on", LocalDate.class),
        row.getString("goods"),
        claim(row),
        standing(row),
        row.getLong("version"));
  }

  private static Complaint.Claim claim(ResultSet row) throws SQLException {
    return new Complaint.Claim(
        row.getString("subject"),
        SqlValues.constant(Remedy.class, row.getString("remedy")),
        Money.of(row.getLong("claimed_minor"), row.getString("currency")),
        row.getString("name"),
        row.getString("address"),
        row.getString("phone"));
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        new CaseId(row.getObject("case_id", UUID.class)),
        SqlValues.constant(ComplaintState.class, row.getString("state")),
        SqlValues.constant(Remedy.class, row.getString("granted")),
        row.getObject("opinion_due_on", LocalDate.class),
        Optional.ofNullable(row.getObject("remedy_due_on", LocalDate.class)),
        row.getString("reminded"),
        row.getInt("times_reopened"));
  }
}
