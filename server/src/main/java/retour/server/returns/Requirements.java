package retour.server.returns;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Requirement;
import retour.policy.fact.Fact;
import retour.policy.fact.FactValue;
import retour.policy.fact.LineFacts;
import retour.server.evidence.EvidenceFiles;

/**
 * What the policy wants to be there before a number is issued (clause IC-17). A requirement named like a fact is met
 * when the fact is known and not denied; any other is evidence, met by a photo or document.
 */
@Component
class Requirements {

  /** The fact a manufacturer's reference is kept as; no condition need speak of it. */
  static final String MANUFACTURER_REFERENCE = "manufacturer_reference";

  /** The refused parcel has to come back with its carrier (clause IP-11). */
  static final String RETURN_TO_SENDER = "return_to_sender";

  /** What a person looks at before a number is issued: the store claims from a carrier, or waits for its parcel. */
  private static final Set<String> FOR_A_PERSON = Set.of(CaseFollower.CARRIER_CLAIM, RETURN_TO_SENDER);

  /** What the request itself is, what the authorization gives, and what the order in the records proves. */
  private static final Set<String> MET_BY_RETOUR =
      Set.of(
          Numbers.AUTHORIZATION_NUMBER,
          CaseFollower.CARRIER_CLAIM,
          RETURN_TO_SENDER,
          "withdrawal_form",
          "register_entry",
          "proof_of_payment");

  private static final String BEFORE_AUTHORIZATION = "authorization";

  /** Facts that a policy may require though no condition speaks of them. */
  private static final Set<String> FACTS_OF_THEIR_OWN = Set.of(MANUFACTURER_REFERENCE, CourierProtocol.NUMBER);

  /** Papers that only a file named as such meets; any other is met by whatever photo or document there is. */
  private static final Set<String> NAMED_PAPERS = Set.of(CourierProtocol.DOCUMENT);

  private final ReturnCases cases;
  private final EvidenceFiles evidence;

  Requirements(ReturnCases cases, EvidenceFiles evidence) {
    this.cases = cases;
    this.evidence = evidence;
  }

  /** Which papers are there: those handed in under their name, and any other where there is a file. Looked up once wanted. */
  Predicate<String> papers(ReturnCase found) {
    return what ->
        NAMED_PAPERS.contains(what)
            ? cases.history(found.store(), found.id()).stream()
                .anyMatch(event -> what.equals(event.data().get(CourierProtocol.PAPER)))
            : !evidence.ofCase(found.store(), found.id().value()).isEmpty();
  }

  /** Whether a person has to accept the request, however clear the policy is. */
  boolean wantPerson(Decision decision) {
    return decision.lines().stream()
        .flatMap(line -> line.requirements().stream())
        .anyMatch(wanted -> FOR_A_PERSON.contains(wanted.what()));
  }

  /** Whether the goods of this line come back with the carrier that could not hand them over. */
  static boolean returnsToSender(LineDecision line) {
    return line.requirements().stream().anyMatch(wanted -> wanted.what().equals(RETURN_TO_SENDER));
  }

  /**
   * The codes of what is missing, each once.
   *
   * @param hasPaper whether a paper is there; asked only when it matters
   */
  List<String> missing(Assessment assessment, Predicate<String> hasPaper) {
    return assessment.facts().lines().stream()
        .flatMap(line -> missing(assessment, line, hasPaper).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> missing(Assessment assessment, LineFacts line, Predicate<String> hasPaper) {
    return assessment.decision().line(line.line()).requirements().stream()
        .filter(requirement -> requirement.by().equals(BEFORE_AUTHORIZATION))
        .map(Requirement::what)
        .filter(what -> !MET_BY_RETOUR.contains(what))
        .filter(what -> isFact(assessment, what) ? !isKnown(assessment, line, what) : !hasPaper.test(what))
        .toList();
  }

  private static boolean isFact(Assessment assessment, String what) {
    return FACTS_OF_THEIR_OWN.contains(what) || assessment.policy().fact(what).isPresent();
  }

  private static boolean isKnown(Assessment assessment, LineFacts line, String name) {
    return line.facts()
        .find(name)
        .or(() -> assessment.facts().shared().find(name))
        .filter(Requirements::holds)
        .isPresent();
  }

  private static boolean holds(Fact fact) {
    return switch (fact.value()) {
      case FactValue.YesNo yesNo -> yesNo.value();
      case FactValue.Text text -> !text.value().isBlank();
      case FactValue.Choice _, FactValue.WholeNumber _, FactValue.Amount _, FactValue.Day _ -> true;
    };
  }
}
