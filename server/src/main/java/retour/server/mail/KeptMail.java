package retour.server.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail as the outbox keeps it.
 *
 * @param failedAt when it was given up, after mail servers had refused it again and again
 */
public record KeptMail(
    UUID id, Mail mail, Instant createdAt, Optional<Instant> sentAt, Optional<Instant> failedAt, int attempts) {

  KeptMail with(Mail other) {
    return new KeptMail(id, other, createdAt, sentAt, failedAt, attempts);
  }
}
