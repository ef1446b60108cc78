package retour.server.complaint;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;
import retour.policy.money.Percent;
import retour.server.complaint.ComplaintWrites.Made;
import retour.server.complaint.ComplaintWrites.NewEvent;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Acceptance;
import retour.server.returns.AnswerReturn;
import retour.server.returns.AnswerReturn.Answer;
import retour.server.returns.AnswerReturn.Choice;
import retour.server.returns.CaseCommand;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;

/** The store's opinion: founded with which remedy, or not, and why; its return is answered in the same transaction. */
@Service
public class DecideComplaint {

  private static final Percent WHOLE = Percent.of(100);
  private static final Choice CONFIRMED = new Choice(Ruling.CONFIRM, Optional.empty());

  private final Complaints complaints;
  private final ComplaintWrites writes;
  private final ReturnCases cases;
  private final AnswerReturn answerReturn;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  DecideComplaint(
      Complaints complaints,
      ComplaintWrites writes,
      ReturnCases cases,
      AnswerReturn answerReturn,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.complaints = complaints;
    this.writes = writes;
    this.cases = cases;
    this.answerReturn = answerReturn;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Gives the opinion, once. Where it departs from what the policy says, and where a clause leaves the choice to staff,
   * it is a supervisor's.
   *
   * <p>Fields: {@code reason} ({@code missing}, {@code too_long}), {@code reduction} ({@code missing}; {@code
   * not_an_option}: no clause of the store lowers prices, or not by so much), {@code freight} ({@code negative}).
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED or INVALID_INPUT; nothing is stored
   */
  public Complaint decide(ComplaintCommand command, Opinion opinion) {
    transaction.executeWithoutResult(_ -> give(command, opinion));
    return complaints.get(command.store(), command.id());
  }

  private void give(ComplaintCommand command, Opinion opinion) {
    Complaint complaint = complaints.get(command.store(), command.id());
    if (complaint.version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", complaint.version()));
    }
    if (!complaint.state().awaitsOpinion()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    writes.step(command, standing(complaint, opinion));
    ReturnCase leg = cases.get(command.store(), complaint.standing().caseId());
    answerReturn.answer(
        new CaseCommand(command.store(), leg.id(), leg.version(), command.actor()), answer(complaint, leg, opinion));
    writes.tell(command.store(), command.id(), event(opinion), new Made(command.actor(), clock.instant()));
  }

  private static Standing standing(Complaint complaint, Opinion opinion) {
    return switch (opinion) {
      case Opinion.Upheld upheld -> complaint.standing().granting(upheld.remedy());
      case Opinion.Unfounded _, Opinion.GoodsNotReturned _ -> complaint.standing().to(ComplaintState.REJECTED);
    };
  }

  private static Answer answer(Complaint complaint, ReturnCase leg, Opinion opinion) {
    Map<String, FactValue> findings = new HashMap<>();
    boolean here = leg.items().stream().allMatch(ReturnItem::isHere);
    findings.put("goods_returned", new FactValue.YesNo(here));
    findings.put("remedy_failed", new FactValue.YesNo(complaint.standing().timesReopened() > 0));
    Resolution wanted = complaint.standing().remedy().resolution();
    return switch (opinion) {
      case Opinion.Upheld upheld -> upheld(upheld, findings);
      case Opinion.Unfounded no -> {
        findings.put("complaint_upheld", FactValue.no());
        findings.put("fault_found", FactValue.no());
        yield new Answer(Acceptance.REJECTED, wanted, findings, Map.of(), Optional.empty(), no.reason());
      }
      case Opinion.GoodsNotReturned no ->
          new Answer(
              Acceptance.REJECTED, wanted, notCome(findings, here), Map.of(), Optional.of(CONFIRMED), no.reason());
    };
  }

  private static Map<String, FactValue> notCome(Map<String, FactValue> findings, boolean here) {
    if (here) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    return findings;
  }

  private static Answer upheld(Opinion.Upheld upheld, Map<String, FactValue> findings) {
    findings.put("complaint_upheld", FactValue.yes());
    findings.put("fault_found", FactValue.yes());
    findings.put("price_reduction", new FactValue.YesNo(upheld.remedy() == Remedy.PRICE_REDUCTION));
    Map<String, FactValue> costs = new HashMap<>();
    upheld.freight().ifPresent(freight -> costs.put("return_freight_cost", new FactValue.Amount(freight)));
    if (upheld.freight().filter(freight -> freight.isNegative()).isPresent()) {
      throw Refused.fields(List.of(new FieldFault("freight", "negative")));
    }
    Optional<Choice> choice =
        upheld.remedy() == Remedy.PRICE_REDUCTION ? Optional.of(lowered(upheld)) : Optional.empty();
    return new Answer(
        Acceptance.ACCEPTED, upheld.remedy().resolution(), findings, costs, choice, upheld.reason());
  }

  /** The clause leaves it to staff what the goods are still worth; the rest of the price goes back. */
  private static Choice lowered(Opinion.Upheld upheld) {
    Percent lowered =
        upheld.reduction().orElseThrow(() -> Refused.fields(List.of(new FieldFault("reduction", "missing"))));
    if (lowered.hundredths() <= 0 || lowered.hundredths() > WHOLE.hundredths()) {
      throw Refused.fields(List.of(new FieldFault("reduction", "not_an_option")));
    }
    return new Choice("deduct", Optional.of(new Percent(WHOLE.hundredths() - lowered.hundredths())));
  }

  private static NewEvent event(Opinion opinion) {
    Map<String, String> told = new TreeMap<>();
    told.put("reason", opinion.reason().strip());
    return switch (opinion) {
      case Opinion.Upheld upheld -> {
        told.put("remedy", upheld.remedy().code());
        upheld.reduction().ifPresent(lowered -> told.put("percent", lowered.toString()));
        upheld.freight().ifPresent(freight -> told.put("freight", freight.toString()));
        yield new NewEvent(ComplaintEvent.Kind.UPHELD, told);
      }
      case Opinion.Unfounded _ -> {
        told.put("ground", "unfounded");
        yield new NewEvent(ComplaintEvent.Kind.REJECTED, told);
      }
      case Opinion.GoodsNotReturned _ -> {
        told.put("ground", "goods_not_returned");
        yield new NewEvent(ComplaintEvent.Kind.REJECTED, told);
      }
    };
  }
}
