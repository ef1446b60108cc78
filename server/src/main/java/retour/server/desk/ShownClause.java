package retour.server.desk;

import java.util.List;

/**
 * A clause and what shows it.
 *
 * @param written file and line of the policy documents, or {@code the application}
 * @param cases how many cases of its policy are about it
 * @param journeys what is shown of it in the running product, in English
 * @param screens addresses where people meet it
 */
public record ShownClause(String clause, String written, int cases, List<String> journeys, List<String> screens) {

  private static final String OF_THE_APPLICATION = "the application";

  public ShownClause {
    journeys = List.copyOf(journeys);
    screens = List.copyOf(screens);
  }

  /** Whether no policy document speaks of it: the application keeps it for every store alike. */
  public boolean ofTheApplication() {
    return written.equals(OF_THE_APPLICATION);
  }
}
