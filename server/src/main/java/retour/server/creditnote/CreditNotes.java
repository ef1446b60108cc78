package retour.server.creditnote;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.server.creditnote.CreditNote.Invoice;
import retour.server.creditnote.CreditNote.Link;
import retour.server.creditnote.CreditNote.Links;
import retour.server.creditnote.CreditNote.Parties;
import retour.server.creditnote.CreditNote.Sums;
import retour.server.creditnote.NewNote.Part;
import retour.server.creditnote.NoteRows.Issued;
import retour.server.order.Invoices;
import retour.server.order.Order;
import retour.server.order.OrderInvoice;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.store.Actor;
import retour.server.store.Right;
import retour.server.store.Role;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Credit notes: issued with each settlement that takes back something sold, in its transaction; read; corrected by a
 * reversal and a new one.
 */
@Service
public class CreditNotes {

  private static final Right CORRECT = Right.ofStaff(Role.ACCOUNTANT, Role.SUPERVISOR);
  private static final int LONGEST_REASON = 500;

  private final NoteRows rows;
  private final Sellers sellers;
  private final Stores stores;
  private final Orders orders;
  private final Invoices invoices;
  private final ReturnCases cases;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  CreditNotes(
      NoteRows rows,
      Sellers sellers,
      Stores stores,
      Orders orders,
      Invoices invoices,
      ReturnCases cases,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.rows = rows;
    this.sellers = sellers;
    this.stores = stores;
    this.orders = orders;
    this.invoices = invoices;
    this.cases = cases;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Issues the document of a settlement in the caller's transaction, whose last step it should be, since other
   * settlements of the store wait for the next number. Nothing where nothing sold was taken back.
   *
   * @throws Refused with NUMBERS_USED_UP where the series has no next number: an administrator sets another pattern
   */
  public Optional<NoteId> issue(NewNote wanted) {
    long gross = wanted.parts().stream().mapToLong(part -> part.gross().minor()).sum();
    if (gross == 0) {
      return Optional.empty();
    }
    Links links = new Links(Optional.empty(), Optional.empty(), Optional.empty());
    return Optional.of(issue(wanted, links, ""));
  }

  /** @throws Refused with NOT_FOUND */
  public CreditNote get(StoreId store, NoteId id) {
    return rows.find(store, id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** The documents of a case with their reversals, oldest first. */
  public List<CreditNote> ofCase(StoreId store, CaseId id) {
    return rows.ofCase(store, id);
  }

  /** The documents of a month of the store's days, by series and number. */
  public List<CreditNote> ofMonth(StoreId store, YearMonth month) {
    return rows.between(store, month.atDay(1), month.atEndOfMonth());
  }

  /**
   * Takes a document back and issues it anew with what is known of seller, buyer and invoice today; the sums stay, and no
   * money moves. Both documents name the reason.
   *
   * @return the new document
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, INVALID_INPUT (field {@code reason}), NOT_NOW (it does not stand any
   *     more) or CHANGED_MEANWHILE
   */
  public NoteId correct(StoreId store, NoteId id, String reason, Actor actor) {
    CORRECT.require(actor);
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw Refused.fields(List.of(new FieldFault("reason", why.isEmpty() ? "missing" : "too_long")));
    }
    try {
      return transaction.execute(_ -> replace(get(store, id), why, actor));
    } catch (DuplicateKeyException somebodyElse) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  private NoteId replace(CreditNote wrong, String reason, Actor actor) {
    if (!wrong.isStanding()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    Issued issued = new Issued(actor, clock.instant(), Occasion.CORRECTION);
    Link to = new Link(wrong.id(), wrong.number(), wrong.day());
    reverse(wrong, to, reason, issued);
    Links links = new Links(Optional.empty(), Optional.of(to), Optional.empty());
    return issue(again(wrong, issued), links, reason);
  }

  private void reverse(CreditNote wrong, Link to, String reason, Issued issued) {
    Sums sums = wrong.sums();
    CreditNote reversal =
        new CreditNote(
            wrong.store(),
            new NoteId(UUID.randomUUID()),
            wrong.series(),
            "",
            day(wrong.store(), issued),
            wrong.caseId(),
            wrong.order(),
            wrong.decision(),
            new Links(Optional.of(to), Optional.empty(), Optional.empty()),
            reason,
            new Sums(
                sums.net().negated(), sums.tax().negated(), sums.besides().negated(), sums.original().map(Money::negated)),
            wrong.parties(),
            wrong.rows().stream().map(NoteRow::reversed).toList());
    number(reversal, issued);
  }

  private NewNote again(CreditNote wrong, Issued issued) {
    Map<Integer, Integer> lines =
        cases.get(wrong.store(), wrong.caseId()).items().stream()
            .collect(Collectors.toMap(ReturnItem::itemNo, ReturnItem::lineNo));
    List<Part> parts = wrong.rows().stream().map(row -> part(row, lines)).toList();
    return new NewNote(
        wrong.store(),
        wrong.caseId(),
        wrong.order(),
        wrong.decision(),
        Occasion.CORRECTION,
        parts,
        wrong.sums().besides(),
        wrong.sums().original(),
        issued.by(),
        issued.at());
  }

  private static Part part(NoteRow row, Map<Integer, Integer> lines) {
    int lineNo = row.kind() == NoteRow.Kind.DELIVERY ? 0 : lines.getOrDefault(row.item().orElse(0), 0);
    return new Part(
        row.kind(), row.item(), lineNo, row.text(), row.units(), row.clause(), row.gross(), row.tax());
  }

  private NoteId issue(NewNote wanted, Links links, String reason) {
    Seller seller = sellers.find(wanted.store()).orElseGet(() -> Seller.unsaid(stores.get(wanted.store())));
    Optional<OrderInvoice> invoice = invoices.find(wanted.store(), wanted.order());
    List<NoteRow> taxed =
        new Taxation(seller, invoices.taxes(wanted.store(), wanted.order())).rows(wanted.parts());
    Money nothing = Money.zero(wanted.besides().currency());
    Issued issued = new Issued(wanted.by(), wanted.at(), wanted.occasion());
    CreditNote note =
        new CreditNote(
            wanted.store(),
            new NoteId(UUID.randomUUID()),
            series(seller, invoice),
            "",
            day(wanted.store(), issued),
            wanted.caseId(),
            wanted.order(),
            wanted.decision(),
            links,
            reason,
            new Sums(
                taxed.stream().map(NoteRow::net).reduce(nothing, Money::plus),
                taxed.stream().map(NoteRow::tax).reduce(nothing, Money::plus),
                wanted.besides(),
                wanted.original()),
            parties(wanted, seller, invoice),
            taxed);
    return number(note, issued);
  }

  private NoteId number(CreditNote note, Issued issued) {
    Seller seller = sellers.find(note.store()).orElseGet(() -> Seller.unsaid(stores.get(note.store())));
    long serial = rows.next(note.store(), note.series());
    CreditNote numbered =
        new CreditNote(
            note.store(), note.id(), note.series(), note.series().number(seller.pattern(note.series()), serial), note.day(),
            note.caseId(), note.order(), note.decision(), note.links(), note.reason(), note.sums(), note.parties(),
            note.rows());
    rows.insert(numbered, serial, issued);
    return note.id();
  }

  private Parties parties(NewNote wanted, Seller seller, Optional<OrderInvoice> invoice) {
    ReturnCase about = cases.get(wanted.store(), wanted.caseId());
    Order order = orders.find(wanted.store(), wanted.order()).orElseThrow();
    Order.Buyer known = order.buyer();
    Party buyer =
        invoice
            .map(OrderInvoice::buyer)
            .map(named -> new Party(named.name(), named.address(), named.country(), named.registration(), named.vatId()))
            .orElse(new Party(known.name(), known.address(), known.country(), "", ""));
    return new Parties(
        seller.party(),
        buyer,
        invoice.map(to -> new Invoice(to.number(), to.day())),
        order.number(),
        about.shownNumber(),
        about.language());
  }

  private static Series series(Seller seller, Optional<OrderInvoice> invoice) {
    if (!seller.chargesTax()) {
      return Series.CREDIT_MEMO;
    }
    return invoice.isPresent() ? Series.CREDIT_NOTE : Series.REFUND_NOTE;
  }

  private LocalDate day(StoreId store, Issued issued) {
    return stores.get(store).dayOf(issued.at());
  }
}
