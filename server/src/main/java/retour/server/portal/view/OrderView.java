package retour.server.portal.view;

import java.util.List;
import retour.server.page.Tone;

/**
 * An order to pick from.
 *
 * @param fault what is wrong with the form as a whole, or empty
 * @param pickable whether anything can be picked at all
 * @param complain address of the form for complaints; empty where the store has no policy for them
 * @param forget address of the page that deletes the person's data
 */
public record OrderView(
    String number,
    String placed,
    List<Line> lines,
    List<Return> returns,
    String fault,
    boolean pickable,
    String complain,
    String forget) {

  /**
   * A line of the order.
   *
   * @param parcels when which units came, one sentence each
   * @param available units that can be picked; none: {@code unavailable} says why
   * @param picked what stands in the field
   * @param error the field's, or empty
   */
  public record Line(
      int lineNo,
      String name,
      String sku,
      String units,
      String paid,
      List<String> parcels,
      int available,
      String unavailable,
      String picked,
      String error) {}

  /** A return of this order. */
  public record Return(String number, String href, Tone tone, String status, String goods) {}
}
