package retour.server.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A published version as it lies in the archive.
 *
 * @param source the store's document, YAML
 * @param law the law layers with their documents
 */
public record PublishedDocument(
    int number,
    PolicyKind kind,
    LocalDate inForceFrom,
    Instant publishedAt,
    String publishedBy,
    String source,
    List<LawSource> law,
    List<Publication.AcceptedFinding> accepted) {

  public PublishedDocument {
    law = List.copyOf(law);
    accepted = List.copyOf(accepted);
  }

  /** A law layer with its document, YAML. */
  public record LawSource(LawLayer layer, String source) {}

  /** The law layers as they would be published again. */
  public List<Publication.LawDocument> lawDocuments() {
    return law.stream().map(each -> new Publication.LawDocument(each.source(), each.layer().mode())).toList();
  }

  /** Whether it is this document under this law; the order of the law layers does not matter. */
  boolean says(String otherSource, List<Publication.LawDocument> otherLaw) {
    return source.equals(otherSource) && Set.copyOf(lawDocuments()).equals(Set.copyOf(otherLaw));
  }
}
