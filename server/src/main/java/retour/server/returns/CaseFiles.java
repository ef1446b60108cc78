package retour.server.returns;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Charged;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.policy.PolicyVersions;
import retour.server.policy.RecordFacts;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** Opens cases and decides them: always the whole case, with all that is known. */
@Component
class CaseFiles {

  private static final String SETTLED_UNITS =
      """
      select line_no, sum(settled_quantity) as units
      from return_item
      where store_id = :store and order_id = :order and settled_at is not null and resolution <> 'repair'
      group by line_no
      """;

  private static final int TRIES = 5;

  private final JdbcClient jdbc;
  private final Stores stores;
  private final Orders orders;
  private final ReturnCases cases;
  private final PolicyVersions policies;
  private final RecordFacts records;

  CaseFiles(
      JdbcClient jdbc,
      Stores stores,
      Orders orders,
      ReturnCases cases,
      PolicyVersions policies,
      RecordFacts records) {
    this.jdbc = jdbc;
    this.stores = stores;
    this.orders = orders;
    this.cases = cases;
    this.policies = policies;
    this.records = records;
  }

  /** @throws Refused with NOT_FOUND, or CHANGED_MEANWHILE when the case is not at the version the person saw */
  CaseFile open(CaseCommand command) {
    CaseFile file = open(command.store(), command.id());
    if (file.returnCase().version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", file.returnCase().version()));
    }
    return file;
  }

  /** The case with its order as they fit together: read again where somebody changed the case in between. */
  CaseFile open(StoreId store, CaseId id) {
    CaseFile file = read(store, id);
    for (int tries = 1; tries < TRIES && cases.get(store, id).version() != file.returnCase().version(); tries++) {
      file = read(store, id);
    }
    return file;
  }

  private CaseFile read(StoreId store, CaseId id) {
    ReturnCase found = cases.get(store, id);
    Order order = orders.find(store, found.order()).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    Map<Integer, Integer> own =
        found.items().stream().collect(Collectors.toMap(ReturnItem::lineNo, ReturnItem::quantity));
    return new CaseFile(
        stores.get(store),
        found,
        order.before(own),
        policies.get(store, found.policyVersion()),
        settledUnits(store, found.order()),
        cases.facts(store, id),
        cases.rulings(store, id));
  }

  /** Decides the case as it stands in the file. */
  Assessment decide(CaseFile file, LocalDate today) {
    Facts shared = file.effective(0, records.shared(file.store(), file.order(), file.requestedOn()));
    Map<Integer, List<Charged>> borne = borne(file.returnCase());
    List<LineFacts> lines = file.returnCase().items().stream().map(item -> line(file, item, borne)).toList();
    CaseFacts facts = new CaseFacts(shared, lines);
    return new Assessment(file.order(), file.version(), facts, file.version().policy().decide(facts, today));
  }

  private Map<Integer, List<Charged>> borne(ReturnCase returnCase) {
    boolean isSettled = returnCase.items().stream().anyMatch(item -> item.settledAt().isPresent());
    return isSettled ? Borne.of(returnCase, cases.decisions(returnCase.store(), returnCase.id())) : Map.of();
  }

  /** The money of so many units of a line, as at the request. */
  LineMoney money(CaseFile file, int lineNo, int units) {
    return records.money(file.order(), lineNo, units);
  }

  private LineFacts line(CaseFile file, ReturnItem item, Map<Integer, List<Charged>> borne) {
    Facts known =
        records
            .line(file.store(), file.order(), item.lineNo(), file.picked())
            .with(records.asked(units(item), Optional.of(item.resolution())));
    return file.line(item, known, money(file, item), Optional.ofNullable(borne.get(item.itemNo())));
  }

  private static int units(ReturnItem item) {
    boolean counted = item.isHere() || item.acceptance() == Acceptance.ACCEPTED;
    return item.settledQuantity().orElseGet(() -> counted ? item.unitsToSettle() : item.quantity());
  }

  /**
   * The money of an item. Until its goods are here it is what was told at the request. From then on it is the next
   * share of the line after all units settled so far, so that settlements sum to the whole whatever else was cancelled.
   */
  private LineMoney money(CaseFile file, ReturnItem item) {
    if (item.settledAt().isPresent() || (!item.isHere() && item.acceptance() != Acceptance.ACCEPTED)) {
      return item.money();
    }
    int settled = file.settledUnits().getOrDefault(item.lineNo(), 0);
    return records.money(asSettled(file.order(), item.lineNo(), settled), item.lineNo(), item.unitsToSettle());
  }

  private static Order asSettled(Order order, int lineNo, int settled) {
    int returned = order.line(lineNo).orElseThrow().returnedQuantity();
    return order.before(Map.of(lineNo, returned - settled));
  }

  private Map<Integer, Integer> settledUnits(StoreId store, OrderId order) {
    return jdbc
        .sql(SETTLED_UNITS)
        .param("store", store.value())
        .param("order", order.value())
        .query((row, n) -> Map.entry(row.getInt("line_no"), row.getInt("units")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
