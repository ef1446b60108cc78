package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.server.page.ReaderLanguage;
import retour.server.policy.PolicyVersion;
import retour.server.policy.PolicyVersions;
import retour.server.policy.UnderLaw;
import retour.server.returns.CaseEvent;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnCases.StoredDecision;
import retour.server.store.Stores;

/** What happened to a return, and what was decided with which facts. */
@RestController
@RequestMapping("/api/v1/returns/{id}")
class RecordsApi {

  private final Stores stores;
  private final ReturnCases cases;
  private final PolicyVersions policies;

  RecordsApi(Stores stores, ReturnCases cases, PolicyVersions policies) {
    this.stores = stores;
    this.cases = cases;
    this.policies = policies;
  }

  /**
   * An entry of the history.
   *
   * @param actorKind shopper, staff, program or clock
   * @param actor a staff id or key id
   */
  record Event(
      long eventNo,
      CaseEventKind kind,
      String actorKind,
      Optional<String> actor,
      Instant happenedAt,
      Map<String, String> data) {

    private static Event of(CaseEvent event) {
      return new Event(
          event.eventNo(),
          event.kind(),
          event.actorKind(),
          Optional.of(event.actorReference()).filter(reference -> !reference.isEmpty()),
          event.happenedAt(),
          event.data());
    }
  }

  /** Oldest first. */
  record History(List<Event> events) {}

  /** @param stage request, authorization, inspection, ruling or settlement */
  record Decided(long decisionNo, String stage, Instant decidedAt, DecisionView decision) {

    private static Decided of(StoredDecision stored, PolicyVersion version, String language) {
      UnderLaw law = new UnderLaw(version, stored.facts(), stored.decision().today());
      return new Decided(
          stored.decisionNo(), stored.stage(), stored.decidedAt(), DecisionView.of(stored.decision(), law, language));
    }
  }

  /** Oldest first. */
  record Decisions(List<Decided> decisions) {}

  @GetMapping("/history")
  History history(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
    cases.get(caller.store(), new CaseId(id));
    return new History(cases.history(caller.store(), new CaseId(id)).stream().map(Event::of).toList());
  }

  @GetMapping("/decisions")
  Decisions decisions(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, HttpServletRequest request) {
    ReturnCase found = cases.get(caller.store(), new CaseId(id));
    PolicyVersion version = policies.get(caller.store(), found.policyVersion());
    String language = ReaderLanguage.of(request, stores.get(caller.store()));
    return new Decisions(
        cases.decisions(caller.store(), found.id()).stream()
            .map(stored -> Decided.of(stored, version, language))
            .toList());
  }
}
