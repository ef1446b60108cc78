package retour.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.order.Delivery.Handover.SIGNED_CLEAN;
import static retour.server.order.Delivery.Handover.SIGNED_WITH_EXCEPTION;
import static retour.server.order.OrderBuilder.anOrder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.order.Order;
import retour.server.order.OrderBuilder;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings;

class RecordFactsTests {

  private static final Optional<Instant> DAY_3 = Optional.of(Instant.parse("2026-11-03T18:00:00Z"));
  private static final Optional<Instant> DAY_6 = Optional.of(Instant.parse("2026-11-07T03:00:00Z"));
  private static final Store CHICAGO =
      new Store(
          new StoreId("impress"),
          "Impress",
          Currency.getInstance("USD"),
          ZoneId.of("America/Chicago"),
          List.of("en"),
          "#123456",
          new StoreSettings(List.of(), "", "", Map.of(), "RMA-####", "RGA-####", 21, false, Map.of()));

  private final RecordFacts facts = new RecordFacts();

  @Nested
  class Deliveries {

    @Test
    void knowsNoDeliveryDayBeforeAnythingLeft() {
      Order order = anOrder().line(1, 1000).build();

      assertThat(shared(order, "delivered_on")).isEmpty();
      assertThat(shared(order, "shipped")).contains(FactValue.no());
    }

    @Test
    void knowsNoDeliveryDayWhileOneParcelIsOnItsWay() {
      Order order =
          anOrder()
              .line(2, 1000)
              .parcel(DAY_3, Optional.of(SIGNED_CLEAN), Map.of(1, 1))
              .parcel(Optional.empty(), Optional.empty(), Map.of(1, 1))
              .build();

      assertThat(shared(order, "delivered_on")).isEmpty();
      assertThat(shared(order, "shipped")).contains(FactValue.yes());
    }

    @Test
    void knowsNoDeliveryDayWhileUnitsAreInNoParcel() {
      Order order = anOrder().line(2, 1000).parcel(DAY_3, Optional.of(SIGNED_CLEAN), Map.of(1, 1)).build();

      assertThat(shared(order, "delivered_on")).isEmpty();
    }

    @Test
    void takesTheLastParcelsDayInTheStoresZone() {
      Order order =
          anOrder()
              .line(2, 1000)
              .parcel(DAY_6, Optional.of(SIGNED_CLEAN), Map.of(1, 1))
              .parcel(DAY_3, Optional.of(SIGNED_CLEAN), Map.of(1, 1))
              .build();

      assertThat(shared(order, "delivered_on")).contains(new FactValue.Day(LocalDate.of(2026, 11, 6)));
    }

    @Test
    void leavesTheDeliveryRecordToEachLineWhereParcelsDiffer() {
      Order order =
          anOrder()
              .line(1, 1000)
              .line(1, 1000)
              .parcel(DAY_3, Optional.of(SIGNED_CLEAN), Map.of(1, 1))
              .parcel(DAY_3, Optional.of(SIGNED_WITH_EXCEPTION), Map.of(2, 1))
              .build();

      assertThat(shared(order, "delivery_record")).isEmpty();
      assertThat(line(order, 1, Map.of(), "delivery_record")).contains(new FactValue.Choice("signed_clean"));
      assertThat(line(order, 2, Map.of(), "delivery_record")).contains(new FactValue.Choice("signed_with_exception"));
    }
  }

  @Nested
  class RegularDeliveries {

    @Test
    void tellsTheDayOfTheFirstParcelThatBroughtTheGoods() {
      Order order =
          anOrder()
              .factLine(2, 1000, new Fact("regular_delivery", FactValue.yes(), FactSource.ORDER))
              .line(1, 1000)
              .parcel(DAY_6, Optional.of(SIGNED_CLEAN), Map.of(1, 1))
              .parcel(DAY_3, Optional.of(SIGNED_CLEAN), Map.of(1, 1))
              .parcel(Optional.empty(), Optional.empty(), Map.of(2, 1))
              .build();

      assertThat(line(order, 1, Map.of(), "first_delivered_on"))
          .contains(new FactValue.Day(LocalDate.of(2026, 11, 3)));
      assertThat(line(order, 2, Map.of(), "first_delivered_on")).isEmpty();
    }

    @Test
    void tellsNoneBeforeTheFirstCame() {
      Order order =
          anOrder()
              .factLine(2, 1000, new Fact("regular_delivery", FactValue.yes(), FactSource.ORDER))
              .parcel(Optional.empty(), Optional.empty(), Map.of())
              .build();

      assertThat(line(order, 1, Map.of(), "first_delivered_on")).isEmpty();
    }
  }

  @Nested
  class SetsAndGifts {

    private final Order order =
        anOrder().setLine("tea", 1).setLine("tea", 2).line(1, 5000).giftLine(3, 990).build();

