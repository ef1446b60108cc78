package retour.policy.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;
import retour.policy.money.Money;

/** One thing a case expects of the decision. */
public sealed interface Expectation {

  record OfResolution(Resolution resolution, Verdict verdict) implements Expectation {}

  record OfClause(String clause, ClauseResult result) implements Expectation {}

  /** The last day, of the first resolution that has one; empty where none is expected. */
  record LastDay(Optional<LocalDate> day) implements Expectation {}

  /** What the customer gets as a refund. */
  record Total(Money total) implements Expectation {}

  /** Exactly these names, in this order. */
  record Exactly(Kind kind, List<String> names) implements Expectation {

    public Exactly {
      names = List.copyOf(names);
    }
  }

  /** At least these names. */
  record AtLeast(Kind kind, List<String> names) implements Expectation {

    public AtLeast {
      names = List.copyOf(names);
    }
  }

  /** The lists of a decision that a case can speak of. */
  enum Kind {
    QUESTIONS,
    CHECKLIST,
    REQUIREMENTS,
    REFERRALS,
    /** The clauses that settled the refund. */
    DECIDED_BY,
    PAY_BY,
    OPTIONS,
    TURNINGS,
    /** Who bears which leg of transport. */
    FREIGHT,
    TARGETS
  }
}
