package retour.server.portal.view;

import java.util.List;
import retour.server.page.Choice;

/** What is still to be asked, by line. */
public record QuestionsView(List<Group> groups, boolean faulty) {

  /**
   * Questions about one line.
   *
   * @param title the line's name; empty for the return as a whole
   */
  public record Group(String title, List<Question> questions) {}

  /**
   * One question.
   *
   * @param kind how it is answered: one of several, {@code day}, {@code number}, {@code amount} or {@code text}
   * @param why ids of the clauses that wait for it
   */
  public record Question(
      String field, String text, String kind, List<Choice> choices, String value, String error, String why) {}
}
