package retour.server.returns;

import java.time.Instant;
import java.util.Optional;
import retour.policy.decision.Resolution;
import retour.policy.fact.LineMoney;

/**
 * Units of one order line within a return.
 *
 * @param itemNo counts from 1 within the return; its text is the line key in the decision
 * @param overridden whether a supervisor departed from the policy; findings then change nothing
 * @param receivedQuantity units that really came, once received
 * @param settledQuantity units that were settled, with {@code settledAt}
 */
public record ReturnItem(
    int itemNo,
    int lineNo,
    int quantity,
    Resolution resolution,
    LineMoney money,
    Reception reception,
    Acceptance acceptance,
    boolean overridden,
    Optional<Disposition> disposition,
    Optional<Integer> receivedQuantity,
    Optional<Integer> settledQuantity,
    Optional<Instant> settledAt) {

  /** The line key under which the decision speaks of this item. */
  public String key() {
    return Integer.toString(itemNo);
  }

  /** Whether the store holds the goods of this item. */
  public boolean isHere() {
    return reception == Reception.RECEIVED || reception == Reception.WRONG_ITEM;
  }

  /** Whether its goods have yet to come, from the customer or with the carrier that took them back. */
  public boolean isExpected() {
    return reception == Reception.AWAITED || reception == Reception.RETURNING;
  }

  /** Units a settlement is for: those that came; all of them where goods that did not come are made good. */
  public int unitsToSettle() {
    return isHere() ? receivedQuantity.orElse(quantity) : quantity;
  }

  /** Other units, before anything came. */
  ReturnItem of(int units, LineMoney worth) {
    return new ReturnItem(
        itemNo,
        lineNo,
        units,
        resolution,
        worth,
        reception,
        acceptance,
        overridden,
        disposition,
        receivedQuantity,
        settledQuantity,
        settledAt);
  }

  ReturnItem received(Reception to, Optional<Integer> units) {
    return new ReturnItem(
        itemNo,
        lineNo,
        quantity,
        resolution,
        money,
        to,
        acceptance,
        overridden,
        disposition,
        units,
        settledQuantity,
        settledAt);
  }

  ReturnItem answered(Acceptance to, boolean byOverride) {
    return new ReturnItem(
        itemNo,
        lineNo,
        quantity,
        resolution,
        money,
        reception,
        to,
        byOverride,
        disposition,
        receivedQuantity,
        settledQuantity,
        settledAt);
  }

  ReturnItem as(Resolution other) {
    return new ReturnItem(
        itemNo,
        lineNo,
        quantity,
        other,
        money,
        reception,
        acceptance,
        overridden,
        disposition,
        receivedQuantity,
        settledQuantity,
        settledAt);
  }

  ReturnItem disposed(Optional<Disposition> to) {
    return new ReturnItem(
        itemNo,
        lineNo,
        quantity,
        resolution,
        money,
        reception,
        acceptance,
        overridden,
        to,
        receivedQuantity,
        settledQuantity,
        settledAt);
  }

  ReturnItem settled(Resolution as, LineMoney of, int units, Instant at) {
    return new ReturnItem(
        itemNo,
        lineNo,
        quantity,
        as,
        of,
        reception,
        acceptance,
        overridden,
        disposition,
        receivedQuantity,
        Optional.of(units),
        Optional.of(at));
  }
}
