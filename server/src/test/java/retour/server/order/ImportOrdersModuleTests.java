package retour.server.order;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.problem.Refused;
import retour.server.store.StoreId;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

class ImportOrdersModuleTests {

  private static final StoreId STORE = new StoreId("impress");
  private static final String HEADER =
      "Name,Email,Financial Status,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Total,"
          + "Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,"
          + "Lineitem requires shipping,Shipping Name,Shipping Zip,Shipping Country,Payment Method,Refunded Amount\n";
  private static final String GOOD =
      "#1001,kim@example.com,paid,fulfilled,2026-11-02 09:00:00 -0600,GBP,20.00,5.00,0.00,25.00,0.00,"
          + "2026-11-01 15:00:00 -0600,2,Cup,5.00,C1,true,Kim Field,'60601,US,Shopify Payments,0.00\n"
          + "#1001,kim@example.com,,,,,,,,,,,1,Plate,10.00,P1,true,,,,,\n";
  private static final String SECOND =
      "#1002,lee@example.com,pending,unfulfilled,,USD,10.00,0.00,1.00,11.00,0.00,"
          + "2026-11-01 15:00:00 UTC,1,Plate,10.00,P1,true,Lee,60601,US,Cash on Delivery (COD),\n";

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final ImportOrders imports = ImportOrders.on(database, new TestClock());
  private final Orders orders = new PostgresOrders(jdbc);
  private final List<ImportFault> faults = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void addStore() {
    jdbc.sql(
            """
            insert into store (store_id, name, currency, zone, languages, color, settings)
            values ('impress', 'Impress', 'USD', 'America/Chicago', '{en}', '#123456',
                    '{"returnAddress": [], "contactEmail": "", "contactPhone": "", "contactHours": {},
                      "rmaFormat": "R", "rgaFormat": "R", "authorizationDays": 1, "autoAuthorize": false,
                      "carriers": {}}')
            """)
        .update();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Nested
  class ShopifyExport {

    @Test
    void landsEachOrderWithItsLines() throws IOException {
      ImportReport report = run(HEADER + GOOD + SECOND);

      assertThat(report).isEqualTo(new ImportReport(2, 0, 0, 0, true));
      Order order = orders.byNumber(STORE, "1001").orElseThrow();
      assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-11-01T21:00:00Z"));
      assertThat(order.paid()).isEqualTo(Money.of(2500, "GBP"));
      assertThat(order.deliveryPaid()).isEqualTo(Money.of(500, "GBP"));
      assertThat(order.paymentMethod()).isEqualTo(PaymentMethod.CARD);
      assertThat(order.buyer().address()).isEqualTo("60601");
      assertThat(order.lines()).extracting(OrderLine::paid)
          .containsExactly(Money.of(1000, "GBP"), Money.of(1000, "GBP"));
      assertThat(order.deliveries()).hasSize(1);
      assertThat(order.deliveries().getFirst().deliveredAt()).isEmpty();
    }

    @Test
    void takesAnUnpaidOrderAsNotPaidAndItsTaxOnTop() throws IOException {
      run(HEADER + SECOND);

      Order order = orders.byNumber(STORE, "1002").orElseThrow();
      assertThat(order.paid()).isEqualTo(Money.of(0, "USD"));
      assertThat(order.paymentMethod()).isEqualTo(PaymentMethod.CASH_ON_DELIVERY);
      assertThat(order.lines().getFirst().tax()).isEqualTo(Money.of(100, "USD"));
      assertThat(order.deliveries()).isEmpty();
    }

    @Test
    void importsNothingTwice() throws IOException {
      run(HEADER + GOOD + SECOND);

      assertThat(run(HEADER + GOOD + SECOND)).isEqualTo(new ImportReport(0, 0, 2, 0, true));
    }

    @Test
    void learnsThatAnOrderWasPaidMeanwhile() throws IOException {
      run(HEADER + SECOND);

      ImportReport report = run(HEADER + SECOND.replace("pending", "paid"));

      assertThat(report.updated()).isEqualTo(1);
      assertThat(orders.byNumber(STORE, "1002").orElseThrow().paid()).isEqualTo(Money.of(1100, "USD"));
    }

    @Test
    void assumesADeliveryDayOnlyWhenTold() throws IOException {
      imports.file(STORE, file(HEADER + GOOD), OptionalInt.of(4), watcher());

      assertThat(orders.byNumber(STORE, "1001").orElseThrow().deliveries().getFirst().deliveredAt())
          .isEqualTo(Optional.of(Instant.parse("2026-11-06T15:00:00Z")));
    }

    @Test
    void findsColumnsByNameWhateverTheirOrderAndCase() throws IOException {
      String export =
          """
          LINEITEM  PRICE,Canceled at,total,lineitem QUANTITY,Name,Created At,lineitem name,Currency,Billing Country
          7.50,2026-11-03 10:00:00 +0100,15,2,1044,2026-11-01T10:00:00+01:00,Cup,USD,us
          """;

      assertThat(run(export).landed()).isEqualTo(1);

      Order order = orders.byNumber(STORE, "1044").orElseThrow();
      assertThat(order.cancelledAt()).contains(Instant.parse("2026-11-03T09:00:00Z"));
      assertThat(order.lines().getFirst().paid()).isEqualTo(Money.of(1500, "USD"));
    }

    @Test
    void takesNoPostageForGoods() throws IOException {
      run(HEADER + SECOND.replace("P1,true", "post,true"));

      assertThat(orders.byNumber(STORE, "1002").orElseThrow().lines().getFirst().returnable()).isFalse();
    }

    @Test
    void sharesTheDiscountOverTheLinesToTheLastCent() throws IOException {
      run(HEADER + GOOD.replace("20.00,5.00,0.00,25.00,0.00", "19.99,5.00,0.00,24.99,0.01"));

      assertThat(orders.byNumber(STORE, "1001").orElseThrow().lines())
          .extracting(line -> line.paid().minor())
          .containsExactly(1000L, 999L);
    }

    /** The name of the first and second tax, and the rate that the taxed line gets. */
    @ParameterizedTest
    @CsvSource({
      "VAT 20%, '', 2000",
      "BG VAT 9.00%, '', 900",
      "GST 5 %, PST 7%, ",
      "State Tax, '', ",
      "PST 9.975%, '', ",
      "'', '', ",
      "Odd 101%, '', "
    })
    void takesTheRateOfTheOneTaxThatIsNamed(String first, String second, @Nullable Integer rate) throws IOException {
      String header = HEADER.strip() + ",Lineitem taxable,Tax 1 Name,Tax 1 Value,Tax 2 Name\n";
      String rows =
          "#1009,lee@example.com,paid,unfulfilled,,USD,20.00,0.00,1.67,20.00,0.00,2026-11-01 15:00:00 UTC,1,Plate,10.00,P1,"
              + "true,Lee,60601,US,Card,,true,%s,1.67,%s\n".formatted(first, second)
              + "#1009,lee@example.com,,,,,,,,,,,1,Stamp,10.00,S1,true,,,,,,false,,,\n";

      assertThat(run(header + rows)).as(faults.toString()).isEqualTo(new ImportReport(1, 0, 0, 0, true));

      OrderId order = orders.byNumber(STORE, "1009").orElseThrow().id();
      Map<Integer, LineTax> recorded = new Invoices(jdbc).taxes(STORE, order);
      if (rate == null) {
        assertThat(recorded).isEmpty();
      } else {
        assertThat(recorded)
            .containsEntry(1, new LineTax(LineTax.Category.STANDARD, new Percent(rate)))
            .containsEntry(2, new LineTax(LineTax.Category.EXEMPT, Percent.of(0)));
      }
    }

    @Test
    void takesAPriceFinerThanTheCurrencyByTheSubtotal() throws IOException {
      run(HEADER + SECOND.replace("1,Plate,10.00", "3,Plate,0.835").replace("10.00,0.00,1.00,11.00", "2.51,0,1,3.51"));

      assertThat(orders.byNumber(STORE, "1002").orElseThrow().lines().getFirst().paid())
          .isEqualTo(Money.of(251, "USD"));
    }

    /** What replaces what in the first order, and the fault it gives; the second order lands all the same. */
    @ParameterizedTest
    @CsvSource({
      "'2,Cup,5.00', '0,Cup,5.00', 2, Lineitem quantity, NOT_POSITIVE",
      "'2,Cup,5.00', '-1,Cup,5.00', 2, Lineitem quantity, NOT_POSITIVE",
      "'2,Cup,5.00', '1.5,Cup,5.00', 2, Lineitem quantity, NOT_WHOLE",
      "'2,Cup,5.00', '1000000000,Cup,5.00', 2, Lineitem quantity, TOO_LARGE",
      "'2,Cup,5.00', 'two,Cup,5.00', 2, Lineitem quantity, NOT_A_NUMBER",
      "'2,Cup,5.00', ',Cup,5.00', 2, Lineitem quantity, MISSING",
      "'1,Plate,10.00', '1,Plate,1e1', 3, Lineitem price, NOT_A_NUMBER",
      "'1,Plate,10.00', '1,Plate,-10.00', 3, Lineitem price, NEGATIVE",
      "'1,Plate,10.00', '1,,10.00', 3, Lineitem name, MISSING",
      "'20.00,5.00', '21.00,5.00', 2, Subtotal, SUBTOTAL_DIFFERS",
      "'0.00,25.00', '0.00,26.00', 2, Total, TOTAL_DIFFERS",
      "'5.00,0.00,25.00', '5.001,0.00,25.00', 2, Shipping, TOO_MANY_DECIMALS",
      "'GBP', 'GBX9', 2, Currency, NOT_A_CURRENCY",
      "',US,', ',ZZ,', 2, Shipping Country, NOT_A_COUNTRY",
      "'kim@example.com,paid', 'kim,paid', 2, Email, NOT_AN_EMAIL",
      "'2026-11-01 15:00:00 -0600', '2026-13-01 15:00:00 -0600', 2, Created at, NOT_A_TIME",
      "'2026-11-01 15:00:00 -0600', '2026-11-01 15:00:00', 2, Created at, NOT_A_TIME",
      "'Shopify Payments,0.00', 'Shopify Payments,25.01', 2, Refunded Amount, REFUND_ABOVE_PAID",
      "'true,,,,,', 'true,,,,,,', 3, '', COLUMN_COUNT",
      "'true,,,,,', 'true', 3, '', COLUMN_COUNT",
    })
    void tellsLineColumnAndReasonAndTakesTheOthers(
        String good, String bad, long line, String column, ImportFault.Reason reason) throws IOException {
      assertThat(GOOD).contains(good);

      ImportReport report = run(HEADER + GOOD.replace(good, bad) + SECOND);

      assertThat(report).isEqualTo(new ImportReport(1, 0, 0, 1, true));
      assertThat(orders.byNumber(STORE, "1001")).isEmpty();
      assertThat(orders.byNumber(STORE, "1002")).isPresent();
      assertThat(faults)
          .anySatisfy(
              fault -> {
                assertThat(fault.line()).isEqualTo(line);
                assertThat(fault.place()).isEqualTo(column);
                assertThat(fault.reason()).isEqualTo(reason);
                assertThat(fault.order()).isEqualTo("#1001");
              });
    }

    @Test
    void takesNoPartOfAnOrderWhoseRowsStandApart() throws IOException {
      String[] rows = GOOD.split("\n", 2);

      ImportReport report = run(HEADER + rows[0] + "\n" + SECOND + rows[1]);

      assertThat(orders.byNumber(STORE, "1001")).isEmpty();
      assertThat(report.landed()).isEqualTo(1);
      assertThat(faults).extracting(ImportFault::reason).containsOnly(ImportFault.Reason.STANDS_APART);
    }

    @Test
    void takesNoOrderThatARowWithoutNumberMayBelongTo() throws IOException {
      run(HEADER + GOOD.replace("#1001,kim@example.com,,", ",kim@example.com,,") + SECOND);

      assertThat(orders.byNumber(STORE, "1001")).isEmpty();
      assertThat(orders.byNumber(STORE, "1002")).isPresent();
    }

    @Test
    void tellsARowThatIsNotUtf8() throws IOException {
      byte[] latin = (HEADER + GOOD.replace("Kim Field", "Kim Müller") + SECOND).getBytes(StandardCharsets.ISO_8859_1);

      ImportReport report = imports.file(STORE, file(latin), OptionalInt.empty(), watcher());

      assertThat(report.landed()).isEqualTo(1);
      assertThat(faults).extracting(ImportFault::reason).containsExactly(ImportFault.Reason.NOT_UTF8);
    }

    @Test
    void readsTextWithAByteOrderMarkAndBrokenNotes() throws IOException {
      String export = "\ufeff" + HEADER + GOOD.replace("Kim Field", "\"Kim\r\nField\"");

      assertThat(run(export).landed()).isEqualTo(1);
    }

    @Test
    void stopsWhereAQuoteIsNeverClosed() throws IOException {
      ImportReport report = run(HEADER + SECOND + GOOD.replace("Kim Field", "\"Kim Field"));

      assertThat(report.complete()).isFalse();
      assertThat(faults).extracting(ImportFault::reason).containsExactly(ImportFault.Reason.UNREADABLE);
      assertThat(orders.byNumber(STORE, "1001")).isEmpty();
    }

    @Test
    void stopsAtARowOfManyMegabytes() throws IOException {
      ImportReport report = run(HEADER + SECOND + GOOD.replace("Kim Field", "K".repeat(3_000_000)));

      assertThat(report.complete()).isFalse();
      assertThat(orders.byNumber(STORE, "1001")).isEmpty();
    }

    @Test
    void readsPackedFiles() throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write((HEADER + GOOD).getBytes(UTF_8));
      }

      ImportReport report = imports.file(STORE, file(packed.toByteArray()), OptionalInt.empty(), watcher());

      assertThat(report.landed()).isEqualTo(1);
    }

