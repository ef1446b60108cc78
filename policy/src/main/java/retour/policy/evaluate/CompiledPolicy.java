package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import retour.policy.ClauseText;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.fact.CaseFacts;
import retour.policy.language.Clause;
import retour.policy.prepared.PreparedPolicy;

/** A policy that decides by its program. */
final class CompiledPolicy implements Policy {

  private final Program program;

  CompiledPolicy(Program program) {
    this.program = program;
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public int version() {
    return program.version();
  }

  @Override
  public Decision decide(CaseFacts facts, LocalDate today) {
    List<LineDecision> lines = new ArrayList<>(facts.lines().size());
    for (LineCase line : LineCase.all(program, facts, today)) {
      lines.add(new LineDecider(program, line).decide());
    }
    return new Decision(program.name(), program.version(), today, lines);
  }

  @Override
  public PreparedPolicy prepared() {
    return new PreparedProgram(program);
  }

  @Override
  public Optional<ClauseText> clause(String id) {
    return program.clauses().stream().filter(clause -> clause.id().equals(id)).map(Clause::text).findFirst();
  }

  @Override
  public List<ClauseText> clauses() {
    return program.clauses().stream().map(Clause::text).toList();
  }

  @Override
  public Optional<FactQuestion> fact(String name) {
    return facts().stream().filter(fact -> fact.name().equals(name)).findFirst();
  }

  @Override
  public List<FactQuestion> facts() {
    return IntStream.range(0, program.facts().size())
        .filter(program.used()::get)
        .mapToObj(number -> program.facts().get(number).question())
        .toList();
  }
}
