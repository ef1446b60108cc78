package retour.server.desk;

import java.util.List;
import retour.server.mail.Letter;
import retour.server.mail.MailTemplate;
import retour.server.mail.Wording;

/**
 * The form for the words of one mail.
 *
 * @param own whether the store has words of its own
 * @param preview what the words make of a mail with sample values; empty while they cannot
 */
public record WordingSheet(MailTemplate template, String language, Wording words, boolean own, List<Letter> preview) {

  public WordingSheet {
    preview = List.copyOf(preview);
  }
}
