package retour.server.portal.view;

import java.util.Map;

/** What was typed to ask for a link, and text keys of what is wrong with it by field. */
public record Asked(String order, String email, Map<String, String> faults) {

  /** The text key of a field's fault, or empty. */
  public String fault(String field) {
    return faults.getOrDefault(field, "");
  }
}
