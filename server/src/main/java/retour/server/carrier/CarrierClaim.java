package retour.server.carrier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/**
 * A claim of the store against a carrier for what was damaged on the way (clauses IP-07, IP-09, IP-11).
 *
 * @param number as people use it
 * @param caseNumber the return's number, for people
 * @param goods the damaged goods, a line each
 * @param insured full value of what the parcel held, tax included
 * @param amount what is claimed; never above {@code insured}
 * @param paid what the carrier has paid so far; never above {@code amount}
 * @param deadline last day to file, with its trace
 * @param nextOn by when something is next expected; empty once closed
 * @param version counts changes; a command names the version it saw
 */
public record CarrierClaim(
    StoreId store,
    ClaimId id,
    String number,
    CaseId caseId,
    String caseNumber,
    OrderId order,
    String orderNumber,
    Parcel parcel,
    String goods,
    Money insured,
    Money amount,
    Money paid,
    ClaimState state,
    String carrierReference,
    Instant openedAt,
    ClaimDeadline deadline,
    Optional<LocalDate> filedOn,
    Optional<LocalDate> nextOn,
    long version) {

  /**
   * The damaged parcel.
   *
   * @param no 0 where the order records no parcel
   * @param carrier the carrier's code, empty where none is recorded
   */
  public record Parcel(int no, String carrier, String trackingNumber) {}

  /** What is still expected of the carrier. */
  public Money open() {
    return amount.minus(paid);
  }

  /** Whether the store, or the carrier, is late. */
  public boolean isOverdue(LocalDate today) {
    return nextOn.filter(day -> day.isBefore(today)).isPresent();
  }
}
