package retour.server.complaint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Decision;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.evidence.EvidenceFiles;
import retour.server.goods.GoodsState;
import retour.server.goods.GoodsSteps;
import retour.server.goods.PromisedGoods;
import retour.server.order.Delivery;
import retour.server.order.NewLine;
import retour.server.order.NewOrder;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.OrderIntake;
import retour.server.order.Orders;
import retour.server.order.PaymentMethod;
import retour.server.policy.LawMode;
import retour.server.policy.PolicyVersions;
import retour.server.policy.Publication;
import retour.server.returns.CaseCommand;
import retour.server.returns.Channel;
import retour.server.returns.Receiving;
import retour.server.returns.Receiving.Arrival;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.settlement.BankAccount;
import retour.server.settlement.PaymentConsents.Wording;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.testing.ShopData;
import retour.server.testing.TestClock;

/** Imperium Est with its own policy documents and lamps that came ten days before the clock's start. */
final class ComplaintsFixture {

  static final StoreId STORE = ShopData.IMPERIUM;
  static final Actor SHOPPER = new Actor.Shopper();
  static final Actor CLERK = new Actor.Staff(new UUID(0, 1), Role.CLERK);
  static final Actor SUPERVISOR = new Actor.Staff(new UUID(0, 3), Role.SUPERVISOR);
  static final Actor ACCOUNTANT = new Actor.Staff(new UUID(0, 4), Role.ACCOUNTANT);

  private static final AtomicInteger NUMBERS = new AtomicInteger(9000);
  private static final byte[] PDF = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.UTF_8);

  private final ApplicationContext beans;

  ComplaintsFixture(ApplicationContext beans) {
    this.beans = beans;
    bean(Stores.class).save(ShopData.imperium());
    LocalDate from = LocalDate.parse("2020-01-01");
    bean(PolicyVersions.class).publish(STORE, document("imperium-est/returns"), from, "test");
    bean(PolicyVersions.class)
        .publish(
            new Publication(
                STORE,
                document("imperium-est/complaints"),
                List.of(new Publication.LawDocument(document("law/bg"), LawMode.ENFORCE)),
                from,
                "test",
                List.of()));
  }

  /** An order with one lamp of 45.00 EUR. */
  OrderId order(PaymentMethod method) {
    String number = "IE-" + NUMBERS.incrementAndGet();
    Instant came = TestClock.START.minus(Duration.ofDays(10));
    NewLine lamp =
        new NewLine(
            "LMP-D",
            "Настолна лампа „Изток“",
            1,
            eur(4500),
            eur(4500),
            eur(0),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Facts.none());
    Delivery parcel =
        new Delivery(
            1,
            "speedy",
            "1Z" + number,
            Optional.of(came),
            Optional.of(came),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    bean(OrderIntake.class)
        .orders(
            STORE,
            List.of(
                new NewOrder(
                    number,
                    new Order.Buyer(
                        "maria@example.com", "Мария Петрова", "+359 88 555 0103", "ул. „Шипка“ 12\n1504 София", "BG", true),
                    "bg",
                    came,
                    Optional.empty(),
                    new NewOrder.Payment(method, "", eur(4500), eur(0)),
                    true,
                    eur(0),
                    List.of(lamp),
                    List.of(parcel),
                    "json")));
    return bean(Orders.class).byNumber(STORE, number).orElseThrow().id();
  }

  NewComplaint about(OrderId order, Remedy remedy, String... documents) {
    Map<String, FactValue> answers =
        Map.of(
            "reason", new FactValue.Choice("defective"),
            "colour_only", FactValue.no(),
            "visible_defect", FactValue.no());
    return new NewComplaint(
        STORE,
        order,
        List.of(new NewComplaint.Line(1, 1, answers)),
        Map.of(),
        new Complaint.Claim("Лампата не свети.", remedy, eur(4500), "", "", ""),
        Optional.empty(),
        List.of(documents).stream().map(kind -> document(order, kind)).toList(),
        new NewComplaint.Intake(
            UUID.randomUUID().toString(),
            Channel.PORTAL,
            ReceivedBy.FORM,
            "Imperium Est, уебсайт",
            "bg",
            Optional.empty(),
            SHOPPER));
  }

  /** With an account, and with the consent to be paid there or without. */
  static NewComplaint withAccount(NewComplaint from, boolean agreed) {
    return new NewComplaint(
        from.store(),
        from.order(),
        from.lines(),
        from.shared(),
        from.claim(),
        Optional.of(
            new NewComplaint.Account(
                BankAccount.of("Мария Петрова", "BG80BNBG96611020345678"),
                agreed ? Optional.of(Wording.in("bg")) : Optional.empty())),
        from.documents(),
        from.intake());
  }

  private NewComplaint.Document document(OrderId order, String kind) {
    UUID file = bean(EvidenceFiles.class).keep(STORE, order, new ByteArrayInputStream(PDF), "shopper");
    return new NewComplaint.Document(kind, file, Optional.empty());
  }

  Complaint filed(Remedy remedy, String... documents) {
    return bean(FileComplaint.class).file(about(order(PaymentMethod.CARD), remedy, documents));
  }

  ReturnCase leg(Complaint complaint) {
    return bean(ReturnCases.class).get(STORE, complaint.standing().caseId());
  }

  Decision decision(Complaint complaint) {
    return bean(ReturnCases.class).decision(STORE, complaint.standing().caseId()).decision();
  }

  /** The goods come in, freight prepaid. */
  Complaint received(Complaint complaint) {
    bean(Receiving.class)
        .receive(
            new Arrival(STORE, leg(complaint).shownNumber(), "speedy", "", Freight.PREPAID, "", Map.of(), CLERK));
    return again(complaint);
  }

  /** Repaired, sent back to the customer, and there. */
  void repaired(Complaint complaint) {
    GoodsSteps goods = bean(GoodsSteps.class);
    UUID id = goods.ofCase(STORE, complaint.standing().caseId()).getFirst().id();
    goods.moved(step(complaint), id, GoodsState.TO_BE_SENT);
    goods.sent(step(complaint), id, new PromisedGoods.Shipment("speedy", "BACK-1", List.of()));
    goods.delivered(step(complaint), id);
  }

  private CaseCommand step(Complaint complaint) {
    ReturnCase leg = leg(complaint);
    return new CaseCommand(STORE, leg.id(), leg.version(), CLERK);
  }

  Complaint again(Complaint complaint) {
    return bean(Complaints.class).get(STORE, complaint.id());
  }

  static ComplaintCommand by(Complaint seen, Actor actor) {
    return new ComplaintCommand(STORE, seen.id(), seen.version(), actor);
  }

  static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }

  <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  private static String document(String name) {
    try (InputStream in = ComplaintsFixture.class.getResourceAsStream("/policies/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("no policy " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
