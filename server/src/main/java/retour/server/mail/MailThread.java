package retour.server.mail;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The thread that all mails of one return belong to, as written in {@code References} (RFC 5322, section 3.6.4). */
public final class MailThread {

  private static final Pattern THREAD =
      Pattern.compile("<return-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@[^<>\\s]{1,255}>");

  private MailThread() {}

  /**
   * The thread's name.
   *
   * @param domain the part of the store's own address behind the at sign
   */
  static String of(UUID caseId, String domain) {
    return "<return-" + caseId + "@" + domain + ">";
  }

  /** The return that an answer's {@code References} or {@code In-Reply-To} name; empty where they name none. */
  public static Optional<UUID> returnIn(String references) {
    Matcher found = THREAD.matcher(references);
    return found.find() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
  }
}
