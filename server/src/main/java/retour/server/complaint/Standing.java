package retour.server.complaint;

import java.time.LocalDate;
import java.util.Optional;
import retour.server.returns.CaseId;

/**
 * Where a complaint stands, who acts next and by when: both follow from the state.
 *
 * <p>INVARIANT: whoever acts next has a day; only where nobody acts there is none.
 *
 * @param caseId the return its goods come back under
 * @param opinionDueOn last day for the store's opinion
 * @param remedyDueOn last day for the remedy, where a clause gives one
 * @param reminded the last reminder sent to the staff, or empty
 */
public record Standing(
    CaseId caseId,
    ComplaintState state,
    Remedy remedy,
    LocalDate opinionDueOn,
    Optional<LocalDate> remedyDueOn,
    String reminded,
    int timesReopened) {

  /** Who acts next. */
  public ComplaintActor nextActor() {
    return switch (state) {
      case FILED -> ComplaintActor.CLERK;
      case DOCUMENTS_MISSING -> ComplaintActor.SHOPPER;
      case UPHELD -> remedy.isFirst() ? ComplaintActor.CLERK : ComplaintActor.ACCOUNTANT;
      case REJECTED, FULFILLED, WITHDRAWN -> ComplaintActor.NOBODY;
    };
  }

  /** By when; the month for the remedy runs from the complaint, not from the opinion. */
  public Optional<LocalDate> dueOn() {
    return switch (state) {
      case FILED, DOCUMENTS_MISSING -> Optional.of(opinionDueOn);
      case UPHELD -> Optional.of(remedyDueOn.orElse(opinionDueOn));
      case REJECTED, FULFILLED, WITHDRAWN -> Optional.empty();
    };
  }

  Standing to(ComplaintState next) {
    return new Standing(caseId, next, remedy, opinionDueOn, remedyDueOn, "", timesReopened);
  }

  Standing granting(Remedy given) {
    return new Standing(
        caseId, ComplaintState.UPHELD, given, opinionDueOn, remedyDueOn, "", timesReopened);
  }

  Standing reminded(String kind) {
    return new Standing(caseId, state, remedy, opinionDueOn, remedyDueOn, kind, timesReopened);
  }
}
