package retour.server.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.complaint.Complaint;
import retour.server.complaint.Complaints;
import retour.server.complaint.FileComplaint;
import retour.server.complaint.NewComplaint;
import retour.server.complaint.ReceivedBy;
import retour.server.complaint.Remedy;
import retour.server.order.Orders;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.returns.Channel;
import retour.server.store.Actor;
import retour.server.store.StoreId;
import retour.server.withdrawal.ReceiveStatement;
import retour.server.withdrawal.Statement;
import retour.server.withdrawal.StatementKey;
import retour.server.withdrawal.WithdrawalChannel;
import retour.server.withdrawal.Withdrawals;
import tools.jackson.databind.json.JsonMapper;

/** Statements of withdrawal and complaints to look at from the start, once. */
@Component
@ConditionalOnProperty("retour.demo")
@Order(20)
class DemoCases implements DemoLoader {

  private static final StoreId STORE = new StoreId("imperium-est");

  private final Withdrawals withdrawals;
  private final Complaints complaints;
  private final ReceiveStatement receive;
  private final FileComplaint fileComplaint;
  private final Orders orders;
  private final TransactionTemplate transaction;

  DemoCases(
      Withdrawals withdrawals,
      Complaints complaints,
      ReceiveStatement receive,
      FileComplaint fileComplaint,
      Orders orders,
      PlatformTransactionManager transactions) {
    this.withdrawals = withdrawals;
    this.complaints = complaints;
    this.receive = receive;
    this.fileComplaint = fileComplaint;
    this.orders = orders;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A statement as its person typed it. */
  record Stated(String name, String contract, String address, String language) {}

  /** A complaint about one unit of an order line. */
  record Complained(String order, int line, String reason, String subject, Remedy remedy, String takenBy) {}

  /** What the file holds. */
  record All(List<Stated> withdrawals, List<Complained> complaints) {}

  @Override
  public void load(Progress progress) {
    boolean none =
        withdrawals.newest(STORE, Optional.empty(), Optional.empty(), 1).isEmpty()
            && complaints.newest(STORE, Optional.empty(), Long.MAX_VALUE, 1).isEmpty();
    if (none) {
      All all = JsonMapper.builder().build().readValue(DemoResource.read("demo/" + STORE + "-cases.json"), All.class);
      transaction.executeWithoutResult(
          _ -> {
            all.withdrawals().forEach(this::state);
            all.complaints().forEach(this::complain);
          });
    }
  }

  private void state(Stated said) {
    receive.receive(
        new Statement(
            STORE,
            StatementKey.next(),
            WithdrawalChannel.PORTAL,
            new Statement.Words(said.name(), said.contract(), said.address(), ""),
            Map.of(),
            Optional.empty(),
            said.language(),
            Optional.empty(),
            new Actor.Shopper()));
  }

  private void complain(Complained said) {
    var order = orders.byNumber(STORE, said.order()).orElseThrow();
    Map<String, FactValue> answers = Map.of("reason", new FactValue.Choice(said.reason()));
    fileComplaint.file(
        new NewComplaint(
            STORE,
            order.id(),
            List.of(new NewComplaint.Line(said.line(), 1, answers)),
            Map.of(),
            new Complaint.Claim(
                said.subject(), said.remedy(), Money.zero(order.paid().currency()), "", "", ""),
            Optional.empty(),
            List.of(),
            new NewComplaint.Intake(
                "demonstration",
                Channel.PORTAL,
                ReceivedBy.FORM,
                said.takenBy(),
                order.language(),
                Optional.empty(),
                new Actor.Shopper())));
  }
}
