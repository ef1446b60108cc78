package retour.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import retour.server.withdrawal.RefundClock;
import retour.server.withdrawal.Term;
import retour.server.withdrawal.Timeliness;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.WithdrawalChannel;
import retour.server.withdrawal.WithdrawalState;

/**
 * A statement of withdrawal.
 *
 * @param parts units by order line; empty for the whole contract
 * @param sha256 of the statement's text as the receipt shows it, in hexadecimal
 * @param timeliness what the law says of it, once the order is known
 * @param returnId the return through which goods and money go
 * @param terms the law's terms with their trace
 * @param repayment where the repayment stands
 */
record WithdrawalView(
    UUID id,
    String number,
    WithdrawalChannel channel,
    String name,
    String contract,
    String address,
    String goods,
    Map<Integer, Integer> parts,
    Instant statedAt,
    String sha256,
    WithdrawalState state,
    Optional<Timeliness> timeliness,
    Optional<UUID> returnId,
    List<LegalTerm> terms,
    Optional<Repayment> repayment,
    long version) {

  /**
   * A term.
   *
   * @param rawLastDay before weekends and holidays are looked at
   */
  record LegalTerm(
      Term.Name name,
      String clause,
      LocalDate startsOn,
      LocalDate rawLastDay,
      LocalDate lastDay,
      String length,
      String counting) {}

  /** @param dueOn absent while the money may be held, and once it is back */
  record Repayment(RefundClock.Step step, Optional<LocalDate> dueOn) {

    static Repayment of(RefundClock clock) {
      return new Repayment(clock.step(), clock.dueOn());
    }
  }

  static WithdrawalView of(Withdrawal withdrawal, Optional<RefundClock> clock) {
    return new WithdrawalView(
        withdrawal.id().value(),
        withdrawal.number(),
        withdrawal.channel(),
        withdrawal.words().name(),
        withdrawal.words().contract(),
        withdrawal.words().address(),
        withdrawal.words().goods(),
        withdrawal.parts(),
        withdrawal.statedAt(),
        withdrawal.receipt().hash(),
        withdrawal.state(),
        withdrawal.timeliness(),
        withdrawal.returnCase().map(found -> found.value()),
        withdrawal.terms().stream().map(WithdrawalView::term).toList(),
        clock.map(Repayment::of),
        withdrawal.version());
  }

  private static LegalTerm term(Term term) {
    return new LegalTerm(
        term.name(),
        term.clause(),
        term.startsOn(),
        term.rawLastDay(),
        term.lastDay(),
        term.length(),
        term.counting());
  }
}
