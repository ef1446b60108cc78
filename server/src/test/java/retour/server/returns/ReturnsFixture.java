package retour.server.returns;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.order.Delivery;
import retour.server.order.NewLine;
import retour.server.order.NewOrder;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.OrderIntake;
import retour.server.order.Orders;
import retour.server.order.PaymentMethod;
import retour.server.policy.PolicyVersions;
import retour.server.returns.FileReturn.Filed;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.Receiving.Arrival;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings;
import retour.server.store.Stores;
import retour.server.testing.TestClock;

/** A store with a small policy and orders for tests; orders were delivered ten days before the clock's start. */
public final class ReturnsFixture {

  public static final StoreId STORE = new StoreId("corner-shop");
  public static final Actor SHOPPER = new Actor.Shopper();
  public static final Actor CLERK = new Actor.Staff(new UUID(0, 1), Role.CLERK);
  public static final Actor INSPECTOR = new Actor.Staff(new UUID(0, 2), Role.INSPECTOR);
  public static final Actor SUPERVISOR = new Actor.Staff(new UUID(0, 3), Role.SUPERVISOR);
  public static final Actor ACCOUNTANT = new Actor.Staff(new UUID(0, 4), Role.ACCOUNTANT);

  private static final String POLICY =
      """
      store: corner-shop
      policy: returns
      in-force: 2020-01-01
      currency: USD
      windows:
        told: 30 days after delivery
      clauses:
        T-01:
          says: { en: Tell us within 30 days. }
          permit: [refund, store_credit, replacement]
          when: within(told)
        T-02:
          says: { en: Goods come back unused. }
          forbid: all
          unless: unused
        T-03:
          says: { en: Up to 15 % is kept for restocking. }
          charge: restocking
          percent: 0..15
          propose: 15
          of: paid
          for: refund
        T-04:
          says: { en: Every return needs a number. }
          require: authorization_number
          series: RMA
          by: receipt
        T-05:
          says: { en: We take no parcels that we would have to pay for. }
          forbid: all
          when: return_freight != "prepaid"
        T-06:
          says: { en: Damaged goods cannot come back. }
          forbid: all
          when: physical_damage
          confirm: yes
        T-07:
          says: { en: The maker has to agree first. }
          require: manufacturer_reference
          by: authorization
          when: make == "Acer"
        T-08:
          says: { en: We may repair a faulty product instead of replacing it. }
          review: [replacement]
          when: reason == "defective" && within(told)
          options: [replacement, repair]
        T-09:
          says: { en: Before we ship you can have anything else instead. }
          permit: exchange
          when: '!shipped'
          overrides: [T-02, T-05, T-06]
      """;

  private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

  private final ApplicationContext beans;

  public ReturnsFixture(ApplicationContext beans) {
    this.beans = beans;
  }

  /** The store with its policy; may be called again to change whether it authorizes by itself. */
  public ReturnsFixture store(boolean autoAuthorize) {
    return store(autoAuthorize, "USD");
  }

  /** The store trading in another currency. */
  public ReturnsFixture store(boolean autoAuthorize, String currency) {
    StoreSettings settings =
        new StoreSettings(
            List.of("Corner Shop", "1 Main St"),
            "help@example.com",
            "555-0100",
            Map.of(),
            "RMA-####-####",
            "RGA-####-####",
            30,
            autoAuthorize,
            Map.of());
    Store store =
        new Store(
            STORE,
            "Corner Shop",
            Currency.getInstance(currency),
            ZoneId.of("America/New_York"),
            List.of("en"),
            "#123456",
            settings);
    bean(Stores.class).save(store);
    bean(PolicyVersions.class).publish(STORE, POLICY.replace("USD", currency), LocalDate.parse("2020-01-01"), "test");
    return this;
  }

  /** The store's policy with one more clause, for orders from now on. */
  public ReturnsFixture with(String clause) {
    String policy = POLICY + clause.indent(2);
    bean(PolicyVersions.class).publish(STORE, policy, LocalDate.parse("2020-01-02"), "test");
    return this;
  }

  /** An order with one line. */
  public OrderId order(int quantity, long paidMinor) {
    return order(List.of(line(quantity, paidMinor, 0)), PaymentMethod.CARD, true);
  }

  public OrderId order(List<NewLine> lines, PaymentMethod method, boolean shipped) {
    String number = "T-" + NUMBERS.incrementAndGet();
    return order(lines, method, shipped, number);
  }

