package retour.server.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a policy document of a store decides; each kind has its own version in force. */
public enum PolicyKind {
  RETURNS,
  COMPLAINTS;

  /** As written in a document's {@code policy:}, in SQL and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of the document with this name.
   *
   * @param name such as {@code imperium-est/complaints}
   * @return empty where the part after the store's name is no kind
   */
  public static Optional<PolicyKind> ofDocument(String name) {
    String kind = name.substring(name.indexOf('/') + 1);
    return Stream.of(values()).filter(each -> each.code().equals(kind)).findFirst();
  }
}
