package retour.policy.fact;

/**
 * One known fact.
 *
 * @param name as declared in the policy document or its vocabulary, in {@code snake_case}
 * @param source who said it
 */
public record Fact(String name, FactValue value, FactSource source) {

  /** Whether it rests on the shopper's word alone, which the inspector has yet to verify. */
  public boolean isClaimed() {
    return source == FactSource.SHOPPER;
  }
}
