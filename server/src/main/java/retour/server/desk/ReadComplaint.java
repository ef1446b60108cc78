package retour.server.desk;

import java.util.List;
import org.springframework.stereotype.Component;
import retour.policy.Policy;
import retour.policy.decision.Decision;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.Complaints;
import retour.server.complaint.Grounds;
import retour.server.complaint.Terms;
import retour.server.complaint.Wanted;
import retour.server.page.Choice;
import retour.server.policy.PolicyVersions;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.settlement.BankAccount;
import retour.server.settlement.BankAccounts;

/** Gathers what the page of a complaint shows. */
@Component
class ReadComplaint {

  private final Complaints complaints;
  private final ReturnCases cases;
  private final PolicyVersions policies;
  private final BankAccounts accounts;

  ReadComplaint(Complaints complaints, ReturnCases cases, PolicyVersions policies, BankAccounts accounts) {
    this.complaints = complaints;
    this.cases = cases;
    this.policies = policies;
    this.accounts = accounts;
  }

  ComplaintView read(Desk desk, ComplaintId id) {
    Complaint complaint = complaints.get(desk.storeId(), id);
    ReturnCase leg = cases.get(desk.storeId(), complaint.standing().caseId());
    Decision decision = cases.decision(desk.storeId(), leg.id()).decision();
    Policy policy = policies.get(desk.storeId(), leg.policyVersion()).policy();
    var documents = complaints.documents(desk.storeId(), id);
    return new ComplaintView(
        complaint,
        leg,
        Wanted.missing(decision, documents),
        documents,
        Terms.of(decision).all(),
        complaints.history(desk.storeId(), id),
        remedies(desk, policy),
        accounts.find(desk.storeId(), leg.id()).map(BankAccount::masked).orElse(""),
        complaint.isOverdue(desk.today()));
  }

  private static List<Choice> remedies(Desk desk, Policy policy) {
    return Grounds.remedies(policy).stream()
        .map(remedy -> new Choice(remedy.code(), desk.t().get("complaint.desk.grant", desk.t().get("complaint.remedy." + remedy.code()))))
        .toList();
  }
}
