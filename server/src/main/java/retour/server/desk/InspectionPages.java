package retour.server.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.desk.CaseView.ItemView;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.CheckSerial;
import retour.server.returns.CheckSerial.Serial;
import retour.server.returns.Inspection;
import retour.server.returns.Notes;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;

/** The inspector's checklist of one item, made from the policy: only what can still change the answer. */
@Controller
@RequestMapping("/desk/cases/{id}/items/{itemNo}/inspection")
class InspectionPages {

  private static final String FACT = "fact-";
  private static final String SERIAL_MATCHES = "serial_matches";

  private final ReadCase readCase;
  private final ReturnCases cases;
  private final PolicyVersions policies;
  private final Inspection inspection;
  private final CheckSerial serials;
  private final Notes notes;

  InspectionPages(
      ReadCase readCase,
      ReturnCases cases,
      PolicyVersions policies,
      Inspection inspection,
      CheckSerial serials,
      Notes notes) {
    this.serials = serials;
    this.notes = notes;
    this.readCase = readCase;
    this.cases = cases;
    this.policies = policies;
    this.inspection = inspection;
  }

  @GetMapping
  String show(Desk desk, @PathVariable UUID id, @PathVariable int itemNo, Model model) {
    CaseView view = readCase.read(desk, new CaseId(id));
    model.addAttribute("view", view);
    model.addAttribute("sheet", sheet(desk, view, view.item(itemNo)));
    return "desk/inspection";
  }

  @PostMapping
  String record(
      Desk desk,
      SeenCase seen,
      @PathVariable int itemNo,
      @RequestParam Map<String, String> form,
      RedirectAttributes flash) {
    ReturnCase found = cases.get(desk.storeId(), new CaseId(seen.id()));
    Answers answers =
        new Answers(
            policies.get(desk.storeId(), found.policyVersion()).policy(),
            found.items().getFirst().money().paid().currency());
    Step step = seen.stepFrom("/items/" + itemNo + "/inspection", flash, form);
    return step.take("inspected", () -> record(desk, seen.command(desk), itemNo, answers, form));
  }

  /** A number read from the goods answers whether it is the one shipped; of another order's staff are told by a note. */
  private void record(Desk desk, CaseCommand command, int itemNo, Answers answers, Map<String, String> form) {
    ReturnCase found = cases.get(desk.storeId(), command.id());
    Optional<Serial> serial =
        Optional.of(form.getOrDefault("serial", "").strip())
            .filter(typed -> !typed.isEmpty())
            .map(typed -> serials.check(desk.storeId(), found, itemNo, typed));
    Map<String, FactValue> findings = new HashMap<>();
    if (serial.isEmpty() || !Typed.group(form, FACT).isEmpty()) {
      findings.putAll(answers.read(findings(form), FACT));
    }
    serial.ifPresent(read -> findings.put(SERIAL_MATCHES, new FactValue.YesNo(read.matches())));
    ReturnCase recorded = inspection.record(command, itemNo, findings);
    serial
        .filter(read -> !read.elsewhere().isEmpty())
        .ifPresent(
            read ->
                notes.add(
                    new CaseCommand(command.store(), command.id(), recorded.version(), command.actor()),
                    desk.say("inspection.serial_elsewhere", read.read(), String.join(", ", read.elsewhere()))));
  }

  private static Map<String, String> findings(Map<String, String> form) {
    Map<String, String> findings = Typed.group(form, FACT);
    if (findings.isEmpty()) {
      throw Refused.because(ProblemCode.ANSWERS_MISSING);
    }
    return findings;
  }

  private InspectionSheet sheet(Desk desk, CaseView view, ItemView item) {
    var policy = policies.get(desk.storeId(), view.returnCase().policyVersion()).policy();
    var said = FactsSaid.ofLine(cases.decisions(desk.storeId(), view.returnCase().id()), item.item().key());
    List<InspectionSheet.Point> points =
        item.decision().checklist().stream()
            .flatMap(
                missing ->
                    policy.fact(missing.name()).stream()
                        .map(
                            question ->
                                new InspectionSheet.Point(
                                    question,
                                    missing.clauses().stream().sorted().toList(),
                                    said(said, missing.name(), FactSource.SHOPPER),
                                    said(said, missing.name(), FactSource.INSPECTOR))))
            .toList();
    List<CaseView.FactRow> found =
        item.facts().stream().filter(fact -> fact.saidBy(FactSource.INSPECTOR)).toList();
    return new InspectionSheet(item, points, found);
  }

  private static Optional<FactValue> said(
      Map<String, FactsSaid.Words> said, String fact, FactSource source) {
    return Optional.ofNullable(said.get(fact)).flatMap(words -> words.by(source));
  }
}
