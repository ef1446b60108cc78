package retour.server.mail;

import java.util.Optional;
import java.util.UUID;
import retour.server.store.Store;

/**
 * A mail to be written.
 *
 * @param onceKey what it is about; a second one with the same key is not made
 * @param language wanted by the reader; the store's default where the store does not speak it
 */
public record MailRequest(
    Store store,
    String onceKey,
    Optional<UUID> caseId,
    MailTemplate template,
    String language,
    String recipient,
    MailFacts facts) {

  @Override
  public String toString() {
    return "MailRequest[" + store.id() + " " + template + " " + onceKey + "]";
  }
}
