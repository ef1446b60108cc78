package retour.server.mail;

import java.util.Optional;
import java.util.UUID;
import retour.server.store.StoreId;

/**
 * A rendered mail.
 *
 * @param onceKey what it is about; a second one with the same key is not made
 * @param caseId the return it belongs to, if one
 * @param template which template made it
 * @param recipient e-mail address
 */
public record Mail(
    StoreId store,
    String onceKey,
    Optional<UUID> caseId,
    String template,
    String language,
    String recipient,
    String subject,
    String text,
    String html) {}
