package retour.server.portal.view;

import java.util.List;
import java.util.Map;
import retour.server.page.Choice;

/**
 * The form of a complaint (clauses IE-20 to IE-22).
 *
 * @param key makes the form one complaint, however often it is sent
 * @param lines of the order that can be complained about
 * @param questions what the policy asks about the goods
 * @param remedies in the order of the law
 * @param documents to be handed in
 * @param kept files of an earlier try: the kind, a colon, the id
 * @param typed what stands in the fields
 * @param faults what is wrong, by field
 */
public record ComplaintFormView(
    String key,
    List<Line> lines,
    List<Question> questions,
    List<Choice> remedies,
    List<Document> documents,
    List<String> kept,
    Map<String, String> typed,
    Map<String, String> faults) {

  public ComplaintFormView {
    lines = List.copyOf(lines);
    questions = List.copyOf(questions);
    remedies = List.copyOf(remedies);
    documents = List.copyOf(documents);
    kept = List.copyOf(kept);
    typed = Map.copyOf(typed);
    faults = Map.copyOf(faults);
  }

  /** What stands in a field. */
  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** What is wrong with a field, or empty. */
  public String fault(String field) {
    return faults.getOrDefault(field, "");
  }

  /** A line with the numbers of units to choose from. */
  public record Line(String field, String name, String paid, List<Choice> units) {}

  /**
   * A question with its answers.
   *
   * @param required whether the form says that an answer is needed
   */
  public record Question(String field, String text, List<Choice> choices, String hint, boolean required) {}

  /** A document that is wanted. */
  public record Document(String kind, String text) {}
}
