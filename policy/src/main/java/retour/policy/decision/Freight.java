package retour.policy.decision;

import java.util.List;
import java.util.Locale;

/**
 * Who bears the cost of one leg of transport.
 *
 * @param clauses the clauses that say so, by id; where clauses disagree, what favours the customer counts
 */
public record Freight(Leg leg, Payer payer, List<String> clauses) {

  /** One way that goods go. */
  public enum Leg {
    /** From the store to the customer at first, as far as the cheapest usual delivery would have cost. */
    OUTBOUND,
    /** What a dearer delivery cost beyond that. */
    OUTBOUND_SURPLUS,
    /** From the customer to the store. */
    RETURN,
    /** The same goods back to the customer, repaired or rejected. */
    BACK,
    /** Other goods in their place, to the customer. */
    REPLACEMENT;

    /** As written in documents: {@code outbound_surplus}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who pays, from the worst for the customer to the best. */
  public enum Payer {
    CUSTOMER,
    /** The customer pays first, and the store repays what is proven. */
    STORE_ON_PROOF,
    STORE,
    /** Nobody has to: the goods stay with the customer. Of the way back to the store alone. */
    NOBODY;

    /** As written in documents: {@code store_on_proof}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Freight {
    clauses = List.copyOf(clauses);
  }
}
