package retour.server.desk;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import retour.policy.Policy;
import retour.policy.decision.LineDecision;
import retour.policy.decision.ResolutionDecision;
import retour.server.desk.CaseView.ClauseRow;
import retour.server.desk.CaseView.EventRow;
import retour.server.desk.CaseView.FactRow;
import retour.server.desk.CaseView.ItemView;
import retour.server.evidence.EvidenceFiles;
import retour.server.mail.KeptMail;
import retour.server.mail.Outbox;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.policy.PolicyVersion;
import retour.server.policy.PolicyVersions;
import retour.server.policy.UnderLaw;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseEvent;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnCases.StoredDecision;
import retour.server.returns.ReturnItem;
import retour.server.returns.Shipments;
import retour.server.settlement.BankAccount;
import retour.server.settlement.BankAccounts;
import retour.server.settlement.PaymentConsents;
import retour.server.settlement.GiveBankAccount;
import retour.server.settlement.Payouts;
import retour.server.shipping.Disclosures;
import retour.server.shipping.OrderLabel;
import retour.server.store.Staff;
import retour.server.store.StaffMember;

/** Gathers all that the case page shows. */
@Component
class ReadCase {

  private final ReturnCases cases;
  private final Orders orders;
  private final PolicyVersions policies;
  private final EvidenceFiles evidence;
  private final Outbox outbox;
  private final Payouts payouts;
  private final Staff staff;
  private final BankAccounts accounts;
  private final Coming coming;
  private final PaymentConsents consents;

  ReadCase(
      ReturnCases cases,
      Orders orders,
      PolicyVersions policies,
      Companions companions) {
    this.cases = cases;
    this.orders = orders;
    this.policies = policies;
    this.evidence = companions.evidence();
    this.outbox = companions.outbox();
    this.payouts = companions.payouts();
    this.staff = companions.staff();
    this.accounts = companions.accounts();
    this.coming = companions.coming();
    this.consents = companions.consents();
  }

  /** What belongs to a case beside its decision. */
  @Component
  record Companions(
      EvidenceFiles evidence,
      Outbox outbox,
      Payouts payouts,
      Staff staff,
      BankAccounts accounts,
      PaymentConsents consents,
      Coming coming) {}

  /** What is told and ordered of parcels on their way. */
  @Component
  record Coming(Shipments shipments, OrderLabel labels, Disclosures disclosures) {

    private CaseView.Coming of(ReturnCase found) {
      return new CaseView.Coming(
          shipments.ofCase(found.store(), found.id()),
          labels.isPossible(),
          disclosures.ofOrder(found.store(), found.order()));
    }
  }

  /** @throws Refused with NOT_FOUND when the person's store has no such case */
  CaseView read(Desk desk, CaseId id) {
    ReturnCase found = cases.get(desk.storeId(), id);
    Read read =
        new Read(
            found,
            order(desk, found),
            policies.get(desk.storeId(), found.policyVersion()),
            cases.decisions(desk.storeId(), id));
    List<KeptMail> mails =
        desk.may(Deed.READ_MAILS) ? outbox.ofCase(desk.storeId(), id.value()) : List.of();
    return new CaseView(
        read.policy(),
        found,
        read.order(),
        found.dueOn().filter(due -> due.isBefore(desk.today())).isPresent(),
        found.items().stream().map(item -> itemView(desk, read, item)).toList(),
        factRows(FactsSaid.ofCase(read.decisions())),
        history(desk, id),
        evidence.ofCase(desk.storeId(), id.value()),
        mails,
        payouts.ofCase(desk.storeId(), id),
        coming.of(found),
        wantsReference(read),
        account(read),
        CaseDeeds.ofCase(found, desk.role()));
  }

  private CaseView.Account account(Read read) {
    ReturnCase found = read.returnCase();
    return new CaseView.Account(
        GiveBankAccount.isWanted(found, read.latest().decision(), read.order()),
        accounts.find(found.store(), found.id()).map(BankAccount::masked).orElse(""),
        consents.givenAt(found.store(), found.id()));
  }

  private Order order(Desk desk, ReturnCase found) {
    return orders
        .find(desk.storeId(), found.order())
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private static ItemView itemView(Desk desk, Read read, ReturnItem item) {
    LineDecision decision = read.latest().decision().line(item.key());
    ResolutionDecision chosen = decision.resolution(item.resolution());
    return new ItemView(
        item,
        read.order().line(item.lineNo()).orElseThrow(),
        decision,
        chosen,
        clauseRows(desk, read.policy(), decision, chosen),
        factRows(FactsSaid.ofLine(read.decisions(), item.key())),
        LawView.of(read.underLaw(), item.key(), item.resolution(), desk.language()),
        CaseDeeds.ofItem(read.returnCase(), item, chosen, desk.role()));
  }

  private static List<ClauseRow> clauseRows(
      Desk desk, Policy policy, LineDecision decision, ResolutionDecision chosen) {
    Set<String> decisive = new HashSet<>(chosen.decidedBy());
    return decision.clauses().stream()
        .map(
            outcome ->
                new ClauseRow(
                    outcome,
                    policy.clause(outcome.clause()).map(clause -> clause.says().in(desk.language())).orElse(""),
                    policy.clause(outcome.clause()).flatMap(clause -> clause.law()),
                    decisive.contains(outcome.clause())))
        .sorted(Comparator.comparing(row -> !row.decisive()))
        .toList();
  }

  private static List<FactRow> factRows(Map<String, FactsSaid.Words> said) {
    return said.entrySet().stream()
        .map(each -> new FactRow(each.getKey(), each.getValue().standing(), each.getValue().all()))
        .sorted(Comparator.comparing(FactRow::standing))
        .toList();
  }

  private List<EventRow> history(Desk desk, CaseId id) {
    return cases.history(desk.storeId(), id).stream()
        .map(event -> new EventRow(event, name(desk, event)))
        .sorted(Comparator.comparingLong((EventRow row) -> row.event().eventNo()).reversed())
        .toList();
  }

  /** Who has left the store is still named. */
  private Optional<String> name(Desk desk, CaseEvent event) {
    return event.actorKind().equals("staff")
        ? staff.find(desk.storeId(), UUID.fromString(event.actorReference())).map(StaffMember::name)
        : Optional.empty();
  }

  private static boolean wantsReference(Read read) {
    return read.latest().decision().lines().stream()
        .flatMap(line -> line.requirements().stream())
        .anyMatch(wanted -> wanted.what().equals("manufacturer_reference"));
  }

  /** What was read of a case. */
  private record Read(ReturnCase returnCase, Order order, PolicyVersion version, List<StoredDecision> decisions) {

    Policy policy() {
      return version.policy();
    }

    /** The last decision, as the store wrote it and as the law has it. */
    UnderLaw underLaw() {
      return new UnderLaw(version, latest().facts(), latest().decision().today());
    }


    StoredDecision latest() {
      return decisions.getLast();
    }
  }
}
