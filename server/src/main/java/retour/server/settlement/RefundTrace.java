package retour.server.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import retour.policy.money.Money;

/**
 * The way of a case's money, from the order's lines to the bank's file.
 *
 * @param supplements what was given beyond the settlement, or taken off it, oldest first
 * @param payouts each with the transfers that were tried for it, oldest first
 */
public record RefundTrace(
    List<Booked> items, List<Supplement> supplements, List<Entry> entries, List<Sent> payouts) {

  public RefundTrace {
    items = List.copyOf(items);
    supplements = List.copyOf(supplements);
    entries = List.copyOf(entries);
    payouts = List.copyOf(payouts);
  }

  /**
   * One item's reimbursement.
   *
   * @param lineNo of the order
   * @param linePaid for the whole line, without tax on top
   * @param units that were settled, of {@code ordered}
   * @param decisionNo the stored decision it follows
   * @param paid the units' share of what was paid; likewise {@code tax}
   * @param by name of who booked it; of a program its kind
   */
  public record Booked(
      int itemNo,
      int lineNo,
      String name,
      Money linePaid,
      int units,
      int ordered,
      String resolution,
      long decisionNo,
      Money paid,
      List<Step> steps,
      Money tax,
      Money total,
      Instant at,
      String by) {

    public Booked {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One step between what was paid and what is given back.
   *
   * @param kind {@code charge}, {@code deduction}, {@code reimbursement}, or {@code change} by a person
   * @param label what it is for; for a change its reason
   * @param percent a number as text, empty for none
   * @param base what the rate was applied to; for a change what was suggested
   * @param amount what it adds; negative for what is kept
   */
  public record Step(String kind, String clause, String label, String percent, Money base, Money amount) {}

  /**
   * One entry of the ledger.
   *
   * @param transaction entries with one id were booked together and sum to zero
   * @param amount a debit is positive
   */
  public record Entry(
      UUID transaction, Instant at, String account, Money amount, OptionalInt itemNo, Optional<String> clause) {}

  /** One payout with its bank transfers. */
  public record Sent(
      UUID payoutId,
      String method,
      Money amount,
      String state,
      LocalDate dueOn,
      String reference,
      Optional<Instant> paidAt,
      List<Transfer> transfers) {

    public Sent {
      transfers = List.copyOf(transfers);
    }
  }

  /**
   * One try to pay by bank transfer.
   *
   * @param messageId of the file
   * @param endToEndId what the bank's answers name
   * @param bankReference the bank's own, once it answered
   * @param reason the bank's code for a rejection or return; empty for none
   */
  public record Transfer(
      UUID batchId, String messageId, String endToEndId, String state, String bankReference, String reason, Instant changedAt) {}
}
