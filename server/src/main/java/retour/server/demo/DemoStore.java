package retour.server.demo;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import retour.server.store.Role;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings;

/**
 * A store of the demonstration with its staff, as {@code demo/stores.json} has it.
 *
 * @param payer firm and account number that refunds are paid from; empty where none are paid by bank transfer
 * @param policies its policy documents, such as {@code returns}
 */
record DemoStore(
    String id,
    String name,
    String currency,
    String zone,
    List<String> languages,
    String color,
    StoreSettings settings,
    List<String> policies,
    List<String> payer,
    List<Person> staff) {

  Store store() {
    return new Store(
        new StoreId(id), name, Currency.getInstance(currency), ZoneId.of(zone), languages, color, settings);
  }

  /** A member of staff. */
  record Person(String role, String name) {

    Role knownRole() {
      return Role.valueOf(role.toUpperCase(Locale.ROOT));
    }
  }
}
