package retour.server.returns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.server.policy.PolicyKind;

/**
 * What a person wants to send back, before it is filed.
 *
 * @param kind which of the store's policies judges it
 * @param lines at least one, each order line once
 * @param claims answers about the whole return, by fact name
 */
public record ReturnDraft(PolicyKind kind, List<DraftLine> lines, Map<String, FactValue> claims) {

  public ReturnDraft {
    lines = List.copyOf(lines);
    claims = Map.copyOf(claims);
  }

  /** A return, not a complaint. */
  public ReturnDraft(List<DraftLine> lines, Map<String, FactValue> claims) {
    this(PolicyKind.RETURNS, lines, claims);
  }

  /**
   * Units of one order line.
   *
   * @param quantity at least 1
   * @param claims answers about this line, by fact name
   * @param resolution what is asked for, once chosen
   */
  public record DraftLine(int lineNo, int quantity, Map<String, FactValue> claims, Optional<Resolution> resolution) {

    public DraftLine {
      claims = Map.copyOf(claims);
    }
  }
}
