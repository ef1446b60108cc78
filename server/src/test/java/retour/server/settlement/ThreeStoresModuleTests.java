package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.LineDecision;
import retour.policy.decision.MissingFact;
import retour.policy.decision.Option;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;
import retour.server.evidence.EvidenceFiles;
import retour.server.goods.GoodsSteps;
import retour.server.goods.PromisedGoods;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.OrderLine;
import retour.server.order.Orders;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.policy.PolicyVersions;
import retour.server.returns.AssessReturn;
import retour.server.returns.Assessment;
import retour.server.returns.Authorization;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseStatus;
import retour.server.returns.Channel;
import retour.server.returns.CourierProtocol;
import retour.server.returns.Disposition;
import retour.server.returns.FileReturn;
import retour.server.returns.Inspection;
import retour.server.returns.NextActor;
import retour.server.returns.Receiving;
import retour.server.returns.Receiving.Arrival;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnDraft;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.store.Actor;
import retour.server.store.StoreId;
import retour.server.testing.RetourModuleTest;

/**
 * Walks every line of every sample order of the three stores from the request to the payout, answering what is asked as
 * an honest customer with goods in order would: no case may get stuck, and the books hold.
 */
@RetourModuleTest
class ThreeStoresModuleTests {

  private static final Set<String> BETTER_NO =
      Set.of("physical_damage", "wear_or_defect", "tampered", "rebate_submitted", "system_added");
  private static final int MOST_STEPS = 12;

  @Autowired private List<DemoLoader> loaders;
  @Autowired private JdbcClient jdbc;
  @Autowired private Orders orders;
  @Autowired private PolicyVersions policies;
  @Autowired private AssessReturn assess;
  @Autowired private FileReturn file;
  @Autowired private ReturnCases cases;
  @Autowired private Authorization authorization;
  @Autowired private CourierProtocol protocol;
  @Autowired private EvidenceFiles evidence;
  @Autowired private Receiving receiving;
  @Autowired private Inspection inspection;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;
  @Autowired private GoodsSteps goods;

  @ParameterizedTest
  @CsvSource({
    "image-pro, changed_mind", "image-pro, damaged_in_transit",
    "imperium-est, changed_mind", "imperium-est, wrong_item",
    "impress, changed_mind", "impress, defective"
  })
  void walkFromRequestToPayout(String store, String reason) {
    loaders.forEach(loader -> loader.load(Progress.silent()));

    Map<CaseStatus, Integer> ends = new TreeMap<>();
    for (OrderId order : ordersOf(new StoreId(store))) {
      for (OrderLine line : orders.find(new StoreId(store), order).orElseThrow().lines()) {
        walk(new StoreId(store), order, line, reason).ifPresent(end -> ends.merge(end, 1, Integer::sum));
      }
    }

    assertThat(ends.keySet()).isSubsetOf(CaseStatus.SETTLED, CaseStatus.REJECTED);
    assertThat(ends.getOrDefault(CaseStatus.SETTLED, 0)).as("%s", ends).isPositive();
    assertThat(jdbc.sql("select coalesce(sum(amount_minor), 0) from ledger_entry").query(Long.class).single()).isZero();
  }

  private Optional<CaseStatus> walk(StoreId store, OrderId id, OrderLine line, String reason) {
    Order order = orders.find(store, id).orElseThrow();
    if (order.line(line.lineNo()).orElseThrow().available() == 0) {
      return Optional.empty();
    }
    Policy policy = policies.inForce(store, order.placedAt()).policy();
    ReturnDraft answered = answer(store, id, line.lineNo(), reason);
    Assessment assessment = assess.assess(store, id, answered);
    Optional<Resolution> possible =
        List.of(Resolution.values()).stream()
            .filter(each -> isPossible(assessment.decision().line("1").resolution(each).verdict()))
            .findFirst();
    return possible.map(
        resolution -> {
          DraftLine asked = answered.lines().getFirst();
          ReturnDraft chosen =
              new ReturnDraft(
                  List.of(new DraftLine(asked.lineNo(), asked.quantity(), asked.claims(), Optional.of(resolution))),
                  answered.claims());
          FileReturn.Filed filed =
              file.file(new FileReturn.Filing(store, id, chosen, Channel.PORTAL, "en", SHOPPER));
          return end(store, cases.get(store, filed.id()), policy);
        });
  }

