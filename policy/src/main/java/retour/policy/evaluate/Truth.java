package retour.policy.evaluate;

/** Kleene's three values. */
enum Truth {
  YES,
  NO,
  UNKNOWN;

  static Truth of(boolean value) {
    return value ? YES : NO;
  }

  Truth not() {
    return this == YES ? NO : this == NO ? YES : UNKNOWN;
  }

  Truth and(Truth other) {
    return this == NO || other == NO ? NO : this == YES ? other : UNKNOWN;
  }

  Truth or(Truth other) {
    return this == YES || other == YES ? YES : this == NO ? other : UNKNOWN;
  }
}
