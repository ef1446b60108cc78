package retour.server.withdrawal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import retour.policy.Policy;
import retour.policy.decision.Resolution;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.server.order.Order;
import retour.server.policy.Informed;
import retour.server.policy.PolicyVersions;
import retour.server.returns.Channel;
import retour.server.returns.CaseReminders;
import retour.server.returns.FileReturn;
import retour.server.returns.FileReturn.Declared;
import retour.server.returns.FileReturn.Filed;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.ReturnDraft;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.store.Store;
import retour.server.store.Stores;
import retour.server.store.WithdrawalSettings;
import retour.server.withdrawal.WithdrawalWrites.Made;

/**
 * Gives a statement its effect on the order it is about: what the law answers is kept, and where it gives the right, the
 * goods and the money go through a return that nothing holds up. In the caller's transaction.
 */
@Component
class EffectOfStatement {

  /** A statement gives no reason; the written policy's clauses about reasons read it as a change of mind. */
  private static final FactValue REASON = new FactValue.Choice("changed_mind");

  private static final String REASON_FACT = "reason";

  /** The delivery cost that goes back, noted with a return's first item. */
  static final String DELIVERY_COST = "delivery_cost_due";

  private static final Duration REMINDER = Duration.ofDays(3);
  private static final LocalTime IN_THE_MORNING = LocalTime.of(9, 0);

  private final Stores stores;
  private final WithdrawalLaw law;
  private final PolicyVersions policies;
  private final FileReturn fileReturn;
  private final CaseReminders reminders;
  private final WithdrawalWrites writes;

  EffectOfStatement(
      Stores stores,
      WithdrawalLaw law,
      PolicyVersions policies,
      FileReturn fileReturn,
      CaseReminders reminders,
      WithdrawalWrites writes) {
    this.stores = stores;
    this.law = law;
    this.policies = policies;
    this.fileReturn = fileReturn;
    this.reminders = reminders;
    this.writes = writes;
  }

  /**
   * What the order and the law make of the statement.
   *
   * @param order as it was just read
   * @param parts units by order line; empty for the whole contract
   * @param informed whether the person had been told of the right
   * @param evenSo whether it is to be in force though the law gives no right, or not any more
   */
  record Bound(Order order, Map<Integer, Integer> parts, Informed informed, boolean evenSo) {}

  /** A first look, with what the store's settings know. */
  void bind(Withdrawal seen, Order order, Map<Integer, Integer> parts, Made made) {
    bind(seen, new Bound(order, parts, Informed.of(stores.get(seen.store()), order), false), made);
  }

  /** @throws retour.server.problem.Refused with NOT_NOW where nothing is left to give back */
  void bind(Withdrawal seen, Bound bound, Made made) {
    Store store = stores.get(seen.store());
    LegalAnswer answer =
        law.answer(
            new WithdrawalLaw.Question(
                store, bound.order(), bound.parts(), store.dayOf(seen.statedAt()), bound.informed()));
    writes.terms(seen, answer.terms(), made.at());
    Withdrawal matched =
        seen.matched(bound.order().id(), answer.timeliness()).informed(bound.informed()).of(bound.parts());
    Map<Integer, Integer> units = answer.covered();
    boolean takes = !units.isEmpty() && (answer.timeliness().isInForce() || bound.evenSo());
    if (!takes) {
      writes.stand(seen, matched.as(WithdrawalState.WEIGHING));
      writes.event(
          seen, WithdrawalEventKind.WEIGHED, made, Map.of("timeliness", answer.timeliness().code()));
      return;
    }
    Filed filed = file(matched, bound.order(), units, made);
    writes.stand(seen, matched.filed(WithdrawalState.ACCEPTED, filed.id()));
    writes.event(seen, WithdrawalEventKind.ACCEPTED, made, told(filed, answer));
    remind(store, matched.filed(WithdrawalState.ACCEPTED, filed.id()), answer);
  }

  private static Map<String, String> told(Filed filed, LegalAnswer answer) {
    Map<String, String> told = new TreeMap<>(Map.of("number", filed.authorizationNumber().orElse(filed.number())));
    String excepted =
        String.join(" ", answer.excepted().stream().map(line -> Integer.toString(line.lineNo())).toList());
    if (!excepted.isEmpty()) {
      told.put("excepted", excepted);
    }
    return told;
  }

  private Filed file(Withdrawal withdrawal, Order order, Map<Integer, Integer> units, Made made) {
    Store store = stores.get(order.store());
    Policy policy = policies.inForce(order.store(), order.placedAt()).policy();
    List<DraftLine> lines = new ArrayList<>();
    new TreeMap<>(units)
        .forEach(
            (lineNo, quantity) ->
                lines.add(new DraftLine(lineNo, quantity, reason(policy), Optional.of(Resolution.REFUND))));
    Filing filing =
        new Filing(
            order.store(),
            order.id(),
            new ReturnDraft(lines, Map.of()),
            channel(withdrawal),
            withdrawal.language(),
            made.by());
    return fileReturn.declare(
        filing, order, new Declared(withdrawal.statedAt(), noted(store, order, withdrawal.told(), units)));
  }

  /** What the store knows of a return that follows from a statement, beside its records. */
  static Map<Integer, Facts> noted(Store store, Order order, Informed informed, Map<Integer, Integer> units) {
    WithdrawalSettings settings = store.settings().withdrawal().orElseThrow();
    Fact delivery =
        new Fact(
            DELIVERY_COST,
            new FactValue.Amount(DeliveryCost.due(store, order, settings, units)),
            FactSource.STAFF);
    return Map.of(0, informed.facts(FactSource.STAFF), 1, Facts.of(delivery));
  }

  static Map<String, FactValue> reason(Policy policy) {
    return policy.fact(REASON_FACT).filter(fact -> fact.knownBy().contains(FactSource.SHOPPER)).isPresent()
        ? Map.of(REASON_FACT, REASON)
        : Map.of();
  }

  static Channel channel(Withdrawal withdrawal) {
    return switch (withdrawal.channel()) {
      case PORTAL -> Channel.PORTAL;
      case API -> Channel.API;
      case EMAIL, LETTER, PHONE, OTHER -> Channel.DESK;
    };
  }

  /**
   * Three days before the last day for sending the goods, in the morning, where that is still to come; the return does not
   * remind of that day once more.
   */
  void remind(Store store, Withdrawal withdrawal, LegalAnswer answer) {
    answer.terms().stream()
        .filter(term -> term.name() == Term.Name.SENDING)
        .findFirst()
        .ifPresent(
            term -> {
              Instant at =
                  term.lastDay().atTime(IN_THE_MORNING).atZone(store.zone()).toInstant().minus(REMINDER);
              if (at.isAfter(withdrawal.statedAt())) {
                writes.task(withdrawal, TaskKind.REMIND, at);
                withdrawal
                    .returnCase()
                    .ifPresent(id -> reminders.take(store.id(), id, term.lastDay(), withdrawal.statedAt()));
              }
            });
  }
}
