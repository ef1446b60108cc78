package retour.policy.parse;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.language.Condition;
import retour.policy.language.Condition.Comparison;
import retour.policy.language.Findings;
import retour.policy.language.Place;
import retour.policy.language.Term;

/** Turns a parsed expression into a condition; what the policy language does not have is told. */
final class ConditionTree {

  private static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "_==_", Comparison.EQUAL,
          "_!=_", Comparison.DIFFERENT,
          "_<_", Comparison.LESS,
          "_<=_", Comparison.AT_MOST,
          "_>_", Comparison.GREATER,
          "_>=_", Comparison.AT_LEAST);

  private final ConditionReader.Places places;
  private final Currency currency;
  private final Findings findings;

  ConditionTree(ConditionReader.Places places, Currency currency, Findings findings) {
    this.places = places;
    this.currency = currency;
    this.findings = findings;
  }

  Condition condition(CelExpr expression) {
    Place place = places.of(expression.id());
    return switch (expression.getKind()) {
      case IDENT -> new Condition.IsTrue(place, expression.ident().name());
      case CONSTANT -> constant(expression.constant(), place);
      case CALL -> call(expression.call(), place);
      default -> strange(place, "this has no place in a condition");
    };
  }

  private Condition constant(CelConstant constant, Place place) {
    return constant.getKind() == CelConstant.Kind.BOOLEAN_VALUE
        ? new Condition.Constant(place, constant.booleanValue())
        : strange(place, "a yes or no is expected here");
  }

  private Condition call(CelExpr.CelCall call, Place place) {
    List<CelExpr> args = call.args();
    Comparison comparison = COMPARISONS.get(call.function());
    if (comparison != null) {
      return new Condition.Compare(place, comparison, term(args.get(0)), term(args.get(1)));
    }
    return switch (call.function()) {
      case "!_" -> new Condition.Not(place, condition(args.get(0)));
      case "_&&_" -> new Condition.Both(place, condition(args.get(0)), condition(args.get(1)));
      case "_||_" -> new Condition.Either(place, condition(args.get(0)), condition(args.get(1)));
      case "@in" -> new Condition.OneOf(place, term(args.get(0)), among(args.get(1)));
      case "within" -> within(args, place);
      case "known" -> known(args, place);
      default -> strange(place, "`" + call.function() + "` is no word of the language");
    };
  }

  private Condition within(List<CelExpr> args, Place place) {
    if (args.isEmpty() || args.size() > 2) {
      return strange(place, "`within` takes a window and perhaps a day");
    }
    Optional<String> day = args.size() == 2 ? Optional.of(name(args.get(1))) : Optional.empty();
    return new Condition.Within(place, name(args.get(0)), day);
  }

  private Condition known(List<CelExpr> args, Place place) {
    return args.size() == 1
        ? new Condition.Known(place, name(args.get(0)))
        : strange(place, "`known` takes one fact");
  }

  private String name(CelExpr expression) {
    if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      return expression.ident().name();
    }
    findings.add("condition", places.of(expression.id()), "a name is expected here");
    return "";
  }

  private List<Term> among(CelExpr expression) {
    if (expression.getKind() == CelExpr.ExprKind.Kind.LIST) {
      return expression.list().elements().stream().map(this::term).toList();
    }
    if (expression.getKind() == CelExpr.ExprKind.Kind.CALL && expression.call().function().equals("list")) {
      return List.of(new Term.ListTerm(places.of(expression.id()), written(expression.call())));
    }
    findings.add(
        "condition",
        places.of(expression.id()),
        "after `in` a list is expected",
        Optional.of("Write [\"one\", \"other\"] or list(\"name\")."));
    return List.of();
  }

  private Term term(CelExpr expression) {
    Place place = places.of(expression.id());
    return switch (expression.getKind()) {
      case IDENT -> new Term.FactTerm(place, expression.ident().name());
      case CONSTANT -> value(expression.constant(), place);
      case CALL -> made(expression.call(), place);
      default -> strangeTerm(place);
    };
  }

  private Term value(CelConstant constant, Place place) {
    return switch (constant.getKind()) {
      case STRING_VALUE -> new Term.TextTerm(place, constant.stringValue());
      case INT64_VALUE -> new Term.NumberTerm(place, constant.int64Value());
      case BOOLEAN_VALUE -> new Term.FlagTerm(place, constant.booleanValue());
      default -> strangeTerm(place);
    };
  }

  private Term made(CelExpr.CelCall call, Place place) {
    return switch (call.function()) {
      case "day" -> new Term.DayTerm(place, Scalars.day(written(call), place, findings));
      case "amount" -> new Term.AmountTerm(place, Scalars.money(written(call), currency, place, findings));
      default -> strangeTerm(place);
    };
  }

  private static String written(CelExpr.CelCall call) {
    boolean oneText =
        call.args().size() == 1
            && call.args().getFirst().getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && call.args().getFirst().constant().getKind() == CelConstant.Kind.STRING_VALUE;
    return oneText ? call.args().getFirst().constant().stringValue() : "";
  }

  private Condition strange(Place place, String message) {
    findings.add("condition", place, message);
    return new Condition.Constant(place, false);
  }

  private Term strangeTerm(Place place) {
    findings.add(
        "condition",
        place,
        "a value is expected here",
        Optional.of("Values are facts, \"words\", whole numbers, true, false, day(\"...\") and amount(\"...\")."));
    return new Term.FlagTerm(place, false);
  }
}
