package retour.server.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import retour.server.store.Store;
import retour.server.store.Stores;

/**
 * Sends what is due. A mail is claimed before and marked after; its Message-ID is its own for good, so that where the
 * server died in between, the repeat is recognized as the same mail.
 */
final class SendMails {

  private static final Logger LOG = LoggerFactory.getLogger(SendMails.class);
  private static final int AT_ONCE = 20;

  private final PostgresOutbox outbox;
  private final Stores stores;
  private final JavaMailSender server;
  private final InstantSource clock;

  SendMails(PostgresOutbox outbox, Stores stores, JavaMailSender server, InstantSource clock) {
    this.outbox = outbox;
    this.stores = stores;
    this.server = server;
    this.clock = clock;
  }

  /**
   * Sends every mail that is due, once each. One that the mail server does not take keeps no other waiting; where there is no
   * server at all, the rest waits for the next turn.
   */
  void sendDue() {
    List<KeptMail> due = outbox.claim(AT_ONCE);
    while (!due.isEmpty()) {
      int tried = 0;
      while (tried < due.size() && send(due.get(tried))) {
        tried++;
      }
      boolean isServerThere = tried == due.size();
      due.stream().skip(tried + 1L).forEach(outbox::release);
      due = isServerThere ? outbox.claim(AT_ONCE) : List.of();
    }
  }

  /** @return whether the mail server was there */
  private boolean send(KeptMail kept) {
    try {
      server.send(message(kept));
      outbox.sent(kept);
      return true;
    } catch (MailException | MessagingException | UnsupportedEncodingException e) {
      LOG.warn("mail {} not sent at try {}: {}", kept.id(), kept.attempts(), e.getClass().getSimpleName());
      if (isRefusal(e)) {
        outbox.refused(kept, e.getClass().getSimpleName());
        return true;
      }
      outbox.failed(kept, e.getClass().getSimpleName());
      return false;
    }
  }

  /** Whether it is this mail or its address that cannot be sent. */
  private static boolean isRefusal(Exception failure) {
    return !(failure instanceof MailException)
        || failure instanceof MailPreparationException
        || failure instanceof MailParseException
        || (failure instanceof MailSendException sending
            && Stream.of(sending.getMessageExceptions()).anyMatch(SendFailedException.class::isInstance));
  }

  private MimeMessage message(KeptMail kept) throws MessagingException, UnsupportedEncodingException {
    Mail mail = kept.mail();
    Store store = stores.get(mail.store());
    MimeMessage message = new StableMessage(server.createMimeMessage(), "<" + kept.id() + "@" + domain(store) + ">");
    MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    helper.setFrom(new InternetAddress(store.settings().contactEmail(), store.name(), StandardCharsets.UTF_8.name()));
    helper.setTo(mail.recipient());
    helper.setSubject(mail.subject());
    helper.setText(mail.text(), mail.html());
    for (Attachment file : outbox.attachments(mail.store(), kept.id())) {
      helper.addAttachment(file.name(), new ByteArrayDataSource(file.content(), file.mediaType()));
    }
    helper.setSentDate(Date.from(clock.instant()));
    if (mail.caseId().isPresent()) {
      // All mails about one return refer to the same beginning, so that mail programs show them together.
      String thread = MailThread.of(mail.caseId().get(), domain(store));
      message.setHeader("References", thread);
      message.setHeader("In-Reply-To", thread);
    }
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", mail.language());
    return message;
  }

  private static String domain(Store store) {
    String from = store.settings().contactEmail();
    return from.substring(from.lastIndexOf('@') + 1);
  }

  /** A message that keeps its Message-ID when it is saved. */
  private static final class StableMessage extends MimeMessage {

    private final String id;

    StableMessage(MimeMessage source, String id) {
      super(source.getSession());
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
