package retour.server.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.complaint.ComplaintsFixture.ACCOUNTANT;
import static retour.server.complaint.ComplaintsFixture.CLERK;
import static retour.server.complaint.ComplaintsFixture.STORE;
import static retour.server.complaint.ComplaintsFixture.SUPERVISOR;
import static retour.server.complaint.ComplaintsFixture.by;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.server.mail.Outbox;
import retour.server.returns.CaseCommand;
import retour.server.returns.ReturnCase;
import retour.server.settlement.SettleReturn;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** One complaint from its entry to the last answer: at each day where it stands and which mails went out since. */
@RetourModuleTest
class ComplaintThroughTimeModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private ComplaintSteps steps;
  @Autowired private ReopenComplaint reopen;
  @Autowired private DecideComplaint decide;
  @Autowired private WatchComplaints watch;
  @Autowired private TellOfComplaints tell;
  @Autowired private SettleReturn settle;
  @Autowired private Outbox outbox;
  @Autowired private TestClock clock;

  private final List<String> told = new ArrayList<>();
  private ComplaintsFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ComplaintsFixture(beans);
  }

  @Test
  void goesThroughEveryTermAndTellsOfEachOnce() {
    Complaint filed = given.filed(Remedy.REPAIR, "proof_of_payment");
    expect(filed, "2026-11-20", ComplaintState.DOCUMENTS_MISSING, "2026-12-20", "complaint_filed");
    steps.dispense(by(filed, CLERK), "protocols", "Няма такъв документ.");
    expect(filed, "2026-12-12", ComplaintState.FILED, "2026-12-20");
    expect(filed, "2026-12-13", ComplaintState.FILED, "2026-12-20", "complaint_reminded");
    expect(filed, "2026-12-19", ComplaintState.FILED, "2026-12-20", "complaint_reminded");

    Complaint received = given.received(given.again(filed));
    decide.decide(
        by(received, CLERK), new Opinion.Upheld(Remedy.REPAIR, Optional.empty(), Optional.empty(), "Ще я поправим."));
    expect(
        filed, "2026-12-19", ComplaintState.UPHELD, "2026-12-21", "complaint_upheld", "complaint_reminded");
    expect(filed, "2026-12-20", ComplaintState.UPHELD, "2026-12-21", "complaint_reminded");
    expect(filed, "2026-12-22", ComplaintState.UPHELD, "2026-12-21", "complaint_reminded");
    settleAndSend(filed);
    expect(filed, "2026-12-23", ComplaintState.FULFILLED, "");

    reopen.reopen(by(given.again(filed), CLERK), "Пак не свети.");
    expect(filed, "2026-12-23", ComplaintState.FILED, "2027-01-23", "complaint_reopened");
    expect(filed, "2027-01-16", ComplaintState.FILED, "2027-01-23", "complaint_reminded");
    expect(filed, "2027-01-22", ComplaintState.FILED, "2027-01-23", "complaint_reminded");
    expect(filed, "2027-01-24", ComplaintState.FILED, "2027-01-23", "complaint_reminded");
    decide.decide(by(given.again(filed), SUPERVISOR), new Opinion.GoodsNotReturned("Стоката не пристигна."));
    expect(filed, "2027-01-25", ComplaintState.REJECTED, "", "complaint_rejected");
    expect(filed, "2027-06-25", ComplaintState.REJECTED, "");
  }

  /** @param due the day by which somebody acts next; empty where nobody does */
  private void expect(Complaint of, String day, ComplaintState state, String due, String... mails) {
    clock.set(Instant.parse(day + "T12:00:00Z"));
    watch.lookAround();
    int wanted = told.size() + mails.length;
    while (mails(of).size() < wanted) {
      tell.tellAll();
      Thread.onSpinWait();
    }
    List<String> all = mails(of);
    List<String> since = all.subList(told.size(), all.size());
    assertThat(since).as(day).containsExactlyInAnyOrder(mails);
    told.addAll(since);
    Complaint now = given.again(of);
    assertThat(now.state()).as(day).isEqualTo(state);
    assertThat(now.standing().dueOn()).as(day).isEqualTo(due.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(due)));
  }

  private List<String> mails(Complaint of) {
    return outbox.latest(STORE, 500).reversed().stream()
        .map(kept -> kept.mail())
        .filter(mail -> mail.onceKey().startsWith("complaint/" + of.key() + "/"))
        .map(mail -> mail.template())
        .toList();
  }

  private void settleAndSend(Complaint of) {
    ReturnCase leg = given.leg(given.again(of));
    settle.settle(new CaseCommand(STORE, leg.id(), leg.version(), ACCOUNTANT));
    given.repaired(given.again(of));
  }
}
