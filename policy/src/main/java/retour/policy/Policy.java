package retour.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import retour.policy.decision.Decision;
import retour.policy.fact.CaseFacts;
import retour.policy.prepared.PreparedPolicy;

/**
 * A policy version, checked and compiled, ready to decide. Immutable and safe to share between threads.
 *
 * <p>Made by {@link Policies#compile}.
 */
public interface Policy {

  /** The document's name, such as {@code impress/returns}. */
  String name();

  /** The number it was published under; 0 for a draft. */
  int version();

  /**
   * Decides a case. Pure: no clock, no I/O, and the result does not depend on the order of the clauses.
   *
   * @param today the store's day on which the question is asked; the day of filing once a request is filed is the fact
   *     {@code requested_on}
   */
  Decision decide(CaseFacts facts, LocalDate today);

  /** This policy prepared for deciding many cases without explanation. Takes milliseconds: keep it. */
  PreparedPolicy prepared();

  /** The clause with this id. */
  Optional<ClauseText> clause(String id);

  /** All clauses in the document's order. */
  List<ClauseText> clauses();

  /** The fact with this name. */
  Optional<FactQuestion> fact(String name);

  /** All facts the policy declares or uses, in the document's order. */
  List<FactQuestion> facts();
}
