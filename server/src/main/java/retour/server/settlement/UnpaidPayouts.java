package retour.server.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ReturnCase;
import retour.server.returns.Settling.Made;

/** Takes back what was about to go out, as long as nothing of it has. */
@Repository
class UnpaidPayouts {

  private static final String DUE =
      """
      select payout_id, method, amount_minor, currency, original_minor, original_currency, due_on,
             coalesce(payment_no, 0) as payment_no, needs_consent
      from payout
      where store_id = :store and case_id = :case and state = 'due' and amount_minor > 0
      order by payout_id desc
      for update
      """;

  private static final String WITHDRAW =
      """
      update payout
      set state = 'withdrawn', version = version + 1
      where store_id = :store and payout_id = :payout and state = 'due'
      """;

  private final JdbcClient jdbc;
  private final Dispatch dispatch;

  UnpaidPayouts(JdbcClient jdbc, Dispatch dispatch) {
    this.jdbc = jdbc;
    this.dispatch = dispatch;
  }

  /** @param original see {@link Payouts.Payout#original} */
  private record Due(UUID id, String method, Money amount, Optional<Money> original, LocalDate dueOn, int paymentNo, boolean consent) {

    /** A part of a refund shared among several payments goes the way the customer paid. */
    boolean goesBy(Means means) {
      return paymentNo > 0 ? means.original() : method.equals(means.method());
    }

    Money owed() {
      return original.orElse(amount);
    }
  }

  /**
   * Takes an amount off what is due, the newest first, in the caller's transaction, which holds the order. A payout of
   * which something stays is sent anew with the rest. Only payouts by the same means are touched: another item's money
   * that goes another way is not the one to lose it.
   *
   * @param taken by which means, and how much, in the currency of the order
   * @throws Refused with NOT_NOW where less is due: what has gone out, or is on its way, is not taken back
   */
  void takeOff(ReturnCase of, Outgoing taken, Made made) {
    Money open = taken.amount();
    List<Outgoing> rest = new ArrayList<>();
    for (Due due : due(of)) {
      if (!open.isZero() && due.goesBy(taken.means())) {
        Money part = due.owed().compareTo(open) < 0 ? due.owed() : open;
        withdraw(of, due, made);
        open = open.minus(part);
        rest.add(new Outgoing(means(of, due), due.owed().minus(part), due.dueOn()));
      }
    }
    if (!open.isZero()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    rest.stream().filter(each -> !each.amount().isZero()).forEach(each -> dispatch.send(of, each, made.at()));
  }

  private Means means(ReturnCase of, Due due) {
    Means named = Means.named(due.method());
    Means means = due.consent() ? named.withConsent() : named;
    return dispatch.payment(of, due.paymentNo()).map(means::to).orElse(means);
  }

  private void withdraw(ReturnCase of, Due due, Made made) {
    jdbc.sql(WITHDRAW).param("store", of.store().value()).param("payout", due.id()).update();
    if (due.paymentNo() > 0) {
      dispatch.uncount(of, due.paymentNo(), due.owed());
    }
    due.original().ifPresent(owed -> dispatch.undo(of, owed, due.amount(), made.at()));
  }

  private List<Due> due(ReturnCase of) {
    return jdbc.sql(DUE)
        .param("store", of.store().value())
        .param("case", of.id().value())
        .query(
            (row, n) -> {
              String original = row.getString("original_currency");
              return new Due(
                  row.getObject("payout_id", UUID.class),
                  row.getString("method"),
                  Money.of(row.getLong("amount_minor"), row.getString("currency")),
                  original == null ? Optional.empty() : Optional.of(Money.of(row.getLong("original_minor"), original)),
                  row.getObject("due_on", LocalDate.class),
                  row.getInt("payment_no"),
                  row.getBoolean("needs_consent"));
            })
        .list();
  }
}
