package retour.server.settlement;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retour.policy.money.Money;
import retour.server.creditnote.CreditNotes;
import retour.server.creditnote.NewNote;
import retour.server.creditnote.NewNote.Part;
import retour.server.creditnote.NoteId;
import retour.server.creditnote.NoteRow;
import retour.server.creditnote.Occasion;
import retour.server.order.OrderLine;
import retour.server.order.Orders;
import retour.server.returns.ReturnCase;
import retour.server.returns.Settling.Made;
import retour.server.settlement.OldCurrency.Running;
import retour.server.settlement.SupplementRows.NewSupplement;

/** The document about more, or less, for what is settled; costs proven later are no part of what was sold. */
@Component
class SupplementNotes {

  private static final String DECISION =
      """
      select decision_no
      from reimbursement
      where store_id = :store and case_id = :case and item_no = :item
      """;

  private final JdbcClient jdbc;
  private final Orders orders;
  private final CreditNotes notes;
  private final OldCurrency oldCurrency;

  SupplementNotes(JdbcClient jdbc, Orders orders, CreditNotes notes, OldCurrency oldCurrency) {
    this.orders = orders;
    this.jdbc = jdbc;
    this.notes = notes;
    this.oldCurrency = oldCurrency;
  }

  /** What the order had back before the supplement is paid, for {@link #issue}. */
  Running before(ReturnCase of) {
    return oldCurrency.after(of.store(), of.order());
  }

  /** Issues it in the caller's transaction, as its last step. */
  void issue(ReturnCase of, NewSupplement supplement, Running before, Made made) {
    boolean sold =
        switch (supplement.ground()) {
          case PROVEN_COSTS -> false;
          case OBJECTION, MISTAKE, GOODS_FAILED -> true;
        };
    if (sold) {
      Part part = part(of, supplement, before);
      Sums sums = new Sums(supplement.amount(), Money.zero(part.gross().currency()));
      Optional<NoteId> _ = notes.issue(note(of, part, sums, made));
    }
  }

  /** Issues the document about money in place of goods, in the caller's transaction, as its last step. */
  void issue(InsteadOfGoods instead) {
    GoodsPort.Promise promise = instead.promise();
    ReturnCase of = promise.of();
    Money tax = promise.worth().taxIn(instead.owed(), promise.money().tax());
    Money gross = instead.before().next(instead.owed());
    Part part =
        new Part(
            instead.isWhole() ? NoteRow.Kind.GOODS : NoteRow.Kind.CHANGE,
            OptionalInt.of(promise.itemNo()),
            of.item(promise.itemNo()).lineNo(),
            instead.isWhole() ? name(promise) : "goods_failed",
            instead.isWhole() ? promise.units() : 0,
            "",
            gross,
            OldCurrency.isOld(tax) ? Money.zero(gross.currency()) : tax);
    Sums sums = new Sums(instead.owed(), instead.before().next(instead.paidOnTop()));
    Optional<NoteId> _ = notes.issue(note(of, part, sums, instead.made()));
  }

  private String name(GoodsPort.Promise promise) {
    ReturnCase of = promise.of();
    return orders
        .find(of.store(), of.order())
        .flatMap(order -> order.line(of.item(promise.itemNo()).lineNo()))
        .map(OrderLine::name)
        .orElse("");
  }

  private Part part(ReturnCase of, NewSupplement supplement, Running before) {
    Money amount = before.next(supplement.amount());
    return new Part(
        NoteRow.Kind.CHANGE,
        OptionalInt.of(supplement.itemNo()),
        of.item(supplement.itemNo()).lineNo(),
        "changed_by_staff",
        0,
        "",
        amount,
        Money.zero(amount.currency()));
  }

  /**
   * Beside the part itself.
   *
   * @param original the part in the currency of the order
   * @param besides no part of what was sold
   */
  private record Sums(Money original, Money besides) {}

  private NewNote note(ReturnCase of, Part part, Sums sums, Made made) {
    return new NewNote(
        of.store(),
        of.id(),
        of.order(),
        decision(of, part.item().orElseThrow()),
        Occasion.SUPPLEMENT,
        List.of(part),
        sums.besides(),
        Optional.of(sums.original()).filter(OldCurrency::isOld),
        made.by(),
        made.at());
  }

  private long decision(ReturnCase of, int itemNo) {
    return jdbc.sql(DECISION)
        .param("store", of.store().value())
        .param("case", of.id().value())
        .param("item", itemNo)
        .query(Long.class)
        .single();
  }
}
