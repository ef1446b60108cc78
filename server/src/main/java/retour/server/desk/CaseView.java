package retour.server.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import retour.policy.Policy;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.LineDecision;
import retour.policy.decision.ResolutionDecision;
import retour.policy.fact.FactSource;
import retour.server.evidence.EvidenceFiles.EvidenceFile;
import retour.server.mail.KeptMail;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseEvent;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnItem;
import retour.server.returns.Shipments.Shipment;
import retour.server.settlement.Payouts.Payout;
import retour.server.shipping.Disclosures.Disclosure;

/**
 * All of a case on one page.
 *
 * @param policy the version the case is judged by
 * @param facts what was said of the order, the parcel and the return as a whole
 * @param wantsReference whether the policy wants the manufacturer's reference before the number is issued
 */
public record CaseView(
    Policy policy,
    ReturnCase returnCase,
    Order order,
    boolean overdue,
    List<ItemView> items,
    List<FactRow> facts,
    List<EventRow> history,
    List<EvidenceFile> evidence,
    List<KeptMail> mails,
    List<Payout> payouts,
    Coming coming,
    boolean wantsReference,
    Account account,
    Set<Deed> deeds) {

  /** Whether it can become a complaint: nothing of it is here or settled. A return that became one leads to that one. */
  public boolean canBeComplaint() {
    return returnCase.items().stream().noneMatch(item -> item.isHere() || item.settledAt().isPresent());
  }

  public boolean can(Deed deed) {
    return deeds.contains(deed);
  }

  /** The address of the case's page. */
  public String address() {
    return address(returnCase);
  }

  static String address(ReturnCase returnCase) {
    return "/desk/cases/" + returnCase.id().value();
  }

  /** Number of the newest event this page shows. */
  public long seen() {
    return history.stream().mapToLong(row -> row.event().eventNo()).max().orElse(0);
  }

  /** @throws retour.server.problem.Refused with NOT_FOUND when the case has no such item */
  public ItemView item(int itemNo) {
    return items.stream()
        .filter(each -> each.item().itemNo() == itemNo)
        .findFirst()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** What happened after the event with this number: shown to who was overtaken. */
  public List<EventRow> since(long eventNo) {
    return history.stream().filter(row -> row.event().eventNo() > eventNo).toList();
  }

  /**
   * The bank account for the refund.
   *
   * @param wanted whether one is of use
   * @param masked the number as anybody may see it; empty while none is known
   * @param agreedAt when the customer agreed to a bank transfer; empty where they have not
   */
  public record Account(boolean wanted, String masked, Optional<Instant> agreedAt) {}

  /**
   * Parcels on their way.
   *
   * @param canLabel whether a carrier makes labels
   * @param passedOn what personal data went to carriers
   */
  public record Coming(List<Shipment> shipments, boolean canLabel, List<Disclosure> passedOn) {

    public Coming {
      shipments = List.copyOf(shipments);
      passedOn = List.copyOf(passedOn);
    }
  }

  /** One item with all that was decided about it. */
  public record ItemView(
      ReturnItem item,
      OrderLine line,
      LineDecision decision,
      ResolutionDecision chosen,
      List<ClauseRow> clauses,
      List<FactRow> facts,
      Optional<LawView> law,
      Set<Deed> deeds) {

    public boolean can(Deed deed) {
      return deeds.contains(deed);
    }

    /** The other resolutions the policy speaks of. */
    public List<ResolutionDecision> others() {
      return decision.resolutions().stream()
          .filter(each -> each.resolution() != item.resolution())
          .toList();
    }

    /** Whether the case waits for a person's choice on it. */
    public boolean isOpen() {
      return !chosen.options().isEmpty();
    }

    /** Facts that people told or found. */
    public List<FactRow> told() {
      return facts.stream().filter(fact -> fact.standing() != FactsSaid.Standing.RECORDED).toList();
    }

    /** Facts from the records. */
    public List<FactRow> recorded() {
      return facts.stream().filter(fact -> fact.standing() == FactsSaid.Standing.RECORDED).toList();
    }

    /** Clauses that had a say or still may have. */
    public List<ClauseRow> telling() {
      return clauses.stream().filter(ClauseRow::tells).toList();
    }

    /** Clauses that did not apply. */
    public List<ClauseRow> silent() {
      return clauses.stream().filter(row -> !row.tells()).toList();
    }
  }

  /** A clause with its words and what became of it. */
  public record ClauseRow(ClauseOutcome outcome, String says, Optional<String> law, boolean decisive) {

    boolean tells() {
      return switch (outcome.result()) {
        case APPLIED, GAVE_WAY, WAIVED, CANNOT_TELL_YET, FAILED -> true;
        case DID_NOT_APPLY -> false;
      };
    }
  }

  /** A fact, with everybody who said something of it. */
  public record FactRow(String name, FactsSaid.Standing standing, List<FactsSaid.Said> said) {

    boolean saidBy(FactSource source) {
      return said.stream().anyMatch(each -> each.source() == source);
    }
  }

  /**
   * An entry of the history.
   *
   * @param who the name of a member of staff, or empty
   */
  public record EventRow(CaseEvent event, Optional<String> who) {}
}