  /** An order that the shop gave a number of its own. */
  public OrderId order(List<NewLine> lines, PaymentMethod method, boolean shipped, String number) {
    Money nothing = Money.zero(lines.getFirst().paid().currency());
    Money paid = lines.stream().map(line -> line.paid().plus(line.tax())).reduce(nothing, Money::plus);
    Instant placed = TestClock.START.minus(Duration.ofDays(14));
    Instant came = TestClock.START.minus(Duration.ofDays(10));
    List<Delivery> parcels =
        shipped
            ? List.of(
                new Delivery(
                    1,
                    "ups",
                    "1Z" + number,
                    Optional.of(placed),
                    Optional.of(came),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of()))
            : List.of();
    bean(OrderIntake.class)
        .orders(
            STORE,
            List.of(
                new NewOrder(
                    number,
                    new Order.Buyer("ann@example.com", "Ann", "", "1 Elm St", "US", true),
                    "en",
                    placed,
                    Optional.empty(),
                    new NewOrder.Payment(method, "", paid, nothing),
                    false,
                    nothing,
                    lines,
                    parcels,
                    "json")));
    return bean(Orders.class).byNumber(STORE, number).orElseThrow().id();
  }

  public static NewLine line(int quantity, long paidMinor, long taxMinor) {
    return line(quantity, usd(paidMinor), usd(taxMinor));
  }

  public static NewLine line(int quantity, Money paid, Money tax) {
    return new NewLine(
        "SKU",
        "Thing",
        quantity,
        new Money(paid.minor() / quantity, paid.currency()),
        paid,
        tax,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Facts.none());
  }

  public Order read(OrderId id) {
    return bean(Orders.class).find(STORE, id).orElseThrow();
  }

  /** A draft of one line that the policy permits. */
  public static ReturnDraft draft(int quantity, Resolution resolution) {
    return draft(List.of(quantity), resolution);
  }

  /** A draft of the first lines, each with a quantity. */
  public static ReturnDraft draft(List<Integer> quantities, Resolution resolution) {
    List<DraftLine> lines = new ArrayList<>();
    for (int quantity : quantities) {
      lines.add(new DraftLine(lines.size() + 1, quantity, answers("changed_mind"), Optional.of(resolution)));
    }
    return new ReturnDraft(lines, Map.of());
  }

  public static Map<String, FactValue> answers(String reason) {
    return Map.of("reason", new FactValue.Choice(reason), "unused", FactValue.yes());
  }

  public Filed file(OrderId order, ReturnDraft draft) {
    return bean(FileReturn.class).file(new Filing(STORE, order, draft, Channel.PORTAL, "en", SHOPPER));
  }

  public ReturnCase filed(OrderId order, int quantity, Resolution resolution) {
    return get(file(order, draft(quantity, resolution)).id());
  }

  public ReturnCase authorized(OrderId order, int quantity, Resolution resolution) {
    ReturnCase filed = filed(order, quantity, resolution);
    return filed.authorization() == AuthorizationState.AUTHORIZED
        ? filed
        : bean(Authorization.class).authorize(by(filed, CLERK), Optional.empty());
  }

  /** Received whole, freight prepaid. */
  public ReturnCase received(OrderId order, int quantity, Resolution resolution) {
    ReturnCase authorized = authorized(order, quantity, resolution);
    bean(Receiving.class).receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of()));
    return get(authorized.id());
  }

  /** Received and found in order. */
  public ReturnCase accepted(OrderId order, int quantity, Resolution resolution) {
    ReturnCase received = received(order, quantity, resolution);
    return bean(Inspection.class)
        .record(by(received, INSPECTOR), 1, Map.of("unused", FactValue.yes(), "physical_damage", FactValue.no()));
  }

  public static Arrival arrival(String scanned, Freight freight, Map<Integer, Integer> counted) {
    return new Arrival(STORE, scanned, "ups", "", freight, "", counted, CLERK);
  }

  public ReturnCase get(CaseId id) {
    return bean(ReturnCases.class).get(STORE, id);
  }

  public static CaseCommand by(ReturnCase seen, Actor actor) {
    return new CaseCommand(STORE, seen.id(), seen.version(), actor);
  }

  public List<CaseEventKind> events(ReturnCase of) {
    return bean(ReturnCases.class).history(STORE, of.id()).stream().map(CaseEvent::kind).toList();
  }

  public <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  public static Money usd(long minor) {
    return Money.of(minor, "USD");
  }
}
