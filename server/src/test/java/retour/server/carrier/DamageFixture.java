package retour.server.carrier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
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
import retour.server.evidence.EvidenceFiles;
import retour.server.order.Delivery;
import retour.server.order.NewLine;
import retour.server.order.NewOrder;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.OrderIntake;
import retour.server.order.Orders;
import retour.server.order.PaymentMethod;
import retour.server.policy.PolicyVersions;
import retour.server.returns.Authorization;
import retour.server.returns.CaseCommand;
import retour.server.returns.Channel;
import retour.server.returns.FileReturn;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnDraft;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings;
import retour.server.store.Stores;
import retour.server.testing.TestClock;

/** A printer shop with Image Pro's own policy; parcels came three days before the clock's start. */
public final class DamageFixture {

  public static final StoreId STORE = new StoreId("image-pro");
  public static final Actor SHOPPER = new Actor.Shopper();
  public static final Actor CLERK = new Actor.Staff(new UUID(0, 1), Role.CLERK);
  public static final Actor INSPECTOR = new Actor.Staff(new UUID(0, 2), Role.INSPECTOR);
  public static final Actor SUPERVISOR = new Actor.Staff(new UUID(0, 3), Role.SUPERVISOR);
  public static final Actor ACCOUNTANT = new Actor.Staff(new UUID(0, 4), Role.ACCOUNTANT);
  public static final Actor ADMINISTRATOR = new Actor.Staff(new UUID(0, 5), Role.ADMINISTRATOR);

  private static final AtomicInteger NUMBERS = new AtomicInteger(7000);
  private static final byte[] PHOTO =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

  private final ApplicationContext beans;

  public DamageFixture(ApplicationContext beans) {
    this(beans, "");
  }

  /** @param removed a clause that is taken out of the policy; empty for none */
  public DamageFixture(ApplicationContext beans, String removed) {
    this.beans = beans;
    bean(Stores.class).save(store());
    String policy = policy();
    String without = removed.isEmpty() ? policy : without(policy, removed);
    bean(PolicyVersions.class).publish(STORE, without, LocalDate.parse("2020-01-01"), "test");
  }

  private static Store store() {
    StoreSettings settings =
        new StoreSettings(
            List.of("Image Pro Returns", "200 Varick Street", "New York, NY 10014"),
            "service@image-pro.example.com",
            "+1 212 555 0100",
            Map.of("en", "9 to 6"),
            "RMA-####-####",
            "RGA-####-####",
            21,
            false,
            Map.of(
                "ups", new StoreSettings.CarrierContact("UPS", "800-742-5877"),
                "fedex", new StoreSettings.CarrierContact("FedEx", "800-463-3339")));
    return new Store(
        STORE,
        "Image Pro",
        Currency.getInstance("USD"),
        ZoneId.of("America/New_York"),
        List.of("en"),
        "#1f4e8c",
        settings);
  }

  private static String policy() {
    try {
      return Files.readString(Path.of("../policies/image-pro/returns.yaml"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String without(String policy, String clause) {
    int start = policy.indexOf("  " + clause + ":\n");
    int next = policy.indexOf("\n  IP-", start + 4);
    return policy.substring(0, start) + (next < 0 ? "" : policy.substring(next + 1));
  }

  /** An order of a printer (289.00 + 25.65 tax) and paper (27.60), in one parcel. */
  public OrderId order(Optional<Delivery.Handover> handover, Optional<Boolean> noted) {
    return order("ups", "US", handover, noted);
  }

  /** An order that went with this carrier to this country. */
  public OrderId order(
      String carrier, String country, Optional<Delivery.Handover> handover, Optional<Boolean> noted) {
    String number = "IP-" + NUMBERS.incrementAndGet();
    Instant came = TestClock.START.minus(Duration.ofDays(3));
    boolean refused = handover.equals(Optional.of(Delivery.Handover.REFUSED));
    Delivery parcel =
        new Delivery(
            1,
            carrier,
            "1Z" + number,
            Optional.of(came.minus(Duration.ofDays(3))),
            refused ? Optional.empty() : Optional.of(came),
            handover,
            noted,
            Map.of());
    bean(OrderIntake.class)
        .orders(
            STORE,
            List.of(
                new NewOrder(
                    number,
                    new Order.Buyer("dana@example.com", "Dana Whitfield", "", "48 Mercer Street\nNew York", country, true),
                    "en",
                    came.minus(Duration.ofDays(5)),
                    Optional.empty(),
                    new NewOrder.Payment(PaymentMethod.CARD, "", usd(34_225), usd(0)),
                    false,
                    usd(0),
                    List.of(line("LP-2200", "Corvo LP-2200 laser printer", 28_900, 2_565), line("PPR-GL", "Photo paper", 2_760, 0)),
                    List.of(parcel),
                    "json")));
    return bean(Orders.class).byNumber(STORE, number).orElseThrow().id();
  }

  private static NewLine line(String sku, String name, long paid, long tax) {
    return new NewLine(
        sku,
        name,
        1,
        usd(paid),
        usd(paid),
        usd(tax),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Facts.none());
  }

  /** The printer came damaged. */
  public static ReturnDraft damaged() {
    return damaged(Map.of());
  }

  /** @param more answers about the whole return */
  public static ReturnDraft damaged(Map<String, FactValue> more) {
    return new ReturnDraft(
        List.of(
            new ReturnDraft.DraftLine(
                1,
                1,
                Map.of("reason", new FactValue.Choice("damaged_in_transit")),
                Optional.of(Resolution.REFUND))),
        more);
  }

  public ReturnCase filed(OrderId order, ReturnDraft draft) {
    Filing filing = new Filing(STORE, order, draft, Channel.PORTAL, "en", SHOPPER);
    return get(bean(FileReturn.class).file(filing).id().value());
  }

  /** With two photos, authorized by a clerk. */
  public ReturnCase authorized(OrderId order) {
    ReturnCase filed = filed(order, damaged());
    photo(filed);
    photo(filed);
    return bean(Authorization.class).authorize(by(filed, CLERK), Optional.empty());
  }

  public UUID photo(ReturnCase of) {
    return bean(EvidenceFiles.class)
        .keepForCase(
            new EvidenceFiles.CaseFile(STORE, of.order(), of.id().value()), new ByteArrayInputStream(PHOTO), "shopper");
  }

  public static CaseCommand by(ReturnCase seen, Actor actor) {
    return new CaseCommand(STORE, seen.id(), seen.version(), actor);
  }

  public ReturnCase get(UUID id) {
    return bean(ReturnCases.class).get(STORE, new retour.server.returns.CaseId(id));
  }

  public Order read(OrderId id) {
    return bean(Orders.class).find(STORE, id).orElseThrow();
  }

  public static Money usd(long minor) {
    return Money.of(minor, "USD");
  }

  public <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }
}
