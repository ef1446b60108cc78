package retour.policy.language;

import java.util.Optional;

/**
 * One fault of a document.
 *
 * @param code its kind, such as {@code unknown-fact}
 * @param place where
 * @param message in the words of the language, never in those of the program
 * @param suggestion what to do instead, a sentence
 */
public record Finding(String code, Place place, String message, Optional<String> suggestion) {}
