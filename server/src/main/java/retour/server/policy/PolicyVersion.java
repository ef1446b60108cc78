package retour.server.policy;

import java.time.LocalDate;
import retour.policy.Policy;

/**
 * A published policy.
 *
 * @param number counts from 1 over all documents of the store
 * @param kind what it decides
 * @param inForceFrom first order day it judges
 */
public record PolicyVersion(int number, PolicyKind kind, LocalDate inForceFrom, Policy policy) {}
