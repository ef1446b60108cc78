package retour.server.carrier;

import java.util.List;
import java.util.Optional;

/**
 * A carrier in a store's directory.
 *
 * @param code as on the parcels, such as {@code ups}
 * @param phone where customers call with a claim (clause IP-10), or empty
 * @param web where claims are filed on the web, or empty
 * @param terms last days to claim
 * @param evidence kinds of evidence it wants, by code
 * @param version counts the store's changes; 0 as shipped
 */
public record Carrier(
    String code,
    String name,
    String phone,
    String web,
    List<ClaimTerm> terms,
    List<EvidenceKind> evidence,
    long version) {

  public Carrier {
    terms = List.copyOf(terms);
    evidence = List.copyOf(evidence);
  }

  /** The term for goods that went to this country; one that names it goes before one for all others. */
  public Optional<ClaimTerm> term(String country) {
    return terms.stream()
        .filter(term -> term.isFor(country))
        .findFirst()
        .or(() -> terms.stream().filter(term -> term.to().isEmpty()).findFirst());
  }
}
