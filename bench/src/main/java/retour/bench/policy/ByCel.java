package retour.bench.policy;

import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import retour.policy.Policies;
import retour.policy.language.Clause;
import retour.policy.language.Document;
import retour.policy.language.Rule;
import retour.policy.language.WindowRule;

/** The same conditions run by CEL's own runtime, each rule's in its turn; what follows from them is decided by hand. */
final class ByCel {

  private final List<CelRuntime.Program> programs = new ArrayList<>();
  private final List<String> clauses = new ArrayList<>();
  private final Document document;

  ByCel(String source) {
    document = Policies.read(List.of(source)).getFirst();
    CelText text = new CelText(document);
    List<String> conditions = new ArrayList<>();
    for (Clause clause : document.clauses()) {
      for (Rule rule : clause.rules()) {
        conditions.add(text.of(rule.when()));
        clauses.add(clause.id());
      }
    }
    CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
    text.variables().forEach(builder::addVar);
    CelCompiler compiler = builder.build();
    CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
    conditions.forEach(condition -> programs.add(program(condition, compiler, runtime)));
  }

  private static CelRuntime.Program program(String condition, CelCompiler compiler, CelRuntime runtime) {
    try {
      return runtime.createProgram(compiler.compile(condition).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(condition, e);
    }
  }

  /** The number of conditions. */
  int size() {
    return programs.size();
  }

  /** The clause that the condition with this number belongs to. */
  String clause(int condition) {
    return clauses.get(condition);
  }

  /** Days of windows that conditions ask about; working days are only aimed at. */
  private static OptionalInt days(WindowRule window, Line line) {
    return switch (window.length()) {
      case WindowRule.Length.Days(int fixed) -> OptionalInt.of(fixed);
      case WindowRule.Length.DaysOfFact _ -> OptionalInt.of(line.productWindowDays);
      case WindowRule.Length.BusinessDays _ -> OptionalInt.empty();
      case WindowRule.Length.Weeks _, WindowRule.Length.Months _ ->
          throw new IllegalArgumentException("not needed for these policies");
    };
  }

  /** What CEL looks variables up in. */
  Map<String, Object> variables(Line line) {
    Map<String, Object> named = new HashMap<>(Names.of(line));
    boolean known = named.containsKey("product_window_days");
    named.put("known_product_window_days", known);
    named.putIfAbsent("product_window_days", 0L);
    for (WindowRule window : document.windows()) {
      days(window, line).ifPresent(days -> named.put("within_" + window.name(), Line.TODAY <= line.delivered + days));
    }
    return named;
  }

  /** Evaluates every rule's condition. */
  void decide(Map<String, Object> variables, boolean[] holds) {
    try {
      for (int i = 0; i < holds.length; i++) {
        holds[i] = (Boolean) programs.get(i).eval(variables);
      }
    } catch (CelEvaluationException e) {
      throw new IllegalStateException(e);
    }
  }
}
