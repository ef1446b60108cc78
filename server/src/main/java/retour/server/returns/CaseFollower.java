package retour.server.returns;

import java.time.Instant;
import java.util.Map;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * A feature above that acts on what happens to a return. It is told of each entry of the history in the transaction of
 * the step, so that what follows is there or the step is not.
 */
public interface CaseFollower {

  /** Requirement by which a policy has the store claim what it accepts from the carrier's insurance (clause IP-07). */
  String CARRIER_CLAIM = "carrier_claim";

  /**
   * Acts on an entry; most it leaves alone.
   *
   * @throws retour.server.problem.Refused to refuse the step: nothing of it is kept
   */
  void follow(Happened happened);

  /**
   * An entry of the history that has just been written, as has the step it belongs to.
   *
   * @param data see {@link CaseEventKind}
   */
  record Happened(
      StoreId store, CaseId id, CaseEventKind kind, Map<String, String> data, Actor by, Instant at) {

    public Happened {
      data = Map.copyOf(data);
    }
  }
}
