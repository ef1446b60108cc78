package retour.server.demo;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import retour.server.creditnote.Seller;
import retour.server.policy.LawMode;
import retour.server.policy.Publication.LawDocument;
import retour.server.policy.PublishPolicy.Accept;
import retour.server.policy.ShippedLaw;
import retour.server.store.Role;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings;

/**
 * A store of the demonstration with its staff, as {@code demo/stores.json} has it.
 *
 * @param payer firm and account number that refunds are paid from; empty where none are paid by bank transfer
 * @param seller the firm that its credit notes name
 * @param policies its policy documents with the law they stand under
 */
record DemoStore(
    String id,
    String name,
    String currency,
    String zone,
    List<String> languages,
    String color,
    StoreSettings settings,
    List<Document> policies,
    List<String> payer,
    Firm seller,
    List<Person> staff) {

  Store store() {
    return new Store(
        new StoreId(id), name, Currency.getInstance(currency), ZoneId.of(zone), languages, color, settings);
  }

  /**
   * A policy document.
   *
   * @param name such as {@code returns}
   * @param law what the store does with law layers, by the names of their files
   * @param accepted reasons why findings are accepted, by kind or clause
   */
  record Document(String name, Map<String, LawMode> law, Map<String, String> accepted) {

    List<LawDocument> lawDocuments() {
      return law.entrySet().stream()
          .map(layer -> new LawDocument(ShippedLaw.find(layer.getKey()).orElseThrow(), layer.getValue()))
          .toList();
    }

    List<Accept> accepts() {
      return accepted.entrySet().stream().map(each -> new Accept(each.getKey(), each.getValue())).toList();
    }
  }

  /** The firm, as an administrator would type it. */
  record Firm(String name, String address, String country, String registration, String vat, String rate, String numbers) {

    Seller seller() {
      return new Seller.Typed(name, address, country, registration, vat, rate, numbers).seller();
    }
  }

  /** A member of staff. */
  record Person(String role, String name) {

    Role knownRole() {
      return Role.valueOf(role.toUpperCase(Locale.ROOT));
    }
  }
}
