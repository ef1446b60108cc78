package retour.server.policy;

import java.time.LocalDate;
import java.util.List;
import retour.server.store.StoreId;

/**
 * A policy about to be published.
 *
 * @param source the store's document, YAML
 * @param law the law layers it stands under
 * @param inForceFrom the first order day it judges
 * @param publishedBy who publishes it, for the history
 * @param accepted what the examination found, each with the reason why it is published all the same
 */
public record Publication(
    StoreId store,
    String source,
    List<LawDocument> law,
    LocalDate inForceFrom,
    String publishedBy,
    List<AcceptedFinding> accepted) {

  public Publication {
    law = List.copyOf(law);
    accepted = List.copyOf(accepted);
  }

  /** A law layer's document, YAML, and what the store does with it. */
  public record LawDocument(String source, LawMode mode) {}

  /**
   * A finding that somebody accepted.
   *
   * @param finding its key, see {@link retour.policy.check.Meaning#key}
   * @param words the finding in English
   */
  public record AcceptedFinding(String finding, String words, String reason) {}
}
