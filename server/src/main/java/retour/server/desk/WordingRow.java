package retour.server.desk;

import java.util.List;
import retour.server.mail.MailTemplate;

/**
 * A mail in the list of wordings.
 *
 * @param own languages in which the store has words of its own
 */
public record WordingRow(MailTemplate template, String subject, List<String> own) {

  public WordingRow {
    own = List.copyOf(own);
  }
}
