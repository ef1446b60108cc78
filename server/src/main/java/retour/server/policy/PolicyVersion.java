package retour.server.policy;

import java.time.LocalDate;
import java.util.List;
import retour.policy.Policy;

/**
 * A published policy, with the law it stands under.
 *
 * @param number counts from 1 over all documents of the store
 * @param kind what it decides
 * @param inForceFrom first order day it judges
 * @param law the law layers, by name; empty where the store is held against none
 * @param policy what decides: the written policy with the law layers that are enforced
 * @param written the policy as the store wrote it, without any law
 * @param lawful the policy as it would be with every law layer enforced
 */
public record PolicyVersion(
    int number,
    PolicyKind kind,
    LocalDate inForceFrom,
    List<LawLayer> law,
    Policy policy,
    Policy written,
    Policy lawful) {

  public PolicyVersion {
    law = List.copyOf(law);
  }

  /** Whether some law layer stands beside the decision instead of deciding. */
  public boolean isAdvised() {
    return law.stream().anyMatch(layer -> layer.mode() == LawMode.ADVISE);
  }
}
