package retour.server.withdrawal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import retour.server.order.OrderId;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * A statement as it is handed in.
 *
 * @param key 256-bit secret in URL-safe Base64 that makes a form one statement, however often it is sent; opens the receipt
 * @param words what was said
 * @param parts units by order line, where lines were picked from the order itself; empty for the whole contract
 * @param order the order, where the person has proven to be its buyer
 * @param language ISO 639-1 code of the receipt
 * @param statedAt when it was made or sent; empty for now
 */
public record Statement(
    StoreId store,
    String key,
    WithdrawalChannel channel,
    Words words,
    Map<Integer, Integer> parts,
    Optional<OrderId> order,
    String language,
    Optional<Instant> statedAt,
    Actor actor) {

  /** The fields of {@link Words}, as forms and faults name them. */
  public static final Set<String> FIELDS = Set.of("name", "contract", "address", "goods");

  public Statement {
    parts = Map.copyOf(parts);
  }

  Statement with(Words cleaned, Instant moment) {
    return new Statement(store, key, channel, cleaned, parts, order, language, Optional.of(moment), actor);
  }

  Statement withKey(String another) {
    return new Statement(store, another, channel, words, parts, order, language, statedAt, actor);
  }

  @Override
  public String toString() {
    return "Statement[" + store + " " + channel + "]";
  }

  /**
   * What a person says (personal data). Only the first three may be asked for (Directive 2011/83/EU Art. 11a(2)).
   *
   * @param contract what identifies the contract, an order number as a rule
   * @param address electronic address for the receipt; empty where a statement on paper names none
   * @param goods which goods; empty for the whole contract
   */
  public record Words(String name, String contract, String address, String goods) {

    @Override
    public String toString() {
      return "Words[]";
    }
  }
}
