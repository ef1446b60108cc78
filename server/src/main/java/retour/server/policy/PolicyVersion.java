package retour.server.policy;

import java.time.LocalDate;
import retour.policy.Policy;

/**
 * A published policy.
 *
 * @param number counts from 1 within the store
 * @param inForceFrom first order day it judges
 */
public record PolicyVersion(int number, LocalDate inForceFrom, Policy policy) {}
