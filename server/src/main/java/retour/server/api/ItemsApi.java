package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retour.policy.fact.FactValue;
import retour.server.policy.PolicyVersions;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.CheckSerial;
import retour.server.returns.Disposition;
import retour.server.returns.Inspection;
import retour.server.returns.Receiving;
import retour.server.returns.Reception;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import tools.jackson.databind.JsonNode;

/** What was found of an item. To rule and to override are a person's judgement, given in the desk. */
@RestController
@RequestMapping("/api/v1/returns/{id}/items/{itemNo}")
class ItemsApi {

  private final ReturnCases cases;
  private final PolicyVersions policies;
  private final Inspection inspection;
  private final Receiving receiving;
  private final CheckSerial serials;
  private final ReadReturn read;

  ItemsApi(
      ReturnCases cases,
      PolicyVersions policies,
      Inspection inspection,
      Receiving receiving,
      CheckSerial serials,
      ReadReturn read) {
    this.cases = cases;
    this.policies = policies;
    this.inspection = inspection;
    this.receiving = receiving;
    this.serials = serials;
    this.read = read;
  }

  /** @param findings by fact name; the decision's checklist names what matters */
  record Findings(Optional<Long> version, Map<String, JsonNode> findings) {}

  /** @param reception missing, wrong_item, refused or lost */
  record Marked(Optional<Long> version, Reception reception) {}

  record SerialOnGoods(String serial) {}

  /**
   * What a serial number tells.
   *
   * @param matches whether it was shipped with this item
   * @param elsewhere numbers of other orders it was shipped with
   */
  record SerialTold(boolean matches, List<String> elsewhere) {}

  /** @param disposition absent to take it back */
  record Disposed(Optional<Long> version, Optional<Disposition> disposition) {}

  @PostMapping("/findings")
  ResponseEntity<ReturnView> find(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable int itemNo,
      @RequestBody Findings step,
      HttpServletRequest request) {
    CaseCommand command = ReadReturn.command(caller, id, step.version(), request);
    ReturnCase seen = cases.get(command.store(), command.id());
    SaidFacts said = new SaidFacts(policies.get(seen.store(), seen.policyVersion()).policy());
    Map<String, FactValue> findings = said.read(step.findings(), "/findings");
    said.requireSound();
    return read.answer(inspection.record(command, itemNo, findings));
  }

  @PostMapping("/serial")
  SerialTold serial(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable int itemNo,
      @RequestBody SerialOnGoods goods) {
    ReturnCase found = cases.get(caller.store(), new CaseId(id));
    CheckSerial.Serial told = serials.check(caller.store(), found, itemNo, goods.serial());
    return new SerialTold(told.matches(), told.elsewhere());
  }

  @PostMapping("/reception")
  ResponseEntity<ReturnView> mark(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable int itemNo,
      @RequestBody Marked step,
      HttpServletRequest request) {
    CaseCommand command = ReadReturn.command(caller, id, step.version(), request);
    return read.answer(receiving.mark(command, itemNo, step.reception()));
  }

  @PostMapping("/disposition")
  ResponseEntity<ReturnView> dispose(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID id,
      @PathVariable int itemNo,
      @RequestBody Disposed step,
      HttpServletRequest request) {
    CaseCommand command = ReadReturn.command(caller, id, step.version(), request);
    return read.answer(inspection.dispose(command, itemNo, step.disposition()));
  }
}
