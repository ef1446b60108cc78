package retour.server.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A mail as the outbox keeps it. */
public record KeptMail(UUID id, Mail mail, Instant createdAt, Optional<Instant> sentAt, int attempts) {}
