package retour.server.demo;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import retour.server.policy.PolicyVersions;
import retour.server.settlement.PayerAccount;
import retour.server.settlement.PayerAccounts;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.Stores;

/** Opens one store of the demonstration with everything in it. */
@Component
class OpenDemoStore {

  private static final LocalDate POLICY_FROM = LocalDate.of(2020, 1, 1);

  private final Stores stores;
  private final DemoStaff staff;
  private final PolicyVersions policies;
  private final DemoOrders orders;
  private final PayerAccounts payers;

  OpenDemoStore(
      Stores stores, DemoStaff staff, PolicyVersions policies, DemoOrders orders, PayerAccounts payers) {
    this.payers = payers;
    this.stores = stores;
    this.staff = staff;
    this.policies = policies;
    this.orders = orders;
  }

  void open(DemoStore demo) {
    Store store = demo.store();
    stores.save(store);
    demo.staff().forEach(person -> staff.hire(store, person));
    demo.policies().forEach(document -> policies.publish(store.id(), read(store, document), POLICY_FROM, "demonstration"));
    orders.load(store);
    if (!demo.payer().isEmpty()) {
      PayerAccount account = PayerAccount.of(demo.payer().getFirst(), demo.payer().getLast(), "");
      Object _ = payers.save(store.id(), account, new Actor.Clock());
    }
  }

  private static String read(Store store, String document) {
    return DemoResource.read("policies/" + store.id() + "/" + document + ".yaml");
  }
}
