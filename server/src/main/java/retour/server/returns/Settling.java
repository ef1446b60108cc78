package retour.server.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.policy.decision.Resolution;
import retour.policy.fact.Fact;
import retour.policy.fact.LineMoney;
import retour.server.order.OrderId;
import retour.server.platform.SqlValues;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** What settlement needs of a case: the last word of the policy, and marks on what was settled and paid. */
@Service
public class Settling {

  private static final String LOCK =
      """
      select order_id
      from customer_order
      where store_id = :store and order_id = :order
      for no key update
      """;

  private static final String DUTY =
      """
      select actor, due_on
      from case_duty
      where store_id = :store and case_id = :case
      order by due_on, actor
      limit 1
      """;

  private final CaseFiles files;
  private final CaseWrites writes;
  private final FourEyes fourEyes;
  private final Acceptances acceptances;
  private final JdbcClient jdbc;

  Settling(
      CaseFiles files, CaseWrites writes, FourEyes fourEyes, Acceptances acceptances, JdbcClient jdbc) {
    this.fourEyes = fourEyes;
    this.files = files;
    this.writes = writes;
    this.acceptances = acceptances;
    this.jdbc = jdbc;
  }

  /** The policy's answer now, each item with the money of the units that would be settled. */
  public Assessment assess(StoreId store, CaseId id, LocalDate today) {
    return files.decide(files.open(store, id), today);
  }

  /**
   * Lets settlements of one order follow one another, until the caller's transaction ends. Who files a return meanwhile
   * refers to the order and need not wait.
   */
  public void lock(StoreId store, OrderId order) {
    jdbc.sql(LOCK).param("store", store.value()).param("order", order.value()).query(Long.class).single();
  }

  /**
   * Marks items as settled, in the caller's transaction. Units that did not come can be asked back again.
   *
   * @return the number under which the decision is kept
   * @throws retour.server.problem.Refused with CHANGED_MEANWHILE, or REQUIREMENT_MISSING where a second person is wanted
   */
  public long settled(CaseCommand command, Assessment assessment, Marks marks, Instant now) {
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), now);
    List<ReturnItem> items = marks.items().stream().map(settled -> update.item(settled.itemNo())).toList();
    fourEyes.require(command.store(), command.id(), items, command.actor());
    for (SettledItem settled : marks.items()) {
      ReturnItem item = update.item(settled.itemNo());
      update.item(item.settled(settled.resolution(), settled.money(), settled.units(), now));
      update.release(item.lineNo(), item.quantity() - settled.units());
    }
    update.duty(marks.duty());
    update.decided("settlement", assessment);
    update.event(new NewEvent(CaseEventKind.SETTLED, marks.told()));
    marks.asked().forEach(asked -> update.event(new NewEvent(CaseEventKind.DIFFERENCE_ASKED, asked)));
    return writes.save(update).orElseThrow();
  }

  /**
   * Notes that something of what was settled went on, in the caller's transaction: what is next to be done follows from
   * what is still due.
   *
   * @param told see {@link CaseEventKind}
   */
  public void wentOn(StoreId store, CaseId id, CaseEventKind kind, Map<String, String> told, Made made) {
    save(new CaseUpdate(files.open(store, id), made.by(), made.at()), kind, told);
  }

  /**
   * As {@link #wentOn}, as a step of a person or program who saw the case.
   *
   * @throws retour.server.problem.Refused with CHANGED_MEANWHILE
   */
  public void stepped(CaseCommand command, CaseEventKind kind, Map<String, String> told, Instant now) {
    save(new CaseUpdate(files.open(command), command.actor(), now), kind, told);
  }

  /**
   * As {@link #stepped}, and a settled item's goods are the customer's again: its units can come back another time.
   *
   * @throws retour.server.problem.Refused with CHANGED_MEANWHILE
   */
  public void handedBack(CaseCommand command, int itemNo, Map<String, String> told, Instant now) {
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), now);
    ReturnItem item = update.item(itemNo);
    update.release(item.lineNo(), item.settledQuantity().orElse(0));
    save(update, CaseEventKind.GOODS_SENT, told);
  }

  /**
   * Looks at who is about to give something more, or something else, for a settled item: as who settles it.
   *
   * @throws retour.server.problem.Refused with REQUIREMENT_MISSING where a second person is wanted
   */
  public void requireSecondPerson(CaseCommand command, ReturnItem item) {
    fourEyes.require(command.store(), command.id(), List.of(item), command.actor());
  }

  private void save(CaseUpdate update, CaseEventKind kind, Map<String, String> told) {
    ReturnCase of = update.file().returnCase();
    update.duty(
        jdbc.sql(DUTY)
            .param("store", of.store().value())
            .param("case", of.id().value())
            .query(
                (row, n) ->
                    new Duty(
                        SqlValues.constant(NextActor.class, row.getString("actor")),
                        row.getObject("due_on", LocalDate.class)))
            .optional());
    update.event(new NewEvent(kind, told));
    writes.save(update);
  }

  /**
   * Notes something in the history, in the caller's transaction.
   *
   * @param told see {@link CaseEventKind}
   * @throws retour.server.problem.Refused with CHANGED_MEANWHILE
   */
  public void noted(CaseCommand command, CaseEventKind kind, Map<String, String> told, Instant now) {
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), now);
    update.event(new NewEvent(kind, told));
    writes.save(update);
  }

  /**
   * As {@link #noted}, with a fact of the whole return that the store learnt, and decides anew.
   *
   * @throws retour.server.problem.Refused with CHANGED_MEANWHILE, or NOT_NOW where something is settled already
   */
  public void learnt(CaseCommand command, CaseEventKind kind, Fact fact, Instant now) {
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), now);
    if (update.file().returnCase().items().stream().anyMatch(item -> item.settledAt().isPresent())) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    update.fact(0, fact);
    acceptances.decideAnew(update, "authorization");
    update.event(new NewEvent(kind, Map.of()));
    writes.save(update);
  }

  /** By whom and when. */
  public record Made(Actor by, Instant at) {}

  /**
   * What was settled.
   *
   * @param duty what is next to be done for it; empty when nothing has to
   * @param told see {@link CaseEventKind#SETTLED}
   * @param asked see {@link CaseEventKind#DIFFERENCE_ASKED}, once for each item that costs more than what came back
   */
  public record Marks(
      List<SettledItem> items, Optional<Duty> duty, Map<String, String> told, List<Map<String, String>> asked) {

    public Marks {
      items = List.copyOf(items);
      asked = List.copyOf(asked);
      told = Map.copyOf(told);
    }
  }

  /**
   * One settled item.
   *
   * @param units how many of it
   * @param money what was paid for these units
   */
  public record SettledItem(int itemNo, Resolution resolution, int units, LineMoney money) {}
}
