package retour.server.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.money.Percent;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.store.StoreId;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** Invoices and taxes, from the document that is handed in to the record. */
class InvoicesModuleTests {

  private static final StoreId STORE = new StoreId("impress");

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final ImportOrders imports = ImportOrders.on(database, new TestClock());
  private final Invoices invoices = new Invoices(jdbc);
  private final JsonMapper json = JsonMapper.builder().build();

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

  @Test
  void keepsTheInvoiceWithWhomItNames() {
    take("", "\"invoice\": {\"number\": \"0000000815\", \"date\": \"2026-11-02\", \"name\": \"Поле ЕООД\", \"vat_id\": \"BG123456789\", \"registration_number\": \"123456789\"},");

    OrderInvoice kept = invoices.find(STORE, order()).orElseThrow();
    assertThat(kept.number()).isEqualTo("0000000815");
    assertThat(kept.day()).isEqualTo(LocalDate.of(2026, 11, 2));
    assertThat(kept.buyer())
        .isEqualTo(new OrderInvoice.Party("Поле ЕООД", "1 Elm Street", "BG", "BG123456789", "123456789"));
  }

  @Test
  void learnsOfAnInvoiceLaterAndNeverRewritesOne() {
    Landing without = take("", "");
    assertThat(invoices.find(STORE, order())).isEmpty();

    Landing later = take("", "\"invoice\": {\"number\": \"7\", \"date\": \"2026-11-02\"},");
    Landing another = take("", "\"invoice\": {\"number\": \"8\", \"date\": \"2026-11-03\"},");

    assertThat(without).isEqualTo(Landing.LANDED);
    assertThat(later).isEqualTo(Landing.UPDATED);
    assertThat(another).isEqualTo(Landing.UNCHANGED);
    assertThat(invoices.find(STORE, order()).map(OrderInvoice::number)).contains("7");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`, \"tax_rate\": \"20\"`, STANDARD, 2000",
        "`, \"tax_rate\": 9, \"tax_category\": \"standard\"`, STANDARD, 900",
        "`, \"tax_rate\": \"2.55\"`, STANDARD, 255",
        "`, \"tax_rate\": \"0\"`, ZERO, 0",
        "`, \"tax_category\": \"exempt\"`, EXEMPT, 0"
      })
  void keepsTheTaxOfALine(String fields, LineTax.Category category, int hundredths) {
    take(fields, "");

    assertThat(invoices.taxes(STORE, order())).isEqualTo(Map.of(1, new LineTax(category, new Percent(hundredths))));
  }

  @Test
  void keepsNoTaxWhereNothingIsSaid() {
    take("", "");

    assertThat(invoices.taxes(STORE, order())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`, \"tax_rate\": \"101\"`, ``, /lines/0/tax_rate, too_large",
        "`, \"tax_rate\": \"-1\"`, ``, /lines/0/tax_rate, negative",
        "`, \"tax_rate\": \"20.005\"`, ``, /lines/0/tax_rate, too_many_decimals",
        "`, \"tax_rate\": \"20\", \"tax_category\": \"exempt\"`, ``, /lines/0/tax_category, not_one_of",
        "`, \"tax_category\": \"standard\"`, ``, /lines/0/tax_rate, missing",
        "`, \"tax_category\": \"luxury\"`, ``, /lines/0/tax_category, not_one_of",
        "``, `\"invoice\": {\"date\": \"2026-11-02\"},`, /invoice/number, missing",
        "``, `\"invoice\": {\"number\": \"7\"},`, /invoice/date, missing",
        "``, `\"invoice\": {\"number\": \"7\", \"date\": \"2.11.2026\"},`, /invoice/date, not_a_time",
        "``, `\"invoice\": {\"number\": \"7\", \"date\": \"2026-11-02\", \"vatid\": \"X\"},`, /invoice/vatid, unknown_field",
        "``, `\"invoice\": \"7\",`, /invoice, wrong_type"
      })
  void refusesWhatCannotBe(String fields, String invoice, String place, String fault) {
    assertThatThrownBy(() -> take(fields, invoice))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.fields()).extracting(FieldFault::code).contains(fault))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.fields()).extracting(FieldFault::field).contains(place));
  }

  private Landing take(String lineFields, String invoice) {
    String order =
        """
        {"number": "A-1", "email": "kim@example.com", "name": "Kim", "address": ["1 Elm Street"], "country": "BG", %s
         "placed_at": "2026-11-01T15:00:00Z", "payment_method": "card",
         "lines": [{"sku": "C1", "name": "Cup", "quantity": 2, "unit_price": "5.00"%s}]}
        """
            .formatted(invoice, lineFields);
    return imports.one(STORE, json.readTree(order), "api");
  }

  private OrderId order() {
    return jdbc.sql("select order_id from customer_order").query((row, n) -> new OrderId(row.getLong(1))).single();
  }
}
