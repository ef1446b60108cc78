package retour.policy.parse;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.language.Figure;
import retour.policy.language.Findings;
import retour.policy.language.Place;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/** Reads how much a charge, deduction or reimbursement is. */
final class FigureReader {

  private final Currency currency;
  private final Findings findings;

  FigureReader(Currency currency, Findings findings) {
    this.currency = currency;
    this.findings = findings;
  }

  /** Either {@code percent} with its company or {@code amount}. */
  Figure read(Section section) {
    Optional<Node> percent = section.find("percent");
    Optional<Node> amount = section.find("amount");
    if (percent.isPresent() == amount.isPresent()) {
      findings.add("figure", section.place(), "how much? Either `percent` or `amount` belongs here");
      return new Figure.Sum(Money.zero(currency));
    }
    return percent.isPresent() ? rate(section, percent.get()) : sum(section, amount.orElseThrow());
  }

  Figure.Rate rate(Section section, Node percent) {
    Place place = YamlSource.place(percent);
    List<String> ends = List.of(Scalars.text(percent, findings).split("\\.\\.", 2));
    Percent from = Scalars.percent(ends.getFirst().strip(), place, findings);
    Percent to = Scalars.percent(ends.getLast().strip(), place, findings);
    Percent proposed =
        section
            .find("propose")
            .map(node -> Scalars.percent(Scalars.text(node, findings), YamlSource.place(node), findings))
            .orElse(to);
    if (from.compareTo(to) > 0 || proposed.compareTo(from) < 0 || proposed.compareTo(to) > 0) {
      findings.add("figure", place, "the rates run from the lower to the higher, and the proposed one lies between");
    }
    return new Figure.Rate(
        from, to, proposed, money(section, "at-least"), money(section, "at-most"), section.find("of").flatMap(this::base));
  }

  /** What a percentage is of: what was paid, or a sum that a fact holds. */
  private Optional<String> base(Node node) {
    String base = Scalars.text(node, findings);
    if (!base.matches("[a-z]\\w*")) {
      findings.add("figure", YamlSource.place(node), "a percentage is of `paid`, what was paid, or of an amount fact");
    }
    return base.equals("paid") ? Optional.empty() : Optional.of(base);
  }

  private Figure sum(Section section, Node node) {
    String written = Scalars.text(node, findings);
    Place place = YamlSource.place(node);
    if (written.contains("..")) {
      return chosen(section, written, place);
    }
    return written.matches("[a-z]\\w*")
        ? new Figure.FromFact(written, place, money(section, "at-least"), money(section, "at-most"))
        : new Figure.Sum(Scalars.money(written, currency, place, findings));
  }

  /** {@code 0..25.00}, perhaps with the sum to {@code propose}. */
  Figure.Chosen chosen(Section section, String written, Place place) {
    List<String> ends = List.of(written.split("\\.\\.", 2));
    Money from = Scalars.money(ends.getFirst().strip(), currency, place, findings);
    Money to = Scalars.money(ends.getLast().strip(), currency, place, findings);
    Money proposed = money(section, "propose").orElse(to);
    if (from.compareTo(to) > 0 || proposed.compareTo(from) < 0 || proposed.compareTo(to) > 0) {
      findings.add("figure", place, "the sums run from the lower to the higher, and the proposed one lies between");
    }
    return new Figure.Chosen(from, to, proposed);
  }

  private Optional<Money> money(Section section, String key) {
    return section
        .find(key)
        .map(node -> Scalars.money(Scalars.text(node, findings), currency, YamlSource.place(node), findings));
  }
}
