package retour.server.complaint;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.Decision;
import retour.policy.decision.Verdict;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.policy.PolicyKind;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AssessReturn;
import retour.server.returns.ReturnDraft;
import retour.server.store.Store;

/** What an order can be complained about by the store's own policy: what is asked, what counts, what is wanted with it. */
@Component
public class Grounds {

  /** The fact that says what is wrong. */
  public static final String REASON = "reason";

  private final PolicyVersions policies;
  private final AssessReturn assess;
  private final InstantSource clock;

  Grounds(PolicyVersions policies, AssessReturn assess, InstantSource clock) {
    this.clock = clock;
    this.policies = policies;
    this.assess = assess;
  }

  /** Whether the store takes complaints by a policy of its own. */
  public boolean isServedBy(Store store) {
    return inForce(store, clock.instant()).isPresent();
  }

  /** The complaint policy the order is judged by; empty where the store had written none. */
  public Optional<Policy> policy(Store store, Order order) {
    return inForce(store, order.placedAt());
  }

  private Optional<Policy> inForce(Store store, Instant at) {
    try {
      return Optional.of(policies.inForce(store.id(), PolicyKind.COMPLAINTS, at).policy());
    } catch (Refused none) {
      if (none.code() != ProblemCode.NOT_FOUND) {
        throw none;
      }
      return Optional.empty();
    }
  }

  /**
   * What the policy asks the customer.
   *
   * @param language ISO 639-1 code
   */
  public static List<FactQuestion> asked(Policy policy, String language) {
    return policy.facts().stream()
        .filter(question -> question.knownBy().contains(FactSource.SHOPPER))
        .filter(question -> question.type() == FactQuestion.Type.YES_NO || question.type() == FactQuestion.Type.CHOICE)
        .filter(question -> !question.text().in(language).isEmpty())
        .toList();
  }

  /** The remedies a customer can ask for, in the order of the law; a lower price only where a clause says how it is found. */
  public static List<Remedy> remedies(Policy policy) {
    return List.of(Remedy.values()).stream()
        .filter(remedy -> remedy != Remedy.PRICE_REDUCTION || policy.fact("price_reduction").isPresent())
        .toList();
  }

  /** The lines of which something is left to complain about. */
  public static List<OrderLine> goods(Order order) {
    return order.lines().stream().filter(line -> line.available() > 0).toList();
  }

  /** The answers to a choice that count: of what is wrong, only that for which the policy gives something. */
  public List<FactQuestion.Choice> choices(Order order, FactQuestion question) {
    return question.choices().stream()
        .filter(choice -> !question.name().equals(REASON) || isFault(order, choice.name()))
        .toList();
  }

  /** Photos can always be handed in, and whatever the policy wants for this means of payment, by code. */
  public List<String> documents(Order order, Policy policy) {
    Set<String> kinds = new LinkedHashSet<>(List.of("photos"));
    policy.fact(REASON).stream()
        .flatMap(reason -> reason.choices().stream())
        .flatMap(choice -> decision(order, choice.name()).stream())
        .flatMap(decision -> Wanted.all(decision).stream())
        .forEach(kinds::add);
    return List.copyOf(kinds);
  }

  /** Whether the policy gives something for this reason: whether it makes a complaint at all. */
  public boolean isFault(Order order, String reason) {
    return decision(order, reason).stream()
        .flatMap(decision -> decision.lines().stream())
        .flatMap(line -> line.resolutions().stream())
        .anyMatch(each -> each.verdict() != Verdict.REFUSED);
  }

  private Optional<Decision> decision(Order order, String reason) {
    return goods(order).stream()
        .findFirst()
        .map(
            line ->
                new ReturnDraft.DraftLine(
                    line.lineNo(), 1, Map.of(REASON, new FactValue.Choice(reason)), Optional.empty()))
        .map(line -> new ReturnDraft(PolicyKind.COMPLAINTS, List.of(line), Map.of()))
        .map(draft -> assess.assess(order, draft).decision());
  }
}
