package retour.server.creditnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.GiveSupplement;
import retour.server.settlement.GiveSupplement.Wanted;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.settlement.Supplement.Ground;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class CreditNotesModuleTests {

  private static final Actor ADMINISTRATOR = new Actor.Staff(new UUID(0, 9), Role.ADMINISTRATOR);

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private SettleReturn settle;
  @Autowired private CreditNotes notes;
  @Autowired private CreditNotePapers papers;
  @Autowired private Sellers sellers;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false, "EUR");
    sellers.save(STORE, Notes.SELLER, ADMINISTRATOR);
  }

  @Test
  void creditsTheInvoiceWithItsTax() throws Exception {
    OrderId order = order(12_000);
    invoice(order);

    CreditNote note = settled(order);

    assertThat(note.series()).isEqualTo(Series.CREDIT_NOTE);
    assertThat(note.number()).matches("30\\d{8}");
    assertThat(note.parties().invoice().map(CreditNote.Invoice::number)).contains("1000000815");
    assertThat(note.parties().buyer().vatId()).isEqualTo("BG123456789");
    assertThat(note.sums().gross()).isEqualTo(Notes.euro(10_200));
    assertThat(note.sums().tax()).isEqualTo(Notes.euro(1_700));
    assertThat(note.rows()).extracting(NoteRow::kind).containsExactly(NoteRow.Kind.GOODS, NoteRow.Kind.FEE);
    assertThat(note.rows().getLast().clause()).isEqualTo("T-03");
    En16931.assertValid(papers.xml(note).content(), "CreditNote");
    assertThat(new String(papers.pdf(note).content(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
  }

  @Test
  void comesToWhatIsPaidOut() {
    CreditNote note = settled(order(9_999));

    assertThat(beans.getBean(Payouts.class).ofCase(STORE, note.caseId()))
        .extracting(Payouts.Payout::amount)
        .containsExactly(note.sums().gross());
  }

  @Test
  void tellsOfARefundWithoutAnInvoiceAndIsNoTaxDocument() {
    CreditNote note = settled(order(12_000));

    assertThat(note.series()).isEqualTo(Series.REFUND_NOTE);
    assertThat(note.number()).startsWith("RN-");
    assertRefused(() -> papers.xml(note), ProblemCode.NOT_FOUND);
  }

  @Test
  void issuesAMemoWhereNoTaxIsCharged() {
    given.store(false, "USD");
    sellers.save(STORE, new Seller(new Party("Shop", "1 Elm St", "US", "", ""), Optional.empty(), Map.of()), ADMINISTRATOR);

    CreditNote note = settled(given.order(List.of(line(1, 10_000, 825)), PaymentMethod.CARD, true));

    assertThat(note.series()).isEqualTo(Series.CREDIT_MEMO);
    assertThat(note.sums().net()).isEqualTo(Money.of(8_500, "USD"));
    assertThat(note.sums().tax()).isEqualTo(Money.of(825, "USD"));
  }

  @Test
  void convertsLevsAsThePayoutDoes() {
    OrderId order = given.order(List.of(line(2, Money.of(10_001, "BGN"), Money.of(0, "BGN"))), PaymentMethod.CARD, true);

    CreditNote first = settled(order);
    CreditNote second = settled(order);

    assertThat(Stream.of(first, second).map(note -> note.sums().gross()).reduce(Money::plus).orElseThrow())
        .isEqualTo(
            Stream.of(first, second)
                .flatMap(note -> beans.getBean(Payouts.class).ofCase(STORE, note.caseId()).stream())
                .map(Payouts.Payout::amount)
                .reduce(Money::plus)
                .orElseThrow());
    assertThat(first.sums().original()).isPresent();
    assertThat(first.sums().gross().currency().getCurrencyCode()).isEqualTo("EUR");
  }

  @Test
  void issuesNothingForGoodsInsteadOfMoney() {
    ReturnCase accepted = given.accepted(order(12_000), 1, Resolution.REPLACEMENT);
    settle.settle(by(accepted, ACCOUNTANT));

    assertThat(notes.ofCase(STORE, accepted.id())).isEmpty();
  }

  /** Some settle, some break off after the number was drawn: no number is lost, none is given twice. */
  @Test
  void numbersWithoutGapsUnderConcurrencyAndRollback() throws Exception {
    List<ReturnCase> accepted =
        IntStream.range(0, 16).mapToObj(_ -> given.accepted(order(1_000), 1, Resolution.REFUND)).toList();
    try (ExecutorService people = Executors.newFixedThreadPool(6)) {
      List<Callable<Boolean>> tries =
          IntStream.range(0, 16).<Callable<Boolean>>mapToObj(i -> () -> tried(accepted.get(i), i % 3 == 0)).toList();
      for (Future<Boolean> done : people.invokeAll(tries)) {
        done.get();
      }
    }

    List<Long> serials =
        jdbc.sql("select serial from credit_note where store_id = :store and series = 'refund_note' order by serial")
            .param("store", STORE.value())
            .query((row, n) -> row.getLong(1))
            .list();

    assertThat(serials).isEqualTo(LongStream.rangeClosed(1, serials.size()).boxed().toList());
    assertThat(accepted.stream().filter(each -> notes.ofCase(STORE, each.id()).size() == 1)).hasSize(10);
    assertThat(accepted.stream().filter(each -> notes.ofCase(STORE, each.id()).isEmpty())).hasSize(6);
  }

  private boolean tried(ReturnCase accepted, boolean breaksOff) {
    try {
      transaction.executeWithoutResult(
          status -> {
            settle.settle(by(accepted, ACCOUNTANT));
            if (breaksOff) {
              status.setRollbackOnly();
            }
          });
      return !breaksOff;
    } catch (DataAccessException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void refusesAGapAndAnyChange() {
    CreditNote note = settled(order(1_000));
    String gap =
        """
        insert into credit_note (store_id, series, serial, number, occasion, case_id, order_id, decision_no, issued_on, issued_at,
                                 issued_by, currency, net_minor, tax_minor, parties)
        select store_id, series, 900000, 'X', 'correction', case_id, order_id, decision_no, issued_on, issued_at, issued_by, currency,
               0, 0, parties
        from credit_note
        where note_id = :note
        """;

    assertThatThrownBy(() -> jdbc.sql(gap).param("note", note.id().value()).update())
        .hasMessageContaining("has none before it");
    assertThatThrownBy(() -> jdbc.sql("update credit_note set net_minor = 0").update())
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> jdbc.sql("delete from credit_note_row").update()).hasMessageContaining("append-only");
  }

  @Test
  void correctsByAReversalAndANewDocument() throws Exception {
    OrderId order = order(12_000);
    invoice(order);
    CreditNote wrong = settled(order);
    sellers.save(
        STORE,
        new Seller(new Party("Нова Фирма ЕООД", "ул. „Нова“ 1", "BG", "", "BG200000001"), Optional.of(Percent.of(20)), Map.of()),
        ADMINISTRATOR);

    NoteId right = notes.correct(STORE, wrong.id(), "Firm renamed.", ACCOUNTANT);

    List<CreditNote> all = notes.ofCase(STORE, wrong.caseId());
    assertThat(all).hasSize(3);
    CreditNote reversal = all.stream().filter(CreditNote::isReversal).findFirst().orElseThrow();
    CreditNote instead = notes.get(STORE, right);
    assertThat(notes.get(STORE, wrong.id()).links().reversedBy()).contains(reversal.number());
    assertThat(reversal.sums().gross()).isEqualTo(wrong.sums().gross().negated());
    assertThat(instead.sums()).isEqualTo(wrong.sums());
    assertThat(instead.parties().seller().name()).isEqualTo("Нова Фирма ЕООД");
    assertThat(instead.links().replaces().map(CreditNote.Link::number)).contains(wrong.number());
    En16931.assertValid(papers.xml(reversal).content(), "Invoice");
    assertRefused(() -> notes.correct(STORE, wrong.id(), "Again.", ACCOUNTANT), ProblemCode.NOT_NOW);
    assertRefused(() -> notes.correct(STORE, reversal.id(), "Again.", ACCOUNTANT), ProblemCode.NOT_NOW);
  }

  @Test
  void becomesACreditNoteOnceTheInvoiceIsKnown() {
    OrderId order = order(12_000);
    CreditNote without = settled(order);
    invoice(order);

    NoteId with = notes.correct(STORE, without.id(), "The invoice came later.", ACCOUNTANT);

    assertThat(notes.get(STORE, with).series()).isEqualTo(Series.CREDIT_NOTE);
    assertThat(notes.get(STORE, with).sums()).isEqualTo(without.sums());
  }

  @Test
  void creditsWhatIsGivenLaterAndDebitsWhatIsTakenOff() throws Exception {
    OrderId order = order(12_000);
    invoice(order);
    CreditNote first = settled(order);
    GiveSupplement supplements = beans.getBean(GiveSupplement.class);

    ReturnCase more =
        supplements.give(
            by(given.get(first.caseId()), SUPERVISOR), 1, new Wanted(Ground.OBJECTION, Notes.euro(600), "Was right."));
    supplements.give(by(more, SUPERVISOR), 1, new Wanted(Ground.MISTAKE, Notes.euro(-1_200), "Typed wrongly."));

    List<CreditNote> all = notes.ofCase(STORE, first.caseId());
    assertThat(all).extracting(note -> note.sums().gross().minor()).containsExactly(10_200L, 600L, -1_200L);
    assertThat(all).extracting(note -> note.sums().tax().minor()).containsExactly(1_700L, 100L, -200L);
    En16931.assertValid(papers.xml(all.get(1)).content(), "CreditNote");
    En16931.assertValid(papers.xml(all.get(2)).content(), "Invoice");
  }

  @ParameterizedTest
  @CsvSource({
    "RN-######, pattern_of_another_series",
    "RN-####, pattern_of_another_series",
    "CM-1#######, pattern_of_another_series",
    "30#####, pattern_given_out"
  })
  void refusesNumbersThatAnotherDocumentHasOrCouldHave(String pattern, String fault) {
    OrderId order = order(1_000);
    invoice(order);
    settled(order);
    if (fault.equals("pattern_given_out")) {
      give("30" + "%05d".formatted(last() + 50), 1);
    }

    assertThatThrownBy(() -> sellers.save(STORE, numbered(pattern), ADMINISTRATOR))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.fields()).extracting(FieldFault::code).containsExactly(fault));
  }

  @Test
  void refusesTheNumbersOfAnotherStoreOfTheSameFirm() {
    StoreId second = new StoreId("second-shop");
    Store store = beans.getBean(Stores.class).get(STORE);
    beans
        .getBean(Stores.class)
        .save(
            new Store(
                second, "Second", store.currency(), store.zone(), store.languages(), store.color(), store.settings()));

    assertThatThrownBy(() -> sellers.save(second, Notes.SELLER, ADMINISTRATOR))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.fields()).extracting(FieldFault::code).containsExactly("pattern_of_another_store"));
    assertThat(sellers.save(second, numbered("31########"), ADMINISTRATOR)).isNotNull();
  }

  @Test
  void saysWhatToDoWhereNumbersAreUsedUpAndBooksNothing() {
    OrderId order = order(1_000);
    invoice(order);
    settled(order);
    sellers.save(STORE, numbered("QQ####"), ADMINISTRATOR);
    give("ZZ", 10_000);
    OrderId next = order(1_000);
    invoice(next);
    ReturnCase accepted = given.accepted(next, 1, Resolution.REFUND);

    assertRefused(() -> settle.settle(by(accepted, ACCOUNTANT)), ProblemCode.NUMBERS_USED_UP);
    assertThat(given.get(accepted.id())).isEqualTo(accepted);
    assertThatThrownBy(() -> sellers.save(STORE, numbered("QX####"), ADMINISTRATOR))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.fields()).extracting(FieldFault::code).containsExactly("pattern_used_up"));

    sellers.save(STORE, numbered("QQ#####"), ADMINISTRATOR);
    settle.settle(by(accepted, ACCOUNTANT));

    assertThat(notes.ofCase(STORE, accepted.id())).singleElement().extracting(CreditNote::number).asString().startsWith("QQ1");
  }

  @Test
  void saysWhatToDoWhereADocumentHasTheNumber() {
    OrderId order = order(1_000);
    invoice(order);
    settled(order);
    long last = last();
    sellers.save(STORE, numbered("VV######"), ADMINISTRATOR);
    give("VV" + "%06d".formatted(last + 2), 1);
    OrderId next = order(1_000);
    invoice(next);
    ReturnCase accepted = given.accepted(next, 1, Resolution.REFUND);

    assertRefused(() -> settle.settle(by(accepted, ACCOUNTANT)), ProblemCode.NUMBERS_USED_UP);

    sellers.save(STORE, numbered("VW######"), ADMINISTRATOR);
    settle.settle(by(accepted, ACCOUNTANT));
    assertThat(notes.ofCase(STORE, accepted.id())).hasSize(1);
  }

  private static Seller numbered(String pattern) {
    return new Seller(
        Notes.SELLER.party(), Notes.SELLER.usualRate(), Map.of(Series.CREDIT_NOTE, new NumberPattern(pattern)));
  }

  private long last() {
    return jdbc.sql("select last_serial from credit_note_counter where store_id = :store and series = 'credit_note'")
        .param("store", STORE.value())
        .query(Long.class)
        .single();
  }

  /** Gives out as many numbers more, none of which is of the pattern in use; one alone has the number itself. */
  private void give(String number, int count) {
    String documents =
        """
        insert into credit_note (store_id, series, serial, number, occasion, case_id, order_id, decision_no, issued_on,
                                 issued_at, issued_by, currency, net_minor, tax_minor, parties)
        select n.store_id, 'credit_note', :last + s, case when :count = 1 then :number else :number || s end, 'correction',
               n.case_id, n.order_id, n.decision_no, n.issued_on, n.issued_at, n.issued_by, n.currency, 0, 0, n.parties
        from generate_series(1, :count) s
          cross join (select * from credit_note where store_id = :store limit 1) n
        order by s
        """;
    long last = last();
    transaction.executeWithoutResult(
        _ -> {
          jdbc.sql(documents)
              .param("store", STORE.value())
              .param("last", last)
              .param("count", count)
              .param("number", number)
              .update();
          jdbc.sql(
                  """
                  update credit_note_counter set last_serial = last_serial + :count
                  where store_id = :store and series = 'credit_note'
                  """)
              .param("count", count)
              .param("store", STORE.value())
              .update();
        });
  }

  @Test
  void letsOnlySomeCorrect() {
    CreditNote note = settled(order(1_000));

    assertRefused(() -> notes.correct(STORE, note.id(), "So.", CLERK), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> notes.correct(STORE, note.id(), " ", ACCOUNTANT), ProblemCode.INVALID_INPUT);
    assertRefused(() -> notes.correct(STORE, new NoteId(UUID.randomUUID()), "So.", ACCOUNTANT), ProblemCode.NOT_FOUND);
    assertRefused(() -> sellers.save(STORE, Notes.SELLER, ACCOUNTANT), ProblemCode.NOT_ALLOWED);
  }

  private OrderId order(long cents) {
    return given.order(
        List.of(line(1, Notes.euro(cents), Notes.euro(0))), PaymentMethod.CARD, true);
  }

  private void invoice(OrderId order) {
    jdbc.sql(
            """
            insert into order_invoice (store_id, order_id, number, issued_on, buyer_name, buyer_address, buyer_country,
                                       buyer_vat_id)
            values (:store, :order, '1000000815', date '2026-11-02', 'Поле ЕООД', 'ул. „Шипка“ 12', 'BG', 'BG123456789')
            """)
        .param("store", STORE.value())
        .param("order", order.value())
        .update();
  }

  private CreditNote settled(OrderId order) {
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);
    settle.settle(by(accepted, ACCOUNTANT));
    return notes.ofCase(STORE, accepted.id()).getFirst();
  }
}
