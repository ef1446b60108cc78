package retour.server.returns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import retour.policy.decision.Resolution;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.platform.SqlValues;
import retour.server.store.StoreId;

/** Cases from rows that join a case with its items, in the order of cases and item numbers. */
final class CaseRows implements ResultSetExtractor<List<ReturnCase>> {

  @Override
  public List<ReturnCase> extractData(ResultSet row) throws SQLException {
    List<ReturnCase> cases = new ArrayList<>();
    boolean more = row.next();
    while (more) {
      UUID id = row.getObject("case_id", UUID.class);
      Head head = Head.of(row);
      List<ReturnItem> items = new ArrayList<>();
      do {
        items.add(item(row));
        more = row.next();
      } while (more && row.getObject("case_id", UUID.class).equals(id));
      cases.add(head.with(items));
    }
    return cases;
  }

  static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }

  static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static ReturnItem item(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new ReturnItem(
        row.getInt("item_no"),
        row.getInt("line_no"),
        row.getInt("quantity"),
        SqlValues.constant(Resolution.class, row.getString("resolution")),
        new LineMoney(
            new Money(row.getLong("paid_minor"), currency),
            new Money(row.getLong("tax_minor"), currency),
            new Money(row.getLong("paid_before_minor"), currency)),
        SqlValues.constant(Reception.class, row.getString("reception")),
        SqlValues.constant(Acceptance.class, row.getString("acceptance")),
        row.getBoolean("overridden"),
        disposition(row.getString("disposition")),
        number(row, "received_quantity"),
        number(row, "settled_quantity"),
        instant(row, "settled_at"));
  }

  private static Optional<Disposition> disposition(@Nullable String code) {
    return Optional.ofNullable(code).map(known -> SqlValues.constant(Disposition.class, known));
  }

  private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Integer.class));
  }

  private static Optional<Duty> duty(ResultSet row) throws SQLException {
    NextActor by = SqlValues.constant(NextActor.class, row.getString("duty_actor"));
    return day(row, "payout_due_on").map(day -> new Duty(by, day));
  }

  /** A case without its items. */
  private record Head(
      StoreId store,
      CaseId id,
      String number,
      OrderId order,
      Channel channel,
      String language,
      Instant requestedAt,
      LocalDate requestedOn,
      int policyVersion,
      AuthorizationState authorization,
      Optional<String> authorizationNumber,
      Optional<LocalDate> expiresOn,
      boolean awaitingReply,
      Optional<Duty> duty,
      CaseStatus status,
      NextActor nextActor,
      Optional<LocalDate> dueOn,
      long version) {

    private static Head of(ResultSet row) throws SQLException {
      return new Head(
          new StoreId(row.getString("store_id")),
          new CaseId(row.getObject("case_id", UUID.class)),
          row.getString("number"),
          new OrderId(row.getLong("order_id")),
          SqlValues.constant(Channel.class, row.getString("channel")),
          row.getString("language"),
          at(row, "requested_at"),
          row.getObject("requested_on", LocalDate.class),
          row.getInt("policy_version"),
          SqlValues.constant(AuthorizationState.class, row.getString("authorization_state")),
          Optional.ofNullable(row.getString("authorization_number")),
          day(row, "expires_on"),
          row.getBoolean("awaiting_reply"),
          CaseRows.duty(row),
          SqlValues.constant(CaseStatus.class, row.getString("status")),
          SqlValues.constant(NextActor.class, row.getString("next_actor")),
          day(row, "due_on"),
          row.getLong("version"));
    }

    private ReturnCase with(List<ReturnItem> items) {
      return new ReturnCase(
          store,
          id,
          number,
          order,
          channel,
          language,
          requestedAt,
          requestedOn,
          policyVersion,
          authorization,
          authorizationNumber,
          expiresOn,
          awaitingReply,
          duty,
          status,
          nextActor,
          dueOn,
          version,
          items);
    }
  }
}