  private CaseStatus end(StoreId store, ReturnCase filed, Policy policy) {
    ReturnCase now = filed;
    List<String> path = new ArrayList<>();
    for (int step = 0; step < MOST_STEPS && now.nextActor() != NextActor.NOBODY; step++) {
      path.add(now.status() + "/" + now.nextActor());
      next(store, now, policy);
      now = cases.get(store, filed.id());
    }
    assertThat(now.nextActor())
        .as("%s of order %s got stuck: %s", now.number(), now.order(), path)
        .isEqualTo(NextActor.NOBODY);
    return now.status();
  }

  private void next(StoreId store, ReturnCase now, Policy policy) {
    switch (now.status()) {
      case REQUESTED -> authorize(now);
      case AWAITING_GOODS -> {
        assertThat(orders.find(store, now.order()).orElseThrow().deliveries())
            .as("goods of order %s never left", now.order())
            .isNotEmpty();
        receive(store, now);
      }
      case AWAITING_INSPECTION -> inspect(store, now, policy);
      case AWAITING_RULING -> rule(store, now);
      case AWAITING_SETTLEMENT -> done(settle.settle(by(now, ACCOUNTANT)));
      case SETTLED, REJECTED -> finish(store, now);
      case DECLINED, CANCELLED -> throw new AssertionError(now);
    }
  }

  private void authorize(ReturnCase now) {
    jdbc.sql(
            """
            insert into evidence (store_id, order_id, case_id, media_type, sha256, content, uploaded_by, uploaded_at)
            values (:store, :order, :case, 'image/png', '\\x00', '\\x00', 'shopper', now())
            """)
        .param("store", now.store().value())
        .param("order", now.order().value())
        .param("case", now.id().value())
        .update();
    done(authorization.authorize(by(withProtocol(now), CLERK), Optional.of("REF-1")));
  }

