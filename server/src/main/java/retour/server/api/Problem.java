package retour.server.api;

import java.util.List;

/**
 * What a caller is told when nothing was done, after RFC 9457.
 *
 * @param type address of the page that explains the code
 * @param title the code in a few words
 * @param status the HTTP status
 * @param detail what happened here and what to do next
 * @param instance identifies this occurrence; names no data
 * @param code for programs
 * @param reasons why, for what the policy decided: clauses with their words, or names of what is missing
 * @param fields faults in what was sent
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<Reason> reasons,
    List<Field> fields) {

  Problem {
    reasons = List.copyOf(reasons);
    fields = List.copyOf(fields);
  }

  /**
   * One reason.
   *
   * @param code {@code clause}, {@code fact}, {@code requirement}, or the name of a figure such as {@code available}
   * @param value the clause's id, the fact's or requirement's name, the figure
   */
  record Reason(String code, String value) {}

  /**
   * A fault in one field.
   *
   * @param field JSON pointer into the body, or the name of a header or parameter
   */
  record Field(String field, String code, String detail) {}
}
