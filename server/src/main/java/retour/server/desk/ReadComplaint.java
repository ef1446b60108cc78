package retour.server.desk;

import java.util.List;
import org.springframework.stereotype.Component;
import retour.policy.Policy;
import retour.policy.decision.Decision;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintEvent;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.Complaints;
import retour.server.complaint.Grounds;
import retour.server.complaint.Terms;
import retour.server.complaint.TurnComplaint;
import retour.server.complaint.Wanted;
import retour.server.page.Choice;
import retour.server.policy.PolicyVersions;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.settlement.BankAccount;
import retour.server.settlement.BankAccounts;
import retour.server.settlement.PaymentConsents;

/** Gathers what the page of a complaint shows. */
@Component
class ReadComplaint {

  private final Complaints complaints;
  private final ReturnCases cases;
  private final PolicyVersions policies;
  private final BankAccounts accounts;
  private final PaymentConsents consents;
  private final TurnComplaint turn;

  ReadComplaint(
      Complaints complaints,
      ReturnCases cases,
      PolicyVersions policies,
      BankAccounts accounts,
      PaymentConsents consents,
      TurnComplaint turn) {
    this.turn = turn;
    this.consents = consents;
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
        Terms.of(decision).all(complaint.standing()),
        complaints.history(desk.storeId(), id),
        remedies(desk, policy),
        accounts.find(desk.storeId(), leg.id()).map(BankAccount::masked).orElse(""),
        consents.givenAt(desk.storeId(), leg.id()),
        complaint.isOverdue(desk.today()),
        turns(complaint));
  }

  private ComplaintView.Turns turns(Complaint complaint) {
    String became =
        complaints.history(complaint.store(), complaint.id()).stream()
            .filter(event -> event.kind() == ComplaintEvent.Kind.TURNED)
            .map(
                event ->
                    (event.data().getOrDefault("into", "").equals("return") ? "/desk/cases/" : "/desk/withdrawals/")
                        + event.data().getOrDefault("target", ""))
            .reduce("", (_, last) -> last);
    return new ComplaintView.Turns(turn.isPossible(complaint), turn.canWithdraw(complaint), became);
  }

  private static List<Choice> remedies(Desk desk, Policy policy) {
    return Grounds.remedies(policy).stream()
        .map(remedy -> new Choice(remedy.code(), desk.t().get("complaint.desk.grant", desk.t().get("complaint.remedy." + remedy.code()))))
        .toList();
  }
}