  private ReturnCase withProtocol(ReturnCase now) {
    if (!protocol.isMissing(now)) {
      return now;
    }
    UUID document =
        evidence.keepForCase(
            new EvidenceFiles.CaseFile(now.store(), now.order(), now.id().value()),
            new ByteArrayInputStream("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII)),
            "shopper");
    return protocol.handIn(by(now, SHOPPER), new CourierProtocol.Protocol("SP-7", document));
  }

  private void receive(StoreId store, ReturnCase now) {
    done(
        receiving.receive(
            new Arrival(store, now.shownNumber(), "", "", Freight.PREPAID, "", Map.of(), CLERK)));
  }

  private void inspect(StoreId store, ReturnCase now, Policy policy) {
    LineDecision line = cases.decision(store, now.id()).decision().line("1");
    Map<String, FactValue> findings = new HashMap<>();
    line.checklist().forEach(missing -> findings.put(missing.name(), good(policy, missing.name(), "")));
    line.resolution(now.items().getFirst().resolution()).waitsFor().stream()
        .filter(missing -> missing.knownBy().contains(FactSource.STAFF))
        .forEach(missing -> findings.put(missing.name(), good(policy, missing.name(), "")));
    assertThat(findings).as("order %s waits for %s", now.order(), line).isNotEmpty();
    done(inspection.record(by(now, INSPECTOR), 1, findings));
  }

  private void rule(StoreId store, ReturnCase now) {
    List<Option> options =
        cases.decision(store, now.id()).decision().line("1").resolution(now.items().getFirst().resolution()).options();
    Map<String, Ruling> rulings = new TreeMap<>();
    for (Option option : options) {
      if (option.favoured() || !rulings.containsKey(option.clause())) {
        rulings.put(option.clause(), new Ruling(option.clause(), option.option(), Optional.empty(), Optional.empty()));
      }
    }
    done(inspection.rule(by(now, SUPERVISOR), 1, List.copyOf(rulings.values()), "As proposed."));
  }

  private void finish(StoreId store, ReturnCase now) {
    Optional<PromisedGoods> promised = goods.ofCase(store, now.id()).stream().filter(each -> each.actor().isPresent()).findFirst();
    if (promised.isPresent()) {
      hand(now, promised.get());
    } else if (now.nextActor() == NextActor.CLERK) {
      done(inspection.dispose(by(now, CLERK), 1, Optional.of(Disposition.BACK_TO_CUSTOMER)));
    }
    payouts.ofCase(store, now.id()).forEach(payout -> done(payouts.markPaid(store, payout.id(), "REF", ACCOUNTANT)));
  }

  /** Sends new goods, then tells that they arrived. */
  private void hand(ReturnCase now, PromisedGoods promised) {
    done(
        switch (promised.state()) {
          case TO_BE_SENT ->
              goods.sent(
                  by(now, CLERK),
                  promised.id(),
                  new PromisedGoods.Shipment("carrier", "T-1", List.of()));
          case SENT -> goods.delivered(by(now, CLERK), promised.id());
          default -> throw new AssertionError(promised);
        });
  }

  private ReturnDraft answer(StoreId store, OrderId order, int lineNo, String reason) {
    Map<String, FactValue> shared = new HashMap<>();
    Map<String, FactValue> own = new HashMap<>();
    ReturnDraft draft = draft(lineNo, own, shared);
    for (int round = 0; round < 20; round++) {
      Assessment assessment = assess.assess(store, order, draft);
      List<MissingFact> questions = assessment.decision().line("1").questions();
      if (questions.isEmpty()) {
        return draft;
      }
      for (MissingFact question : questions) {
        FactQuestion declared = assessment.policy().fact(question.name()).orElseThrow();
        (declared.shared() ? shared : own).put(question.name(), good(assessment.policy(), question.name(), reason));
      }
      draft = draft(lineNo, own, shared);
    }
    throw new AssertionError("questions without end: " + draft);
  }

  private static ReturnDraft draft(int lineNo, Map<String, FactValue> own, Map<String, FactValue> shared) {
    return new ReturnDraft(List.of(new DraftLine(lineNo, 1, own, Optional.empty())), shared);
  }

  private static FactValue good(Policy policy, String name, String reason) {
    FactQuestion question = policy.fact(name).orElseThrow();
    return switch (question.type()) {
      case YES_NO -> new FactValue.YesNo(!BETTER_NO.contains(name));
      case CHOICE -> new FactValue.Choice(name.equals("reason") ? reason : question.choices().getFirst().name());
      case DAY -> new FactValue.Day(LocalDate.parse("2026-11-20"));
      case TEXT -> new FactValue.Text("known");
      case WHOLE_NUMBER -> new FactValue.WholeNumber(1);
      case AMOUNT -> throw new AssertionError("no amount is asked: " + name);
    };
  }

  private static boolean isPossible(Verdict verdict) {
    return switch (verdict) {
      case PERMITTED, PERMITTED_IF, REVIEW -> true;
      case NEEDS_FACTS, REFUSED -> false;
    };
  }

  private static CaseCommand by(ReturnCase seen, Actor actor) {
    return new CaseCommand(seen.store(), seen.id(), seen.version(), actor);
  }

  private static void done(Object result) {
    assertThat(result).isNotNull();
  }

  private List<OrderId> ordersOf(StoreId store) {
    return jdbc
        .sql("select order_id from customer_order where store_id = :store order by order_id")
        .param("store", store.value())
        .query((row, n) -> new OrderId(row.getLong(1)))
        .list();
  }
}
