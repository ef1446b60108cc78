package retour.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.Policy;
import retour.policy.decision.Resolution;
import retour.server.returns.ReturnDraft;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wants to send back.
 *
 * @param claims answers about the whole return, by fact name
 * @param lines at least one, each order line once
 */
record Draft(Optional<Map<String, JsonNode>> claims, List<Line> lines) {

  /**
   * Units of one order line.
   *
   * @param quantity at least 1
   * @param resolution what is asked for; needed for a return, not for a look
   * @param claims answers about this line, by fact name
   */
  record Line(
      Integer lineNo, Integer quantity, Optional<Resolution> resolution, Optional<Map<String, JsonNode>> claims) {}

  /** @throws retour.server.problem.Refused with INVALID_INPUT when an answer has not its fact's type */
  ReturnDraft by(Policy policy) {
    SaidFacts said = new SaidFacts(policy);
    var whole = said.read(claims.orElse(Map.of()), "/claims");
    List<ReturnDraft.DraftLine> picked = new ArrayList<>();
    for (Line line : lines) {
      var own = said.read(line.claims().orElse(Map.of()), "/lines/" + picked.size() + "/claims");
      picked.add(new ReturnDraft.DraftLine(line.lineNo(), line.quantity(), own, line.resolution()));
    }
    said.requireSound();
    return new ReturnDraft(picked, whole);
  }
}
