package retour.server.portal.view;

import java.util.Map;

/** What was typed on the way into an account, and text keys of what is wrong with it by field. */
public record Entered(String email, Map<String, String> faults) {

  public static final Entered NOTHING = new Entered("", Map.of());

  /** The text key of a field's fault, or empty. */
  public String fault(String field) {
    return faults.getOrDefault(field, "");
  }
}
