package retour.server.mail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;

/**
 * The outbox as staff may see it. Where mails reach the shopper, the links in them are the shopper's alone and are shown
 * without their keys; without a mail server the outbox is the only place to read them.
 */
@Service
public class MailsForStaff {

  private final PostgresOutbox outbox;
  private final TransactionTemplate transaction;
  private final boolean hides;

  @Autowired
  MailsForStaff(PostgresOutbox outbox, TransactionTemplate transaction, ObjectProvider<SendMails> sending) {
    this(outbox, transaction, sending.getIfAvailable() != null);
  }

  MailsForStaff(PostgresOutbox outbox, TransactionTemplate transaction, boolean hides) {
    this.outbox = outbox;
    this.transaction = transaction;
    this.hides = hides;
  }

  /** Whether links are shown without their keys. */
  public boolean hidesLinks() {
    return hides;
  }

  /** Newest first, keyset by mail id: those older than {@code before}. */
  public List<KeptMail> latest(StoreId store, Optional<UUID> before, int limit) {
    return outbox.latest(store, before, limit).stream().map(this::shown).toList();
  }

  /** As {@link #latest}, but only mails that were given up. */
  public List<KeptMail> failed(StoreId store, Optional<UUID> before, int limit) {
    return outbox.failed(store, before, limit).stream().map(this::shown).toList();
  }

  /** @throws Refused with NOT_FOUND */
  public KeptMail get(StoreId store, UUID mailId) {
    return outbox.find(store, mailId).map(this::shown).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** The files of a mail, in their order. */
  public List<Attachment> attachments(StoreId store, UUID mailId) {
    return outbox.attachments(store, mailId);
  }

  /**
   * Has a mail that was given up tried again from the beginning.
   *
   * @throws Refused with NOT_FOUND, or NOT_NOW when it was not given up
   */
  public void tryAgain(StoreId store, UUID mailId) {
    transaction.executeWithoutResult(
        _ -> {
          get(store, mailId);
          if (!outbox.tryAgain(store, mailId)) {
            throw Refused.because(ProblemCode.NOT_NOW);
          }
        });
  }

  private KeptMail shown(KeptMail kept) {
    return hides ? kept.with(SecretLinks.hidden(kept.mail())) : kept;
  }
}
