package retour.server.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import retour.policy.decision.Resolution;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.order.Delivery;
import retour.server.order.NewLine;
import retour.server.order.NewOrder;
import retour.server.order.NewProduct;
import retour.server.order.Order;
import retour.server.order.OrderIntake;
import retour.server.order.Orders;
import retour.server.order.PaymentMethod;
import retour.server.policy.PolicyVersions;
import retour.server.returns.Channel;
import retour.server.returns.FileReturn;
import retour.server.returns.FileReturn.Filed;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.ReturnDraft;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings;
import retour.server.store.Stores;
import retour.server.testing.TestClock;

/** Two stores with their real policies, a member of staff of each role, and a notebook that was sold five days ago. */
@Component
class DeskFixture {

  static final String PASSWORD = "correct horse battery";
  static final StoreId IMPRESS = new StoreId("impress");
  static final StoreId IMAGE_PRO = new StoreId("image-pro");

  private final Stores stores;
  private final Staff staff;
  private final PolicyVersions policies;
  private final OrderIntake intake;
  private final Orders orders;
  private final FileReturn fileReturn;

  DeskFixture(
      Stores stores, Staff staff, PolicyVersions policies, OrderIntake intake, Orders orders, FileReturn fileReturn) {
    this.stores = stores;
    this.staff = staff;
    this.policies = policies;
    this.intake = intake;
    this.orders = orders;
    this.fileReturn = fileReturn;
  }

  /** Sets up both stores. */
  void load() {
    store(IMPRESS, "Impress", "America/Chicago", "#14532d");
    store(IMAGE_PRO, "Image Pro", "America/New_York", "#7c2d12");
    for (StoreId store : List.of(IMPRESS, IMAGE_PRO)) {
      policies.publish(store, document(store), LocalDate.of(2020, 1, 1), "test");
      for (Role role : Role.values()) {
        staff.add(
            new StaffMember(store, UUID.randomUUID(), role.code() + "@" + store, "Kim " + role.code(), role, "en"),
            Hash.OF_PASSWORD);
      }
    }
  }

  /** Sells a notebook with a serial number, delivered five days before the clock's start. */
  Order sell(StoreId store, String number) {
    Facts notebook = Facts.of(new Fact("has_serial", FactValue.yes(), FactSource.CATALOG));
    intake.products(
        store, List.of(new NewProduct("NB-15", "Notebook 15", "notebook", "Lenovo", notebook, List.of("charger"))));
    intake.orders(store, List.of(order(number)));
    return find(store, number);
  }

  Order find(StoreId store, String number) {
    return orders.byNumber(store, number).orElseThrow();
  }

  /** Files a return of the notebook for a refund, with answers that the policy of Impress accepts. */
  Filed file(StoreId store, Order order) {
    Map<String, FactValue> claims =
        Map.of(
            "reason", new FactValue.Choice("changed_mind"),
            "packaging", new FactValue.Choice("opened"),
            "packaging_complete", FactValue.yes(),
            "accessories_complete", FactValue.yes(),
            "rebate_submitted", FactValue.no(),
            "system_added", FactValue.no());
    ReturnDraft draft =
        new ReturnDraft(List.of(new DraftLine(1, 1, claims, Optional.of(Resolution.REFUND))), Map.of());
    return fileReturn.file(new Filing(store, order.id(), draft, Channel.PORTAL, "en", new Actor.Shopper()));
  }

  private void store(StoreId id, String name, String zone, String color) {
    StoreSettings settings =
        new StoreSettings(
            List.of(name, "1 Elm Street"),
            "help@example.com",
            "+1 555 0100",
            Map.of("en", "9 to 5"),
            "RMA-####-####",
            "RGA-####-####",
            21,
            false,
            Map.of("ups", new StoreSettings.CarrierContact("UPS", "800-742-5877")));
    stores.save(
        new Store(id, name, Currency.getInstance("USD"), ZoneId.of(zone), List.of("en"), color, settings));
  }

  private static NewOrder order(String number) {
    Instant delivered = TestClock.START.minus(Duration.ofDays(5));
    NewLine line =
        new NewLine(
            "NB-15",
            "Notebook 15",
            1,
            usd(50_999),
            usd(50_999),
            usd(5_227),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("SN-4711"),
            Facts.none());
    Delivery parcel =
        new Delivery(
            1,
            "ups",
            "1Z999",
            Optional.of(delivered.minus(Duration.ofDays(2))),
            Optional.of(delivered),
            Optional.of(Delivery.Handover.SIGNED_CLEAN),
            Optional.empty(),
            Map.of());
    return new NewOrder(
        number,
        new Order.Buyer("dana@example.com", "Dana Field", "+1 555 0111", "2 Oak Street", "US", true),
        "en",
        delivered.minus(Duration.ofDays(4)),
        Optional.empty(),
        new NewOrder.Payment(PaymentMethod.CARD, "tok_1", usd(56_226), usd(0)),
        false,
        usd(0),
        List.of(line),
        List.of(parcel),
        "test");
  }

  private static Money usd(long minor) {
    return Money.of(minor, "USD");
  }

  private static String document(StoreId store) {
    try (InputStream found = DeskFixture.class.getResourceAsStream("/policies/" + store + "/returns.yaml")) {
      if (found == null) {
        throw new IllegalStateException("no policy of " + store);
      }
      return new String(found.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made once: a hash takes its time. */
  private static final class Hash {

    static final String OF_PASSWORD = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);
  }
}
