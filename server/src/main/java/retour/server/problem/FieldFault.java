package retour.server.problem;

/**
 * A fault in one field of what was sent.
 *
 * @param field a form field's name or a JSON pointer
 * @param code the message key's last part, such as {@code not_a_whole_number}
 */
public record FieldFault(String field, String code) {}