    @Test
    void tellsAPackedFileThatIsCutOff() throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write((HEADER + GOOD).getBytes(UTF_8));
      }
      byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);

      assertThatThrownBy(() -> imports.file(STORE, file(half), OptionalInt.empty(), watcher()))
          .isInstanceOf(ImportRefused.class);
    }
  }

  @Nested
  class WrongFile {

    @Test
    void isToldAsAWhole() {
      assertRefused("", ImportRefused.Reason.FILE_EMPTY);
      assertRefused("   \n ", ImportRefused.Reason.FILE_EMPTY);
      assertRefused("a,b\n1,2\n", ImportRefused.Reason.COLUMNS_MISSING);
      assertRefused("PK\u0003\u0004\u0000\u0000", ImportRefused.Reason.FILE_NOT_TEXT);
      assertThatThrownBy(
              () -> imports.file(STORE, file((HEADER + GOOD).getBytes(UTF_16)), OptionalInt.empty(), watcher()))
          .isInstanceOf(ImportRefused.class);
      assertThatThrownBy(
              () -> imports.file(STORE, folder.resolve("none.csv"), OptionalInt.empty(), watcher()))
          .isInstanceOf(ImportRefused.class);
    }

    @Test
    void isNotReadForAStoreThatIsNotThere() {
      assertThatThrownBy(
              () -> imports.file(new StoreId("nobody"), file(HEADER), OptionalInt.empty(), watcher()))
          .isInstanceOf(Refused.class);
    }

    private void assertRefused(String content, ImportRefused.Reason reason) {
      assertThatThrownBy(() -> run(content))
          .isInstanceOfSatisfying(ImportRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
  }

  @Nested
  class OwnJson {

    private static final String ORDER =
        """
        {"number": "A-1", "email": "kim@example.com", "country": "US", "placed_at": "2026-11-01T15:00:00Z",
         "payment_method": "card", "discount": "0.01", "refunded": 5,
         "lines": [{"sku": "C1", "name": "Cup", "quantity": 2, "unit_price": "5.00", "set": "tea"},
                   {"sku": "G", "name": "Gift", "quantity": 1, "unit_price": 0, "gift_for_line": 1, "gift_value": "3"}],
         "parcels": [{"carrier": "ups", "record": "unsigned", "delivered_at": "2026-11-03T15:00:00Z",
                      "lines": {"1": 2}}]}
        """;

    @Test
    void isReadFromAnArrayAndFromOneOrderAfterTheOther() throws IOException {
      assertThat(run("[" + ORDER + "," + ORDER.replace("A-1", "A-2") + "]").landed()).isEqualTo(2);
      assertThat(run(ORDER.replace("A-1", "A-3") + ORDER.replace("A-1", "A-4")).landed()).isEqualTo(2);

      Order order = orders.byNumber(STORE, "a-4").orElseThrow();
      assertThat(order.paid()).isEqualTo(Money.of(999, "USD"));
      assertThat(order.refunded()).isEqualTo(Money.of(500, "USD"));
      assertThat(order.lines().getFirst().setCode()).contains("tea");
      assertThat(order.lines().getLast().giftForLine()).contains(1);
      assertThat(order.deliveries().getFirst().handover()).contains(Delivery.Handover.UNSIGNED);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "\"A-1\" | \"\" | /number | MISSING",
          "\"kim@example.com\" | 7 | /email | NOT_AN_EMAIL",
          "\"quantity\": 2 | \"quantity\": 2.5 | /lines/0/quantity | NOT_WHOLE",
          "\"quantity\": 2 | \"quantity\": true | /lines/0/quantity | WRONG_TYPE",
          "\"5.00\" | \"5.001\" | /lines/0/unit_price | TOO_MANY_DECIMALS",
          "\"card\" | \"cowries\" | /payment_method | NOT_ONE_OF",
          "\"refunded\": 5 | \"refunded\": 10 | /refunded | REFUND_ABOVE_PAID",
          "\"discount\": \"0.01\" | \"discount\": 99 | /discount | DISCOUNT_ABOVE_PRICE",
          "\"set\" | \"sett\" | /lines/0/sett | UNKNOWN_FIELD",
          "\"gift_for_line\": 1 | \"gift_for_line\": 3 | /lines/1/gift_for_line | NO_SUCH_LINE",
          "{\"1\": 2} | {\"3\": 2} | /parcels/0/lines/3 | NO_SUCH_LINE",
          "\"unsigned\" | \"thrown\" | /parcels/0/record | NOT_ONE_OF",
          "\"2026-11-01T15:00:00Z\" | \"yesterday\" | /placed_at | NOT_A_TIME",
        })
    void tellsThePlaceOfEachFault(String good, String bad, String place, ImportFault.Reason reason)
        throws IOException {
      assertThat(ORDER).contains(good);

      ImportReport report = run("[" + ORDER.replaceFirst(Pattern.quote(good), bad) + "]");

      assertThat(report.skipped()).isEqualTo(1);
      assertThat(faults)
          .anySatisfy(
              fault -> {
                assertThat(fault.place()).isEqualTo(place);
                assertThat(fault.reason()).isEqualTo(reason);
              });
    }

    @Test
    void stopsWhereItIsNoJson() throws IOException {
      ImportReport report = run("[" + ORDER + ", {\"number\": oops}]");

      assertThat(report).isEqualTo(new ImportReport(1, 0, 0, 0, false));
      assertThat(faults).extracting(ImportFault::reason).containsExactly(ImportFault.Reason.UNREADABLE);
    }

    @Test
    void isTakenAsTheGuideShowsIt() throws IOException {
      String guide = Files.readString(Path.of("..", "docs", "import-format.md"));
      String sample = guide.substring(guide.indexOf("```json") + 7, guide.lastIndexOf("```"));

      assertThat(run(sample)).isEqualTo(new ImportReport(1, 0, 0, 0, true));

      Order order = orders.byNumber(STORE, "A-1001").orElseThrow();
      assertThat(order.paid()).isEqualTo(Money.of(15113, "USD"));
      assertThat(order.lines().getFirst().accessories()).containsExactly("charger", "manual");
      assertThat(order.deliveries()).hasSize(2);
    }

    @Test
    void bringsProductsWithoutAnOrder() throws IOException {
      run("[{\"products\": [{\"sku\": \"C1\", \"name\": \"Cup\", \"category\": \"home\"}]}]");

      assertThat(jdbc.sql("select category from product").query((row, n) -> row.getString(1)).list())
          .containsExactly("home");
    }

    @Test
    void refusesASingleOrderFieldByField() {
      assertThatThrownBy(
              () -> imports.one(STORE, JsonMapper.builder().build().readTree("{\"number\": \"A\"}"), "api"))
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.fields())
                      .anySatisfy(field -> assertThat(field.field()).isEqualTo("/email")));
    }
  }

  private ImportReport run(String content) throws IOException {
    return imports.file(STORE, file(content), OptionalInt.empty(), watcher());
  }

  private Path file(String content) throws IOException {
    return file(content.getBytes(UTF_8));
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("orders"), content);
  }

  private ImportWatcher watcher() {
    faults.clear();
    return new ImportWatcher() {
      @Override
      public void read(long bytes, long of) {
        assertThat(bytes).isBetween(0L, of);
      }

      @Override
      public void fault(ImportFault fault) {
        faults.add(fault);
      }
    };
  }
}
