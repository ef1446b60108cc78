package retour.server.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.policy.decision.Resolution;
import retour.policy.fact.LineMoney;
import retour.server.order.OrderId;
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

  private final CaseFiles files;
  private final CaseWrites writes;
  private final JdbcClient jdbc;

  Settling(CaseFiles files, CaseWrites writes, JdbcClient jdbc) {
    this.files = files;
    this.writes = writes;
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
   * @throws retour.server.problem.Refused with CHANGED_MEANWHILE
   */
  public long settled(CaseCommand command, Assessment assessment, Marks marks, Instant now) {
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), now);
    for (SettledItem settled : marks.items()) {
      ReturnItem item = update.item(settled.itemNo());
      update.item(item.settled(settled.resolution(), settled.money(), settled.units(), now));
      update.release(item.lineNo(), item.quantity() - settled.units());
    }
    update.payoutDueOn(marks.payoutDueOn());
    update.decided("settlement", assessment);
    update.event(new NewEvent(CaseEventKind.SETTLED, marks.told()));
    return writes.save(update).orElseThrow();
  }

  /**
   * Notes that something went out to the customer, in the caller's transaction.
   *
   * @param dueOn by when the next has to go out; empty when this was the last
   * @param told see {@link CaseEventKind#PAID_OUT}
   */
  public void paidOut(StoreId store, CaseId id, Optional<LocalDate> dueOn, Map<String, String> told, Made made) {
    CaseUpdate update = new CaseUpdate(files.open(store, id), made.by(), made.at());
    update.payoutDueOn(dueOn);
    update.event(new NewEvent(CaseEventKind.PAID_OUT, told));
    writes.save(update);
  }

  /**
   * Notes that something that had gone out, or was about to, has to go out again, in the caller's transaction.
   *
   * @param dueOn by when
   * @param told see {@link CaseEventKind#PAYOUT_FAILED}
   */
  public void payoutFailed(StoreId store, CaseId id, LocalDate dueOn, Map<String, String> told, Made made) {
    CaseUpdate update = new CaseUpdate(files.open(store, id), made.by(), made.at());
    update.payoutDueOn(Optional.of(dueOn));
    update.event(new NewEvent(CaseEventKind.PAYOUT_FAILED, told));
    writes.save(update);
  }

  /**
   * Notes that more, or less, was given for a settled item, in the caller's transaction.
   *
   * @param told see {@link CaseEventKind#SUPPLEMENTED}
   * @param dueOn by when the next has to go out; empty when nothing has to
   * @throws retour.server.problem.Refused with CHANGED_MEANWHILE
   */
  public void supplemented(CaseCommand command, Map<String, String> told, Optional<LocalDate> dueOn, Instant now) {
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), now);
    update.payoutDueOn(dueOn);
    update.event(new NewEvent(CaseEventKind.SUPPLEMENTED, told));
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

  /** By whom and when. */
  public record Made(Actor by, Instant at) {}

  /**
   * What was settled.
   *
   * @param payoutDueOn by when something has to go out; empty when nothing has to
   * @param told see {@link CaseEventKind#SETTLED}
   */
  public record Marks(List<SettledItem> items, Optional<LocalDate> payoutDueOn, Map<String, String> told) {

    public Marks {
      items = List.copyOf(items);
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
