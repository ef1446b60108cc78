package retour.server.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.complaint.ComplaintState.DOCUMENTS_MISSING;
import static retour.server.complaint.ComplaintState.FILED;
import static retour.server.complaint.ComplaintState.FULFILLED;
import static retour.server.complaint.ComplaintState.REJECTED;
import static retour.server.complaint.ComplaintState.UPHELD;
import static retour.server.complaint.ComplaintState.WITHDRAWN;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import retour.server.returns.CaseId;

class ComplaintStateTests {

  private static final Map<ComplaintState, Set<ComplaintState>> TABLE =
      Map.of(
          FILED, Set.of(DOCUMENTS_MISSING, UPHELD, REJECTED, WITHDRAWN),
          DOCUMENTS_MISSING, Set.of(FILED, UPHELD, REJECTED, WITHDRAWN),
          UPHELD, Set.of(FULFILLED),
          REJECTED, Set.of(FILED),
          FULFILLED, Set.of(FILED),
          WITHDRAWN, Set.of());

  @Test
  void allowsTheStepsOfTheTableAndNoOther() {
    for (ComplaintState from : ComplaintState.values()) {
      for (ComplaintState to : ComplaintState.values()) {
        assertThat(from.next().contains(to)).as(from + " -> " + to).isEqualTo(TABLE.getOrDefault(from, Set.of()).contains(to));
      }
    }
  }

  @Test
  void namesWhoActsNextAndByWhenUnlessItIsOver() {
    for (ComplaintState state : ComplaintState.values()) {
      for (Remedy remedy : Remedy.values()) {
        Standing standing = standing(state, remedy);

        assertThat(standing.dueOn().isPresent()).as(state.toString()).isEqualTo(state.isOpen());
        assertThat(standing.nextActor() != ComplaintActor.NOBODY).as(state.toString()).isEqualTo(state.isOpen());
      }
    }
  }

  @Test
  void letsTheMonthForTheRemedyRunFromTheComplaint() {
    Standing upheld = standing(UPHELD, Remedy.REPAIR);

    assertThat(upheld.dueOn()).contains(LocalDate.parse("2026-12-21"));
    assertThat(standing(FILED, Remedy.REPAIR).dueOn()).contains(LocalDate.parse("2026-12-20"));
  }

  @Test
  void takesACouriersReceiptForAProofOfPayment() {
    List<String> wanted = List.of("courier_receipt", "proof_of_payment", "protocols");

    assertThat(Wanted.missing(wanted, List.of("courier_receipt"))).containsExactly("protocols");
    assertThat(Wanted.missing(wanted, List.of())).containsExactly("courier_receipt", "protocols");
    assertThat(Wanted.missing(List.of("proof_of_payment"), List.of("courier_receipt"))).isEmpty();
  }

  private static Standing standing(ComplaintState state, Remedy remedy) {
    return new Standing(
        new CaseId(new UUID(0, 1)),
        state,
        remedy,
        LocalDate.parse("2026-12-20"),
        Optional.of(LocalDate.parse("2026-12-21")),
        "",
        0);
  }
}
