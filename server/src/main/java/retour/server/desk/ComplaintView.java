package retour.server.desk;

import java.util.List;
import retour.policy.decision.Deadline;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintEvent;
import retour.server.complaint.ComplaintWords;
import retour.server.complaint.Complaints.Handed;
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
    boolean overdue) {

  public ComplaintView {
    missing = List.copyOf(missing);
    documents = List.copyOf(documents);
    terms = List.copyOf(terms);
    history = List.copyOf(history);
    remedies = List.copyOf(remedies);
  }

  /** Address of the page. */
  public String address() {
    return "/desk/complaints/" + complaint.key();
  }

  /** The documents that lack, to choose from. */
  public List<Choice> missingChoices(Texts t) {
    return missing.stream().map(kind -> new Choice(kind, ComplaintWords.document(t, kind))).toList();
  }

  /** Whether all goods are here. */
  public boolean goodsAreHere() {
    return leg.items().stream().allMatch(item -> item.isHere());
  }
}
