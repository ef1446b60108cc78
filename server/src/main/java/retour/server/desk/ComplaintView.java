package retour.server.desk;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import retour.policy.decision.Deadline;
import retour.policy.money.Money;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintEvent;
import retour.server.complaint.ComplaintWords;
import retour.server.complaint.Complaints.Cost;
import retour.server.complaint.Complaints.Handed;
import retour.server.complaint.Remedy;
import retour.server.complaint.Wanted;
import retour.server.page.Choice;
import retour.server.page.Texts;
import retour.server.returns.ReturnCase;

/**
 * A complaint at the desk.
 *
 * @param leg the return its goods come back under
 * @param missing documents that lack, by code
 * @param terms each with how it is counted
 * @param remedies that can be granted, in the order of the law
 * @param account where money goes, masked; or empty
 * @param agreedAt when the customer agreed to a bank transfer
 */
public record ComplaintView(
    Complaint complaint,
    ReturnCase leg,
    List<String> missing,
    List<Handed> documents,
    List<Deadline> terms,
    List<ComplaintEvent> history,
    List<Choice> remedies,
    String account,
    Optional<Instant> agreedAt,
    boolean overdue,
    Turns turns) {

  public ComplaintView {
    missing = List.copyOf(missing);
    documents = List.copyOf(documents);
    terms = List.copyOf(terms);
    history = List.copyOf(history);
    remedies = List.copyOf(remedies);
  }

  /** What it can become: a return, a withdrawal; or what it became. */
  public record Turns(boolean toReturn, boolean toWithdrawal, String became) {}

  /** Address of the page. */
  public String address() {
    return "/desk/complaints/" + complaint.key();
  }

  /** The documents that lack, to choose from. */
  public List<Choice> missingChoices(Texts t) {
    return missing.stream().map(kind -> new Choice(kind, ComplaintWords.document(t, kind))).toList();
  }

  /** Every kind of document there can be, what lacks first. */
  public List<Choice> kinds(Texts t) {
    Set<String> kinds = new LinkedHashSet<>(missing);
    kinds.addAll(List.of("photos", "protocols", "proof_of_payment", "courier_receipt", Wanted.FREIGHT_RECEIPT));
    return kinds.stream().map(kind -> new Choice(kind, ComplaintWords.document(t, kind))).toList();
  }

  /** The costs of transport that receipts prove (clause IE-26), to be repaid where the complaint is founded. */
  public Optional<Money> provenFreight() {
    return documents.stream().flatMap(document -> document.cost().stream()).map(Cost::amount).reduce(Money::plus);
  }

  /** Whether a clause says how a lower price is found. */
  public boolean lowersPrices() {
    return remedies.stream().anyMatch(each -> each.value().equals(Remedy.PRICE_REDUCTION.code()));
  }

  /** Whether all goods are here. */
  public boolean goodsAreHere() {
    return leg.items().stream().allMatch(item -> item.isHere());
  }
}
