package retour.server.creditnote;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.creditnote.NewNote.Part;
import retour.server.creditnote.NoteRow.TaxKind;
import retour.server.order.LineTax;

/**
 * Takes the tax out of what goes back. A sum that goes back lowers what was sold by itself, its tax within it (Directive
 * 2006/112/EC Art. 90): goods, and what is kept of their price, at the rate the goods were sold at.
 *
 * <p>Of each rate the net is the gross divided by one and the rate, halves of a minor unit rounded up, on the running
 * sum of its parts: so the rows sum to exactly the net and the tax of the rate's whole.
 */
final class Taxation {

  private final Seller seller;
  private final Map<Integer, LineTax> recorded;
  private final Map<Rate, Running> running = new HashMap<>();

  /** @param recorded taxes by line of the order */
  Taxation(Seller seller, Map<Integer, LineTax> recorded) {
    this.seller = seller;
    this.recorded = Map.copyOf(recorded);
  }

  private record Rate(TaxKind kind, Percent percent) {}

  private record Running(long gross, long net) {}

  List<NoteRow> rows(List<Part> parts) {
    List<NoteRow> rows = new ArrayList<>();
    for (Part part : parts) {
      rows.add(row(rows.size() + 1, part));
    }
    return rows;
  }

  private NoteRow row(int no, Part part) {
    Rate rate = rate(part.lineNo());
    Money net = rate.kind() == TaxKind.NONE ? part.gross().minus(part.salesTax()) : net(rate, part.gross());
    return new NoteRow(
        no,
        part.kind(),
        part.item(),
        part.text(),
        part.units(),
        part.clause(),
        net,
        part.gross().minus(net),
        rate.kind(),
        rate.percent());
  }

  private Rate rate(int lineNo) {
    return seller
        .usualRate()
        .map(
            usual -> {
              LineTax tax = recorded.getOrDefault(lineNo, new LineTax(LineTax.Category.STANDARD, usual));
              return new Rate(kind(tax.category()), tax.rate());
            })
        .orElse(new Rate(TaxKind.NONE, Percent.of(0)));
  }

  private static TaxKind kind(LineTax.Category category) {
    return switch (category) {
      case STANDARD -> TaxKind.STANDARD;
      case ZERO -> TaxKind.ZERO;
      case EXEMPT -> TaxKind.EXEMPT;
    };
  }

  private Money net(Rate rate, Money gross) {
    Running before = running.getOrDefault(rate, new Running(0, 0));
    long all = Math.addExact(before.gross(), gross.minor());
    long net = net(all, rate.percent());
    running.put(rate, new Running(all, net));
    return new Money(Math.subtractExact(net, before.net()), gross.currency());
  }

  /** What is left of a sum without the tax in it, in minor units. */
  static long net(long gross, Percent rate) {
    return BigDecimal.valueOf(gross)
        .movePointRight(4)
        .divide(BigDecimal.valueOf(10_000L + rate.hundredths()), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
