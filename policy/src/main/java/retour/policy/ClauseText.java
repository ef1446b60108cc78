package retour.policy;

import java.util.Optional;

/**
 * A clause as people read it.
 *
 * @param id such as {@code IC-08}
 * @param says the words the shopper reads
 * @param law the legal reference, for a clause of a law layer
 */
public record ClauseText(String id, Words says, Optional<String> law) {}
