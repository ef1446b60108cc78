package retour.server.clause;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import retour.server.api.ApiClient;
import retour.server.customer.AccessLinks;
import retour.server.desk.DeskBrowser;
import retour.server.order.Orders;
import retour.server.policy.PolicyVersions;
import retour.server.policy.Publication;
import retour.server.policy.PublishedDocument;
import retour.server.store.ApiKeys;
import retour.server.store.Role;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * A store like one of the demonstration's three, trading under the same law on the same documents, perhaps less some
 * clauses.
 */
final class ProofStore {

  private static final String PASSWORD = "correct horse battery";

  private final ApplicationContext beans;
  private final int port;
  private final Store store;
  private final ApiClient program;

  private ProofStore(ApplicationContext beans, int port, Store store) {
    this.beans = beans;
    this.port = port;
    this.store = store;
    this.program = new ApiClient(port, beans.getBean(ApiKeys.class).issue(store.id(), "proof"));
  }

  static ProofStore open(ApplicationContext beans, int port, String name, int number, Collection<String> without) {
    Store model = beans.getBean(Stores.class).get(new StoreId(name));
    String id = "as-" + name + "-" + number;
    Store store =
        new Store(
            new StoreId(id),
            model.name(),
            model.currency(),
            model.zone(),
            model.languages(),
            model.color(),
            model.settings());
    beans.getBean(Stores.class).save(store);
    PolicyVersions versions = beans.getBean(PolicyVersions.class);
    versions.archive(model.id()).forEach(document -> versions.publish(less(document, store, without)));
    return new ProofStore(beans, port, store);
  }

  private static Publication less(PublishedDocument document, Store store, Collection<String> without) {
    String source = document.source().replaceFirst("(?m)^store: .*$", "store: " + store.id());
    for (String each : without) {
      source = Removal.of(source, each);
    }
    return new Publication(
        store.id(), source, document.lawDocuments(), document.inForceFrom(), "proof", document.accepted());
  }

  ApiClient program() {
    return program;
  }

  Store store() {
    return store;
  }

  /** The address of the order's page after the link of a mail was opened, in English, with the browser on it. */
  String visit(DeskBrowser browser, String order) {
    var id = beans.getBean(Orders.class).byNumber(store.id(), order).orElseThrow().id();
    String link = "/" + store.id() + "/link/" + beans.getBean(AccessLinks.class).issue(store.id(), id) + "?lang=en";
    browser.get(link);
    return browser.post(link, Map.of()).uri().getPath();
  }

  DeskBrowser browser() {
    return new DeskBrowser(port);
  }

  /** The desk as a new member of staff sees it. */
  DeskBrowser desk(Role role) {
    String login = role.code() + "." + UUID.randomUUID() + "@" + store.id();
    beans
        .getBean(Staff.class)
        .add(new StaffMember(store.id(), UUID.randomUUID(), login, "Kim " + role.code(), role, "en"), Hash.OF_PASSWORD);
    return DeskBrowser.loggedIn(port, login, PASSWORD);
  }

  /** Made once: a hash takes its time. */
  private static final class Hash {

    static final String OF_PASSWORD = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);
  }
}
