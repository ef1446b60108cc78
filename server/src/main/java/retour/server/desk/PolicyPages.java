package retour.server.desk;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import retour.server.policy.PolicyVersion;
import retour.server.policy.PolicyVersions;
import retour.server.policy.PublishedDocument;

/** The store's policy versions: in force, earlier and to come, with what changed and what was accepted. */
@Controller
@RequestMapping("/desk/policy")
class PolicyPages {

  private final PolicyVersions policies;
  private final InstantSource clock;

  PolicyPages(PolicyVersions policies, InstantSource clock) {
    this.policies = policies;
    this.clock = clock;
  }

  @GetMapping
  String inForce(Desk desk, Model model) {
    return show(desk, policies.inForce(desk.storeId(), clock.instant()), model);
  }

  @GetMapping("/{number:[1-9][0-9]{0,8}}")
  String version(Desk desk, @PathVariable int number, Model model) {
    return show(desk, policies.get(desk.storeId(), number), model);
  }

  private String show(Desk desk, PolicyVersion chosen, Model model) {
    List<PolicyVersion> versions =
        policies.all(desk.storeId()).stream()
            .sorted(Comparator.comparingInt(PolicyVersion::number).reversed())
            .toList();
    Optional<PublishedDocument> before =
        versions.stream()
            .filter(each -> each.kind() == chosen.kind() && each.number() < chosen.number())
            .findFirst()
            .map(each -> policies.document(desk.storeId(), each.number()));
    model.addAttribute("versions", versions);
    model.addAttribute(
        "view", new PolicyView(chosen, policies.document(desk.storeId(), chosen.number()), before, inForce(desk, chosen)));
    return "desk/policy";
  }

  private boolean inForce(Desk desk, PolicyVersion version) {
    return policies.inForce(desk.storeId(), version.kind(), clock.instant()).number() == version.number();
  }
}
