package retour.server.desk;

import java.util.Map;
import java.util.UUID;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;

/**
 * The case as the person saw it: what every form on a case page sends along.
 *
 * @param id from the address
 * @param version the case's version on the page
 * @param seen number of the last event on the page
 */
record SeenCase(UUID id, long version, long seen) {

  CaseCommand command(Desk desk) {
    return new CaseCommand(desk.storeId(), new CaseId(id), version, desk.actor());
  }

  String address() {
    return "/desk/cases/" + id;
  }

  /** A step that comes back to the case's page. */
  Step step(RedirectAttributes flash, Map<String, String> typed) {
    return new Step(flash, address(), typed, seen);
  }

  /** A step whose form stands on a page of the case. */
  Step stepFrom(String page, RedirectAttributes flash, Map<String, String> typed) {
    return new Step(flash, address() + page, typed, seen);
  }
}
