package retour.server.mail;

import java.util.List;
import retour.server.store.Store;

/**
 * A mail that is about no return: its words stand in the bundle {@code mail} under its template's code, its one link
 * leads to a page of the portal that is no secret of the mail's.
 *
 * @param onceKey what it is about; a second one with the same key is not made
 * @param template code, such as {@code withdrawal_receipt}
 * @param language wanted by the reader; the store's default where the store does not speak it
 * @param names fill the words' {@code {1}}, {@code {2}} ...; {@code {0}} is the store's name
 * @param quote what staff wrote to the reader, or empty
 * @param path below the store's portal, beginning with a slash; or {@link #TO_STAFF} with a path below the desk
 */
public record MailNotice(
    Store store,
    String onceKey,
    String template,
    String language,
    String recipient,
    List<String> names,
    String quote,
    List<Fact> details,
    String path) {

  /** Begins the path of a mail to staff. */
  public static final String TO_STAFF = "/desk";

  public MailNotice {
    names = List.copyOf(names);
    details = List.copyOf(details);
  }

  boolean isToStaff() {
    return path.startsWith(TO_STAFF + "/");
  }

  /**
   * A labelled value.
   *
   * @param key message key of the label
   * @param value lines are split by line breaks
   */
  public record Fact(String key, String value) {}

  @Override
  public String toString() {
    return "MailNotice[" + store.id() + " " + template + " " + onceKey + "]";
  }
}
