package retour.server.portal.view;

import java.util.List;
import java.util.Map;

/**
 * The withdrawal function's two pages.
 *
 * @param action where the form leads, without what follows
 * @param query what every address carries, such as {@code ?lang=bg}
 * @param typed what was typed, by field
 * @param faults message keys by field
 * @param proven whether the person opened the order with a link and need not say again who they are
 * @param notes what the law says of it, for who has proven whose order it is
 */
public record WithdrawView(
    String action,
    String query,
    Map<String, String> typed,
    Map<String, String> faults,
    boolean proven,
    List<String> notes,
    List<Line> lines) {

  public WithdrawView {
    typed = Map.copyOf(typed);
    faults = Map.copyOf(faults);
    notes = List.copyOf(notes);
    lines = List.copyOf(lines);
  }

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** The lines for which a number was typed. */
  public List<Line> picked() {
    return lines.stream().filter(line -> typed(line.field()).matches("\\s*0*[1-9][0-9]*\\s*")).toList();
  }

  /** The message key of what is wrong with a field, or empty. */
  public String fault(String field) {
    return faults.getOrDefault(field, "");
  }

  /**
   * A line of the order.
   *
   * @param left units that can still be given back
   * @param note why the right does not cover it, or empty
   */
  public record Line(int lineNo, String name, int left, String note) {

    public String field() {
      return "line." + lineNo;
    }
  }
}