    @Test
    void findsASetCompleteOnlyWhenEveryUnitOfItIsPicked() {
      assertThat(line(order, 1, Map.of(1, 1), "set_complete")).contains(FactValue.no());
      assertThat(line(order, 1, Map.of(1, 1, 2, 1), "set_complete")).contains(FactValue.no());
      assertThat(line(order, 1, Map.of(1, 1, 2, 2), "set_complete")).contains(FactValue.yes());
    }

    @Test
    void asksNoSetOfASingleProduct() {
      assertThat(line(order, 3, Map.of(3, 1), "part_of_set")).contains(FactValue.no());
      assertThat(line(order, 3, Map.of(3, 1), "set_complete")).contains(FactValue.yes());
    }

    @Test
    void tellsWhetherTheGiftComesBackWithWhatEarnedIt() {
      assertThat(line(order, 3, Map.of(3, 1), "gift_returned")).contains(FactValue.no());
      assertThat(line(order, 3, Map.of(3, 1, 4, 1), "gift_returned")).contains(FactValue.yes());
      assertThat(line(order, 3, Map.of(3, 1), "gift_value"))
          .contains(new FactValue.Amount(Money.of(990, "USD")));
      assertThat(line(order, 1, Map.of(1, 1), "gift_earned")).contains(FactValue.no());
    }

    @Test
    void judgesAFiledReturnAsItStoodAtTheRequest() {
      Order filed = anOrder().taxedLine(2, 1000, 0, 1).build();

      assertThat(filed.before(Map.of(1, 1)).line(1).orElseThrow().returnedQuantity()).isZero();
    }
  }

  @Nested
  class Amounts {

    @Test
    void givesEachSplitOfALineTheWholeInAll() {
      long seed = System.nanoTime();
      Random random = new Random(seed);
      for (int run = 0; run < 2_000; run++) {
        int quantity = 1 + random.nextInt(12);
        long paid = random.nextInt(100_000);
        long tax = random.nextInt(10_000);

        long sum = returnInRandomParts(random, quantity, paid, tax);

        assertThat(sum).as("seed %d, %d units for %d", seed, quantity, paid).isEqualTo(paid + tax);
      }
    }

    private long returnInRandomParts(Random random, int quantity, long paid, long tax) {
      long sum = 0;
      long paidSoFar = 0;
      int returned = 0;
      while (returned < quantity) {
        int units = 1 + random.nextInt(quantity - returned);
        Order order = anOrder().taxedLine(quantity, paid, tax, returned).build();
        LineMoney money = facts.money(order, 1, units);
        assertThat(money.paidBefore().minor()).isEqualTo(paidSoFar);
        paidSoFar += money.paid().minor();
        sum += money.paid().plus(money.tax()).minor();
        returned += units;
      }
      return sum;
    }

    @Test
    void roundsHalvesUpOnTheRunningTotal() {
      Order order = anOrder().line(2, 1999).build();

      assertThat(facts.money(order, 1, 1).paid()).isEqualTo(Money.of(1000, "USD"));
    }

    @Test
    void refusesMoreUnitsThanAreLeft() {
      Order order = anOrder().taxedLine(3, 3000, 0, 2).build();

      assertThatThrownBy(() -> facts.money(order, 1, 2)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> facts.money(order, 1, 0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> facts.money(order, 9, 1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void takesWhatTheCatalogDoesNotSayOfSealsAndSerialsAsNo() {
    Order order = anOrder().line(1, 1000).build();

    assertThat(line(order, 1, Map.of(), "hygiene_sealed")).contains(FactValue.no());
    assertThat(line(order, 1, Map.of(), "has_serial")).contains(FactValue.no());
  }

  @Test
  void tellsTheOrdersOwnFacts() {
    Order order = anOrder().placedAt("2026-11-02T03:00:00Z").line(OrderBuilder.aLine(1, 1, 1000)).build();

    var shared = facts.shared(CHICAGO, order, Optional.of(LocalDate.of(2026, 11, 9)));

    assertThat(shared.find("ordered_on"))
        .contains(new Fact("ordered_on", new FactValue.Day(LocalDate.of(2026, 11, 1)), FactSource.ORDER));
    assertThat(shared.find("requested_on").map(Fact::value))
        .contains(new FactValue.Day(LocalDate.of(2026, 11, 9)));
    assertThat(shared.find("payment_method").map(Fact::value)).contains(new FactValue.Choice("card"));
    assertThat(shared.find("delivery_country").map(Fact::value)).contains(new FactValue.Text("US"));
    assertThat(shared.find("bought_here").map(Fact::value)).contains(FactValue.yes());
  }

  private Optional<FactValue> shared(Order order, String name) {
    return facts.shared(CHICAGO, order, Optional.empty()).find(name).map(Fact::value);
  }

  private Optional<FactValue> line(Order order, int lineNo, Map<Integer, Integer> picked, String name) {
    return facts.line(CHICAGO, order, lineNo, picked).find(name).map(Fact::value);
  }
}
