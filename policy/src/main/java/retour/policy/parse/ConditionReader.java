package retour.policy.parse;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import retour.policy.language.Condition;
import retour.policy.language.Findings;
import retour.policy.language.Place;

/** Reads a condition, written in the Common Expression Language, into our own words. */
final class ConditionReader {

  private static final int LONGEST = 4_000;

  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(
              CelOptions.current()
                  .maxExpressionCodePointSize(LONGEST)
                  .maxParseRecursionDepth(50)
                  .maxParseErrorRecoveryLimit(5)
                  .build())
          .build();

  private final Findings findings;
  private final Currency currency;

  ConditionReader(Currency currency, Findings findings) {
    this.currency = currency;
    this.findings = findings;
  }

  /** Reads it; a faulty one is told and reads as never. */
  Condition read(Node node) {
    Place start = YamlSource.place(node);
    if (!(node instanceof ScalarNode scalar)) {
      findings.add("condition", start, "a condition is expected here");
      return new Condition.Constant(start, false);
    }
    CelValidationResult parsed = PARSER.parse(scalar.getValue());
    try {
      CelExpr expression = parsed.getAst().getExpr();
      Map<Long, Integer> offsets = parsed.getSource().getPositionsMap();
      Places places = id -> at(scalar, Optional.ofNullable(offsets.get(id)).orElse(0));
      return new ConditionTree(places, currency, findings).condition(expression);
    } catch (CelValidationException e) {
      parsed.getErrors().stream().limit(1).forEach(issue -> tell(scalar, issue));
      return new Condition.Constant(start, false);
    }
  }

  private void tell(ScalarNode scalar, CelIssue issue) {
    Place place =
        issue.getSourceLocation().getLine() == 1
            ? at(scalar, issue.getSourceLocation().getColumn())
            : YamlSource.place(scalar);
    findings.add("condition", place, ConditionFault.text(issue.getMessage()), ConditionFault.suggestion(issue.getMessage()));
  }

  /** Where in the document an offset of the condition's text lies; its start where the text was folded. */
  private static Place at(ScalarNode scalar, int offset) {
    Place start = YamlSource.place(scalar);
    boolean oneLine =
        scalar.getEndMark().isPresent() && scalar.getEndMark().get().getLine() + 1 == start.line();
    if (!oneLine) {
      return start;
    }
    int quote = scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
    return new Place(start.line(), start.column() + quote + offset);
  }

  /** Where a part of a condition stands. */
  interface Places {
    Place of(long id);
  }
}
