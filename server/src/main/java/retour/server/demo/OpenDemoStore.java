package retour.server.demo;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.server.creditnote.Sellers;
import retour.server.policy.PublishPolicy;
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
  private final PublishPolicy publish;
  private final DemoOrders orders;
  private final PayerAccounts payers;
  private final Sellers sellers;

  OpenDemoStore(
      Stores stores,
      DemoStaff staff,
      PublishPolicy publish,
      DemoOrders orders,
      PayerAccounts payers,
      Sellers sellers) {
    this.sellers = sellers;
    this.payers = payers;
    this.stores = stores;
    this.staff = staff;
    this.publish = publish;
    this.orders = orders;
  }

  void open(DemoStore demo) {
    Store store = demo.store();
    stores.save(store);
    demo.staff().forEach(person -> staff.hire(store, person));
    demo.policies().forEach(document -> publish(store, document));
    Object _ = sellers.save(store.id(), demo.seller().seller(), new Actor.Clock());
    orders.load(store);
    if (!demo.payer().isEmpty()) {
      PayerAccount account = PayerAccount.of(demo.payer().getFirst(), demo.payer().getLast(), "");
      Object _ = payers.save(store.id(), account, new Actor.Clock());
    }
  }

  private void publish(Store store, DemoStore.Document document) {
    String source = DemoResource.read("policies/" + store.id() + "/" + document.name() + ".yaml");
    PublishPolicy.Outcome outcome =
        publish.publish(
            new PublishPolicy.Proposal(
                store.id(),
                source,
                Optional.of(document.lawDocuments()),
                POLICY_FROM,
                "demonstration",
                document.accepts()));
    if (!(outcome instanceof PublishPolicy.Outcome.Published)) {
      throw new IllegalStateException("the demonstration's " + document.name() + " is not published: " + outcome);
    }
  }
}
