package retour.policy.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import retour.policy.fact.Fact;

/**
 * Something in a policy that can be read and yet is hardly meant, with a case that shows it.
 *
 * @param clauses the clauses concerned, the one to look at first in front
 * @param arguments what the text says beside the clauses, such as a label or a resolution
 * @param example a case in which it happens; empty where it is about no case at all
 */
public record Meaning(Kind kind, List<String> clauses, List<String> arguments, List<Example> example) {

  /** The kinds, each with how much it matters. */
  public enum Kind {
    /** No case makes the clause apply. */
    NEVER_APPLIES(true),
    /** In every case in which it would apply, another clause overrides it. */
    ALWAYS_GIVES_WAY(true),
    /** Two charges for the same thing apply together. */
    CHARGED_TWICE(true),
    /** Two clauses name different means of payment in one case. */
    PAID_TWO_WAYS(true),
    /** Two clauses name different payers of one leg of transport. */
    FREIGHT_TWO_WAYS(true),
    /** Nothing permits and nothing forbids, although every window is open. */
    NOT_DECIDED(true),
    /** Two clauses say different things in one case, and one of them gives way. */
    GIVES_WAY(false),
    /** A fee although the customer is not at fault. */
    FEE_WITHOUT_FAULT(true),
    /** The policy refuses what the law grants. */
    REFUSES_AGAINST_LAW(true),
    /** The policy lets staff refuse what the law grants. */
    MAY_REFUSE_AGAINST_LAW(true),
    /** The policy keeps a fee where the law grants the whole sum. */
    FEE_AGAINST_LAW(true),
    /** It was not decided with the work set for one question: not proved, either way. */
    TOO_HARD(true),
    /** The work set for all questions was used up: so many of them stay open. */
    NOT_FINISHED(true);

    private final boolean warning;

    Kind(boolean warning) {
      this.warning = warning;
    }

    /** Whether somebody should accept it with a reason before the policy is published. */
    public boolean isWarning() {
      return warning;
    }
  }

  /**
   * A case.
   *
   * @param day the day of the request
   * @param facts what matters of it
   */
  public record Example(LocalDate day, List<Fact> facts) {

    public Example {
      facts = List.copyOf(facts);
    }
  }

  public Meaning {
    clauses = List.copyOf(clauses);
    arguments = List.copyOf(arguments);
    example = List.copyOf(example);
  }

  /**
   * Names the finding, the same as long as it is about the same clauses in the same way: its kind, the clauses and the
   * arguments, such as {@code refuses_against_law:IE-11,CRD-9:refund}.
   */
  public String key() {
    String about = kind.name().toLowerCase(Locale.ROOT) + ":" + String.join(",", clauses);
    return arguments.isEmpty() ? about : about + ":" + String.join(",", arguments);
  }
}
