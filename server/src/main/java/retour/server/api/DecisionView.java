package retour.server.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import retour.policy.ClauseText;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.Decision;
import retour.policy.decision.FactUse;
import retour.policy.decision.Freight;
import retour.policy.decision.LineDecision;
import retour.policy.decision.MissingFact;
import retour.policy.decision.Referral;
import retour.policy.decision.Requirement;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Target;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.policy.UnderLaw;

/**
 * A decision with the clauses' words in one language.
 *
 * @param policyVersion the published version it follows
 * @param today the store's day it was decided for
 * @param lines one for each line of the draft or item of the return, in their order
 */
record DecisionView(String policy, int policyVersion, LocalDate today, List<Line> lines) {

  DecisionView {
    lines = List.copyOf(lines);
  }

  /** @param law what the decision rests on */
  static DecisionView of(Decision decision, UnderLaw law, String language) {
    return new DecisionView(
        decision.policy(),
        decision.version(),
        decision.today(),
        decision.lines().stream().map(line -> Line.of(line, law, language)).toList());
  }

  /**
   * The answer for one line.
   *
   * @param item counts from 1; the item number of a filed return
   * @param clauses every clause's own outcome
   * @param questions what the shopper is asked next
   * @param checklist what the inspector looks at
   * @param freight who bears which leg of transport
   * @param targets by when the store means to do what; no promise
   * @param law what a law grants the line, as written and as the law has it; empty where no law stands beside the policy
   */
  record Line(
      int item,
      List<ResolutionDecision> resolutions,
      List<Clause> clauses,
      List<Question> questions,
      List<Question> checklist,
      List<Requirement> requirements,
      List<Referral> referrals,
      List<Freight> freight,
      List<Target> targets,
      List<UnderLaw.Grant> law) {

    private static Line of(LineDecision line, UnderLaw law, String language) {
      Policy policy = law.version().policy();
      return new Line(
          Integer.parseInt(line.line()),
          line.resolutions(),
          line.clauses().stream().map(clause -> Clause.of(clause, policy, language)).toList(),
          questions(line.questions(), policy, language),
          questions(line.checklist(), policy, language),
          line.requirements(),
          line.referrals(),
          line.freight(),
          line.targets(),
          law.grants(line.line()));
    }

    private static List<Question> questions(List<MissingFact> missing, Policy policy, String language) {
      return missing.stream().flatMap(fact -> Question.of(fact, policy, language).stream()).toList();
    }
  }

  /**
   * A clause with its words.
   *
   * @param law the legal reference of a clause of the law
   */
  record Clause(
      String clause,
      String says,
      Optional<String> law,
      ClauseResult result,
      List<String> gaveWayTo,
      List<Known> facts) {

    private static Clause of(ClauseOutcome outcome, Policy policy, String language) {
      Optional<ClauseText> text = policy.clause(outcome.clause());
      return new Clause(
          outcome.clause(),
          text.map(found -> found.says().in(language)).orElse(""),
          text.flatMap(ClauseText::law),
          outcome.result(),
          outcome.gaveWayTo(),
          outcome.facts().stream().map(Known::of).toList());
    }
  }

  /**
   * A fact a clause rests on.
   *
   * @param value absent while it is unknown
   * @param claimed whether it is the shopper's word alone
   */
  record Known(String name, Optional<FactValue> value, Optional<FactSource> source, Optional<Boolean> claimed) {

    private static Known of(FactUse use) {
      return new Known(
          use.name(), use.known().map(Fact::value), use.known().map(Fact::source), use.known().map(Fact::isClaimed));
    }
  }

  /**
   * What may be asked.
   *
   * @param wholeReturn whether the answer is about the whole return: it then stands in {@code claims} beside the lines
   * @param clauses the clauses that wait for it
   */
  record Question(
      String name,
      FactQuestion.Type type,
      String text,
      List<Choice> choices,
      boolean wholeReturn,
      Set<FactSource> knownBy,
      Set<String> clauses) {

    private static Optional<Question> of(MissingFact missing, Policy policy, String language) {
      return policy
          .fact(missing.name())
          .map(
              fact ->
                  new Question(
                      fact.name(),
                      fact.type(),
                      fact.text().in(language),
                      fact.choices().stream().map(choice -> Choice.of(choice, language)).toList(),
                      fact.shared(),
                      missing.knownBy(),
                      missing.clauses()));
    }
  }

  /** One allowed answer. */
  record Choice(String name, String text) {

    private static Choice of(FactQuestion.Choice choice, String language) {
      return new Choice(choice.name(), choice.text().in(language));
    }
  }
}
