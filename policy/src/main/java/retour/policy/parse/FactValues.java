package retour.policy.parse;

import java.util.Currency;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.FactQuestion;
import retour.policy.fact.FactValue;
import retour.policy.language.Findings;

/** Reads values of facts as their declarations want them. */
final class FactValues {

  private static final int LARGEST_NUMBER = 999_999;

  private FactValues() {}

  static FactValue read(FactQuestion question, Node node, Currency currency, Findings findings) {
    String text = Scalars.text(node, findings);
    return switch (question.type()) {
      case YES_NO -> new FactValue.YesNo(Scalars.flag(node, findings));
      case CHOICE -> {
        if (question.choice(text).isEmpty()) {
          findings.add(
              "unknown-choice", YamlSource.place(node), "`" + question.name() + "` is never `" + text + "`",
              Names.suggestion(text, question.choices().stream().map(FactQuestion.Choice::name).toList()));
        }
        yield new FactValue.Choice(text);
      }
      case WHOLE_NUMBER ->
          new FactValue.WholeNumber(Scalars.number(text, LARGEST_NUMBER, YamlSource.place(node), findings));
      case AMOUNT -> new FactValue.Amount(Scalars.money(text, currency, YamlSource.place(node), findings));
      case DAY -> new FactValue.Day(Scalars.day(text, YamlSource.place(node), findings));
      case TEXT -> new FactValue.Text(text);
    };
  }
}
