package retour.server.withdrawal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.store.Store;
import retour.server.store.StoreId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the statements' tables. */
final class WithdrawalRows {

  /** What is due first comes first; what waits for staff without a day before all. */
  static final Comparator<Withdrawals.Row> SOONEST =
      Comparator.comparing(
          row -> row.repayment().flatMap(RefundClock::dueOn).orElse(LocalDate.MIN), Comparator.naturalOrder());

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> ENDED = Set.of("rejected", "declined", "cancelled");

  private WithdrawalRows() {}

  /** A statement with what its repayment follows from. */
  record Listed(
      Withdrawal withdrawal,
      String orderNumber,
      String caseStatus,
      boolean paysOut,
      Optional<Instant> receivedAt) {

    /** Where the repayment stands. */
    Optional<RefundClock> clock(Store store, Instant now) {
      if (withdrawal.state() != WithdrawalState.ACCEPTED) {
        return Optional.empty();
      }
      return withdrawal.term(Term.Name.REPAYMENT).map(term -> RefundClock.at(store.dayOf(now), standing(store, term)));
    }

    private RefundClock.Standing standing(Store store, Term repayment) {
      return new RefundClock.Standing(
          repayment.rawLastDay(),
          withdrawal.term(Term.Name.SENDING).isPresent(),
          receivedAt.map(store::dayOf),
          withdrawal.proofOn(),
          caseStatus.equals("settled") && !paysOut,
          ENDED.contains(caseStatus) && !paysOut);
    }

    Withdrawals.Row row(Store store, Instant now) {
      return new Withdrawals.Row(
          withdrawal.id(),
          withdrawal.number(),
          withdrawal.words().contract(),
          orderNumber,
          withdrawal.channel(),
          withdrawal.statedAt(),
          withdrawal.recordedAt(),
          withdrawal.state(),
          withdrawal.timeliness(),
          withdrawal.returnCase(),
          withdrawal.term(Term.Name.SENDING).map(Term::lastDay),
          withdrawal.objectedOn(),
          clock(store, now));
    }
  }

  static Listed listed(ResultSet row, int rowNumber) throws SQLException {
    return new Listed(
        withdrawal(row),
        row.getString("order_number"),
        text(row, "case_status"),
        row.getObject("payout_due_on") != null,
        Optional.ofNullable(row.getObject("received_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }

  private static Withdrawal withdrawal(ResultSet row) throws SQLException {
    return new Withdrawal(
        new StoreId(row.getString("store_id")),
        new WithdrawalId(row.getObject("withdrawal_id", UUID.class)),
        row.getString("number"),
        one(WithdrawalChannel.class, row.getString("channel")),
        new Statement.Words(
            row.getString("name"), row.getString("contract"), row.getString("address"), row.getString("goods")),
        JSON.readValue(row.getString("parts"), new TypeReference<Map<Integer, Integer>>() {}),
        row.getString("language"),
        row.getObject("stated_at", OffsetDateTime.class).toInstant(),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        one(WithdrawalState.class, row.getString("state")),
        order(row),
        Optional.ofNullable(row.getObject("case_id", UUID.class)).map(CaseId::new),
        Optional.of(text(row, "timeliness")).filter(code -> !code.isEmpty()).map(code -> one(Timeliness.class, code)),
        row.getBoolean("informed"),
        day(row, "told_on"),
        day(row, "proof_on"),
        day(row, "objected_on"),
        terms(row.getString("terms")),
        row.getLong("version"));
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  private static Optional<OrderId> order(ResultSet row) throws SQLException {
    long order = row.getLong("order_id");
    return row.wasNull() ? Optional.empty() : Optional.of(new OrderId(order));
  }

  /** Of one name the latest counts. */
  private static List<Term> terms(String json) {
    Map<Term.Name, Term> latest = new EnumMap<>(Term.Name.class);
    for (Map<String, String> term : JSON.readValue(json, new TypeReference<List<Map<String, String>>>() {})) {
      Term.Name name = one(Term.Name.class, term.getOrDefault("name", ""));
      latest.put(
          name,
          new Term(
              name,
              term.getOrDefault("clause", ""),
              LocalDate.parse(term.getOrDefault("starts_on", "")),
              LocalDate.parse(term.getOrDefault("raw_last_on", "")),
              LocalDate.parse(term.getOrDefault("last_on", "")),
              term.getOrDefault("length", ""),
              term.getOrDefault("counting", "")));
    }
    return List.copyOf(latest.values());
  }

  static Withdrawals.Event event(ResultSet row, int rowNumber) throws SQLException {
    String actor = row.getString("actor");
    return new Withdrawals.Event(
        one(WithdrawalEventKind.class, row.getString("kind")),
        row.getString("actor_kind") + (actor.isEmpty() ? "" : ":" + actor),
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        JSON.readValue(row.getString("data"), new TypeReference<Map<String, String>>() {}));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    @Nullable String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static <E extends Enum<E>> E one(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
  }
}
