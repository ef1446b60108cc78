package retour.server.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import retour.policy.decision.Adjustment;
import retour.policy.money.Money;
import retour.server.creditnote.NewNote;
import retour.server.creditnote.NewNote.Part;
import retour.server.creditnote.NoteRow;
import retour.server.creditnote.Occasion;
import retour.server.order.OrderLine;
import retour.server.settlement.GoodsPort.Worth;
import retour.server.settlement.Plan.PlannedItem;

/** What of a settlement goes into its credit note: goods, what is kept of their price, delivery; costs stand besides. */
final class NoteDraft {

  private final Booking.Entry entry;
  private final UnaryOperator<Money> turned;
  private final List<Part> parts = new ArrayList<>();
  private long original;

  /** @param turned into the currency that is paid out, called in the order of the parts */
  private NoteDraft(Booking.Entry entry, UnaryOperator<Money> turned) {
    this.entry = entry;
    this.turned = turned;
  }

  static NewNote of(Booking.Entry entry, OldCurrency.Running old) {
    return new NoteDraft(entry, old::next).note();
  }

  private NewNote note() {
    List<PlannedItem> paid = entry.plan().items().stream().filter(item -> !item.isGoods()).toList();
    entry.plan().items().stream().filter(NoteDraft::paysMoney).forEach(this::item);
    List<Money> costs = paid.stream().flatMap(item -> costs(item).stream()).toList();
    Money nothing = Money.zero(entry.plan().total().currency());
    Money all = costs.stream().reduce(nothing, Money::plus);
    return new NewNote(
        entry.returnCase().store(),
        entry.returnCase().id(),
        entry.returnCase().order(),
        entry.decision(),
        Occasion.SETTLEMENT,
        parts,
        turned.apply(all),
        OldCurrency.isOld(nothing) ? Optional.of(new Money(original, nothing.currency())) : Optional.empty(),
        entry.by(),
        entry.at());
  }

  /** What a part is about. */
  private record About(NoteRow.Kind kind, String text, String clause) {

    private static About of(NoteRow.Kind kind, Adjustment adjustment) {
      return new About(kind, adjustment.label(), adjustment.clause());
    }
  }

  /** Cheaper goods give the difference beside them. */
  private static boolean paysMoney(PlannedItem item) {
    return !item.isGoods() || !item.worth().toRefund().isZero();
  }

  private void item(PlannedItem item) {
    if (item.isGoods()) {
      exchanged(item);
      return;
    }
    Money tax = item.amounts().tax();
    Money none = Money.zero(tax.currency());
    goods(item, item.amounts().paid().plus(tax), tax);
    for (Adjustment adjustment : item.amounts().adjustments()) {
      switch (adjustment.kind()) {
        case CHARGE -> add(item, About.of(NoteRow.Kind.FEE, adjustment), adjustment.amount().negated(), none);
        case DEDUCTION -> add(item, About.of(NoteRow.Kind.DEDUCTION, adjustment), adjustment.amount().negated(), none);
        case REIMBURSEMENT -> {
          if (isDelivery(adjustment)) {
            add(item, About.of(NoteRow.Kind.DELIVERY, adjustment), adjustment.amount(), none);
          }
        }
      }
    }
    add(item, new About(NoteRow.Kind.CHANGE, "changed_by_staff", ""), item.difference(), none);
  }

  /** What came back, less the worth of the cheaper goods that go out for it, each with its share of the tax. */
  private void exchanged(PlannedItem item) {
    Worth worth = item.worth();
    Money tax = item.money().tax();
    goods(item, worth.value(), tax);
    add(
        item,
        new About(NoteRow.Kind.CHANGE, "goods_in_exchange", ""),
        worth.price().negated(),
        worth.taxIn(worth.price(), tax).negated());
  }

  private void goods(PlannedItem item, Money gross, Money tax) {
    String name =
        entry.plan().assessment().order().line(item.item().lineNo()).map(OrderLine::name).orElse("");
    add(item, new About(NoteRow.Kind.GOODS, name, ""), gross, tax);
  }

  /** The word by which a policy gives back what was paid for delivery: that was sold too. All other costs were not. */
  static boolean isDelivery(Adjustment adjustment) {
    return adjustment.kind() == Adjustment.Kind.REIMBURSEMENT && adjustment.label().equals("delivery");
  }

  private static List<Money> costs(PlannedItem item) {
    return item.amounts().adjustments().stream()
        .filter(adjustment -> adjustment.kind() == Adjustment.Kind.REIMBURSEMENT && !isDelivery(adjustment))
        .map(Adjustment::amount)
        .toList();
  }

  private void add(PlannedItem item, About about, Money gross, Money salesTax) {
    boolean goods = about.kind() == NoteRow.Kind.GOODS;
    if (gross.isZero() && !goods) {
      return;
    }
    original = Math.addExact(original, gross.minor());
    parts.add(
        new Part(
            about.kind(),
            OptionalInt.of(item.item().itemNo()),
            about.kind() == NoteRow.Kind.DELIVERY ? 0 : item.item().lineNo(),
            about.text(),
            goods ? item.units() : 0,
            about.clause(),
            turned.apply(gross),
            turnedTax(salesTax)));
  }

  /** No order in levs was ever sold without value added tax, whose reckoning needs no tax given. */
  private static Money turnedTax(Money salesTax) {
    return OldCurrency.isOld(salesTax) ? Money.of(0, "EUR") : salesTax;
  }
}
