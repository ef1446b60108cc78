package retour.policy.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Freight;
import retour.policy.decision.Resolution;

/** What a rule does when it applies. */
public sealed interface Effect {

  Place place();

  /** Allows resolutions. */
  record Permit(Place place, Set<Resolution> resolutions) implements Effect {

    public Permit {
      resolutions = Set.copyOf(resolutions);
    }
  }

  /**
   * Rules resolutions out.
   *
   * @param confirm whether a person confirms it first
   */
  record Forbid(Place place, Set<Resolution> resolutions, boolean confirm) implements Effect {

    public Forbid {
      resolutions = Set.copyOf(resolutions);
    }
  }

  /** What a law grants: allows resolutions, and what layers below say against them gives way. */
  record Floor(Place place, Set<Resolution> resolutions) implements Effect {

    public Floor {
      resolutions = Set.copyOf(resolutions);
    }
  }

  /** Leaves it to staff, who choose one of the options. */
  record Review(Place place, Set<Resolution> resolutions, List<ReviewOption> options) implements Effect {

    public Review {
      resolutions = Set.copyOf(resolutions);
      options = List.copyOf(options);
    }
  }

  /**
   * Wants something to be there.
   *
   * @param by the stage before which it must be there
   * @param series the number series, for an authorization number
   * @param window the window whose last day is its last day
   */
  record Require(Place place, List<String> what, String by, Optional<String> series, Optional<String> window)
      implements Effect {

    public Require {
      what = List.copyOf(what);
    }
  }

  /**
   * Changes what is given back.
   *
   * @param label what it is for, such as {@code restocking}
   */
  record Adjust(
      Place place, Adjustment.Kind kind, String label, Set<Resolution> resolutions, Figure figure, Per per)
      implements Effect {

    public Adjust {
      resolutions = Set.copyOf(resolutions);
    }
  }

  /** Sends the customer to somebody else, by the contact's code. */
  record Refer(Place place, String to) implements Effect {}

  /** Names the means of payment, by code. */
  record PayBy(Place place, String means) implements Effect {}

  /** Says who bears the cost of legs of transport. */
  record Carriage(Place place, Set<Freight.Leg> legs, Freight.Payer payer) implements Effect {

    public Carriage {
      legs = Set.copyOf(legs);
    }
  }

  /** Tells by when the store means to do something, by the last day of a window. */
  record Aim(Place place, List<String> what, String window) implements Effect {

    public Aim {
      what = List.copyOf(what);
    }
  }

  /** Tells something and changes nothing. */
  record Inform(Place place) implements Effect {}
}
