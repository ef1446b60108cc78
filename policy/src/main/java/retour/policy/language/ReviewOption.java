package retour.policy.language;

import retour.policy.decision.Adjustment;
import retour.policy.decision.Resolution;

/** One thing staff may choose. */
public sealed interface ReviewOption {

  /** Its code, as a ruling gives it back. */
  String name();

  /** Whether the policy proposes it. */
  boolean favoured();

  record Refuse(boolean favoured) implements ReviewOption {

    @Override
    public String name() {
      return "refuse";
    }
  }

  record Accept(boolean favoured) implements ReviewOption {

    @Override
    public String name() {
      return "accept";
    }
  }

  /**
   * Accept, with a charge or a deduction.
   *
   * @param figure a rate, or a sum to choose
   */
  record Adjusted(Adjustment.Kind kind, String label, Figure figure, boolean favoured) implements ReviewOption {

    @Override
    public String name() {
      return kind == Adjustment.Kind.CHARGE ? "charge" : "deduct";
    }
  }

  /** Give this resolution, whichever was asked for. */
  record Give(Resolution resolution, boolean favoured) implements ReviewOption {

    @Override
    public String name() {
      return resolution.code();
    }
  }
}
