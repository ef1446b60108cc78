package retour.server.creditnote;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.creditnote.CreditNote.Link;
import retour.server.creditnote.CreditNote.Links;
import retour.server.creditnote.NewNote.Part;
import retour.server.creditnote.NoteRow.Kind;
import retour.server.order.LineTax;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/** Credit notes for tests: a Bulgarian firm's, in euro, to an invoice. */
final class Notes {

  static final Seller SELLER =
      new Seller(
          new Party("Империум Ест ЕООД", "ул. „Света Мария Магдалена“ 4\n1434 София", "BG", "201234567", "BG201234567"),
          Optional.of(Percent.of(20)),
          Map.of(Series.CREDIT_NOTE, new NumberPattern("30########")));

  static final Party BUYER = new Party("Елена Стоянова", "ул. „Шипка“ 12, ап. 4\n1504 София", "BG", "", "");

  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  private Notes() {}

  static Part goods(int lineNo, long cents) {
    return part(Kind.GOODS, lineNo, 2, cents);
  }

  static Part kept(int lineNo, long cents) {
    return part(Kind.FEE, lineNo, 0, -cents);
  }

  static Part delivery(long cents) {
    return part(Kind.DELIVERY, 0, 0, cents);
  }

  static Part part(Kind kind, int lineNo, int units, long cents) {
    String text = kind == Kind.GOODS ? "Чайник „Росица“ " + lineNo : kind.code();
    return new Part(
        kind, OptionalInt.of(Math.max(1, lineNo)), lineNo, text, units, kind == Kind.FEE ? "T-03" : "", euro(cents), euro(0));
  }

  static CreditNote sold(Part... parts) {
    return to(BUYER, parts);
  }

  static CreditNote to(Party buyer, Part... parts) {
    return note(new Taxation(SELLER, Map.of()).rows(List.of(parts)), buyer, Optional.empty());
  }

  static CreditNote reversal(CreditNote note) {
    return note(
        note.rows().stream().map(NoteRow::reversed).toList(),
        note.parties().buyer(),
        Optional.of(new Link(note.id(), note.number(), note.day())));
  }

  static CreditNote note(List<NoteRow> rows, Party buyer, Optional<Link> reverses) {
    CreditNote.Sums sums =
        new CreditNote.Sums(
            rows.stream().map(NoteRow::net).reduce(euro(0), Money::plus),
            rows.stream().map(NoteRow::tax).reduce(euro(0), Money::plus),
            euro(0),
            Optional.empty());
    return new CreditNote(
        new StoreId("imperium-est"),
        new NoteId(new UUID(0, 1)),
        Series.CREDIT_NOTE,
        reverses.isPresent() ? "3000000002" : "3000000001",
        DAY,
        new CaseId(new UUID(0, 2)),
        new OrderId(1),
        1,
        new Links(reverses, Optional.empty(), Optional.empty()),
        "",
        sums,
        new CreditNote.Parties(
            SELLER.party(), buyer, Optional.of(new CreditNote.Invoice("1000000815", DAY.minusDays(20))), "IE-2001", "RMA-1", "bg"),
        rows);
  }

  /** Goods of up to five lines at any rate from 1 to 30 %, less what is kept of some, with delivery or without. */
  static CreditNote random(Random random) {
    List<Part> parts = randomParts(random);
    return note(new Taxation(SELLER, randomTaxes(random)).rows(parts), BUYER, Optional.empty());
  }

  static List<Part> randomParts(Random random) {
    List<Part> parts = new ArrayList<>();
    int lines = 1 + random.nextInt(5);
    for (int line = 1; line <= lines; line++) {
      long gross = 1 + random.nextLong(random.nextBoolean() ? 200 : 500_000);
      parts.add(goods(line, gross));
      if (random.nextBoolean()) {
        parts.add(kept(line, random.nextLong(gross + 1)));
      }
    }
    if (random.nextBoolean()) {
      parts.add(delivery(1 + random.nextLong(2_000)));
    }
    return parts;
  }

  static Map<Integer, LineTax> randomTaxes(Random random) {
    LineTax odd = new LineTax(LineTax.Category.STANDARD, new Percent(100 + random.nextInt(2_900)));
    LineTax zero = new LineTax(LineTax.Category.ZERO, Percent.of(0));
    LineTax exempt = new LineTax(LineTax.Category.EXEMPT, Percent.of(0));
    return switch (random.nextInt(4)) {
      case 0 -> Map.of();
      case 1 -> Map.of(1, odd);
      case 2 -> Map.of(1, zero, 2, odd);
      default -> Map.of(2, exempt, 3, odd);
    };
  }

  static Money euro(long cents) {
    return Money.of(cents, "EUR");
  }
}
