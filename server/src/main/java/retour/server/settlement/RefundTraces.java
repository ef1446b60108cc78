package retour.server.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.policy.money.Money;
import retour.server.returns.CaseId;
import retour.server.settlement.RefundTrace.Booked;
import retour.server.settlement.RefundTrace.Entry;
import retour.server.settlement.RefundTrace.Sent;
import retour.server.settlement.RefundTrace.Step;
import retour.server.settlement.RefundTrace.Transfer;
import retour.server.store.StoreId;
import tools.jackson.databind.json.JsonMapper;

/** Reads how the money of a case went, as it was booked; nothing is reckoned again. */
@Service
public class RefundTraces {

  private static final String BOOKED =
      """
      select r.item_no, l.line_no, l.name, l.paid_minor as line_paid, coalesce(i.settled_quantity, i.quantity) as units,
             l.quantity as ordered, r.resolution, r.decision_no, r.trace, r.total_minor, r.currency, r.booked_at,
             coalesce(s.name, split_part(r.booked_by, ':', 1)) as booked_by
      from reimbursement r
        join return_item i on i.store_id = r.store_id and i.case_id = r.case_id and i.item_no = r.item_no
        join order_line l on l.store_id = i.store_id and l.order_id = i.order_id and l.line_no = i.line_no
        left join staff s on s.store_id = r.store_id and 'staff:' || s.staff_id = r.booked_by
      where r.store_id = :store and r.case_id = :case
      order by r.item_no
      """;

  private static final String ENTRIES =
      """
      select transaction_id, booked_at, account, amount_minor, currency, item_no, clause
      from ledger_entry
      where store_id = :store and case_id = :case
      order by booked_at, transaction_id, entry_no
      """;

  private static final String PAYOUTS =
      """
      select payout_id, method, amount_minor, currency, state, due_on, reference, paid_at
      from payout
      where store_id = :store and case_id = :case
      order by payout_id
      """;

  private static final String TRANSFERS =
      """
      select t.payout_id, t.batch_id, b.message_id, t.end_to_end_id, t.state, t.bank_reference, t.reason, t.changed_at
      from payout_transfer t
        join payout_batch b on b.store_id = t.store_id and b.batch_id = t.batch_id
        join payout p on p.store_id = t.store_id and p.payout_id = t.payout_id
      where t.store_id = :store and p.case_id = :case
      order by b.made_at, t.transfer_no
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final SupplementRows supplements;

  RefundTraces(JdbcClient jdbc, SupplementRows supplements) {
    this.jdbc = jdbc;
    this.supplements = supplements;
  }

  /** Empty lists where nothing was booked. */
  public RefundTrace of(StoreId store, CaseId id) {
    Map<UUID, List<Transfer>> transfers =
        rows(TRANSFERS, store, id)
            .query((row, n) -> Map.entry(uuid(row, "payout_id"), transfer(row)))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return new RefundTrace(
        rows(BOOKED, store, id).query((row, n) -> booked(row)).list(),
        supplements.ofCase(store, id),
        rows(ENTRIES, store, id).query((row, n) -> entry(row)).list(),
        rows(PAYOUTS, store, id).query((row, n) -> sent(row, transfers)).list());
  }

  private JdbcClient.StatementSpec rows(String sql, StoreId store, CaseId id) {
    return jdbc.sql(sql).param("store", store.value()).param("case", id.value());
  }

  private static Booked booked(ResultSet row) throws SQLException {
    Trace trace = JSON.readValue(row.getString("trace"), Trace.class);
    return new Booked(
        row.getInt("item_no"),
        row.getInt("line_no"),
        row.getString("name"),
        Money.of(row.getLong("line_paid"), row.getString("currency")),
        row.getInt("units"),
        row.getInt("ordered"),
        row.getString("resolution"),
        row.getLong("decision_no"),
        money(trace.paid()),
        trace.steps().stream().map(RefundTraces::step).toList(),
        money(trace.tax()),
        Money.of(row.getLong("total_minor"), row.getString("currency")),
        at(row, "booked_at"),
        row.getString("booked_by"));
  }

  private static Step step(Trace.Step step) {
    Money amount = money(step.amount());
    boolean kept = step.kind().equals("charge") || step.kind().equals("deduction");
    return new Step(
        step.kind(), step.clause(), step.label(), step.percent(), money(step.base()), kept ? amount.negated() : amount);
  }

  /** As {@link Money#toString} writes it. */
  private static Money money(String text) {
    int blank = text.indexOf(' ');
    return Money.parse(text.substring(0, blank), text.substring(blank + 1));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    int item = row.getInt("item_no");
    return new Entry(
        uuid(row, "transaction_id"),
        at(row, "booked_at"),
        row.getString("account"),
        Money.of(row.getLong("amount_minor"), row.getString("currency")),
        item == 0 ? OptionalInt.empty() : OptionalInt.of(item),
        Optional.ofNullable(row.getString("clause")));
  }

  private static Sent sent(ResultSet row, Map<UUID, List<Transfer>> transfers) throws SQLException {
    return new Sent(
        uuid(row, "payout_id"),
        row.getString("method"),
        Money.of(row.getLong("amount_minor"), row.getString("currency")),
        row.getString("state"),
        row.getObject("due_on", LocalDate.class),
        row.getString("reference"),
        Optional.ofNullable(row.getObject("paid_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        transfers.getOrDefault(uuid(row, "payout_id"), List.of()));
  }

  private static Transfer transfer(ResultSet row) throws SQLException {
    return new Transfer(
        uuid(row, "batch_id"),
        row.getString("message_id"),
        row.getString("end_to_end_id"),
        row.getString("state"),
        row.getString("bank_reference"),
        row.getString("reason"),
        at(row, "changed_at"));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
