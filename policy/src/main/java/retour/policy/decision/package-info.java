/**
 * What the engine answers: per line and resolution a verdict with the clauses, amounts, deadlines and missing facts
 * behind it. Only values; the same object is stored, shown in the portal and on the desk, mailed and sent over the API.
 */
@NullMarked
package retour.policy.decision;

import org.jspecify.annotations.NullMarked;
