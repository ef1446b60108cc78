package retour.server.clause;

import java.util.List;
import java.util.function.Function;

/**
 * What a clause does for somebody: a case at the store, what comes of it, and what would come of it had the store not
 * written the clause.
 *
 * @param shows in one sentence
 * @param aside other clauses that say the same: left out in both runs, so that this one is seen alone
 * @param gives what comes of the case at the store
 * @param otherwise what comes of it without the clause
 */
record Proof(
    String store,
    String clause,
    String shows,
    List<String> aside,
    Function<Trial, String> journey,
    String gives,
    String otherwise) {

  Proof {
    aside = List.copyOf(aside);
  }

  @Override
  public String toString() {
    return clause + " " + shows;
  }

  /** Proofs of one store, as its list writes them. */
  record Of(String store) {

    Draft clause(String clause, String shows) {
      return new Draft(store, clause, shows, List.of());
    }
  }

  /** A proof that lacks its journey. */
  record Draft(String store, String clause, String shows, List<String> aside) {

    /** Other clauses say the same for this case. */
    Draft aside(String... others) {
      return new Draft(store, clause, shows, List.of(others));
    }

    /** The case, what comes of it, and what would without the clause. */
    Proof by(Function<Trial, String> journey, String gives, String otherwise) {
      return new Proof(store, clause, shows, aside, journey, gives, otherwise);
    }
  }
}
