package retour.server.desk;

import java.util.List;

/**
 * A page of a list that can be turned.
 *
 * @param before whether there are rows before these
 * @param after whether there are rows after these
 */
public record Turned<T>(List<T> rows, boolean before, boolean after) {

  public Turned {
    rows = List.copyOf(rows);
  }

  /**
   * Of rows read with one more than the page takes, to see whether there are more.
   *
   * @param inside whether the page starts at a place within the list
   * @param back whether the rows were read backwards from there, so that the one too many stands first
   */
  static <T> Turned<T> of(List<T> read, int most, boolean inside, boolean back) {
    boolean more = read.size() > most;
    if (!more) {
      return new Turned<>(read, inside && !back, inside && back);
    }
    return back
        ? new Turned<>(read.subList(1, read.size()), true, true)
        : new Turned<>(read.subList(0, most), inside, true);
  }
}
