package retour.server.order;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a buyer was told of the right of withdrawal (Directive 2011/83/EU Art. 6(1)(h)), as the shop recorded it.
 *
 * @param text which wording, such as {@code 2026-06}; {@link #NONE} for none at all
 * @param on the store's day on which it was told; empty for when ordering
 */
public record ToldOfRight(String text, Optional<LocalDate> on) {

  /** In place of a wording where nothing was told. */
  public static final String NONE = "none";

  public boolean isGiven() {
    return !text.equals(NONE);
  }
}
