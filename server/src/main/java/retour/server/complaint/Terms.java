package retour.server.complaint;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import retour.policy.decision.Deadline;
import retour.policy.decision.Decision;
import retour.policy.decision.Requirement;

/**
 * The terms that run from a complaint, as the policy's windows count them.
 *
 * @param opinion the store's opinion (clause IE-25)
 * @param remedy repair or replacement (Act on the sale of goods Art. 34(2))
 * @param liability until when the seller answers for what shows (Art. 31)
 * @param presumption until when a fault is presumed to have been there at delivery (Art. 32)
 */
public record Terms(
    Optional<Deadline> opinion,
    Optional<Deadline> remedy,
    Optional<Deadline> liability,
    Optional<Deadline> presumption) {

  /** Where no clause gives a term at all. */
  private static final int DAYS_WITHOUT_A_CLAUSE = 30;

  public static Terms of(Decision decision) {
    return new Terms(
        first(decision, "opinion"),
        first(decision, "remedy"),
        first(decision, "seller_liability"),
        first(decision, "presumed_faulty"));
  }

  /** Last day for the opinion: the clause's, else the day the remedy is due. */
  LocalDate opinionDueOn(LocalDate filedOn) {
    return opinion
        .or(this::remedy)
        .map(Deadline::lastDay)
        .orElseGet(() -> filedOn.plusDays(DAYS_WITHOUT_A_CLAUSE));
  }

  /** Those there are, in the order in which they end. */
  public List<Deadline> all() {
    return List.of(opinion, remedy, liability, presumption).stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Deadline::lastDay))
        .toList();
  }

  /** As {@link #all}, without those of the store's own duties that run anew since the complaint was opened again. */
  public List<Deadline> all(Standing standing) {
    boolean anew = opinion.filter(day -> !day.lastDay().equals(standing.opinionDueOn())).isPresent();
    return anew ? new Terms(Optional.empty(), Optional.empty(), liability, presumption).all() : all();
  }

  private static Optional<Deadline> first(Decision decision, String what) {
    return decision.lines().stream()
        .flatMap(line -> line.requirements().stream())
        .filter(requirement -> requirement.what().equals(what))
        .map(Requirement::until)
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Deadline::lastDay));
  }
}
