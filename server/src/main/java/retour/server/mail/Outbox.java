package retour.server.mail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import retour.server.store.StoreId;

/** Mails to send, each once. */
public interface Outbox {

  /**
   * Keeps a mail in the caller's transaction; a mail with the same {@link Mail#onceKey} is not made twice.
   *
   * @return whether it is new
   */
  default boolean put(Mail mail) {
    return put(mail, List.of());
  }

  /** As {@link #put(Mail)}, with files that travel along, in this order. */
  boolean put(Mail mail, List<Attachment> attachments);

  /** As {@link #put(Mail)}, several together. */
  void putAll(List<Mail> mails);

  /** The files of a mail, in their order. */
  List<Attachment> attachments(StoreId store, UUID mailId);

  /** Newest first, for the desk. */
  default List<KeptMail> latest(StoreId store, int limit) {
    return latest(store, Optional.empty(), limit);
  }

  /** As {@link #latest(StoreId, int)}, keyset by mail id: those older than {@code before}. */
  List<KeptMail> latest(StoreId store, Optional<UUID> before, int limit);

  Optional<KeptMail> find(StoreId store, UUID mailId);

  /** Mails of a case, oldest first. */
  List<KeptMail> ofCase(StoreId store, UUID caseId);
}
