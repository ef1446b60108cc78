package retour.server.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * A store.
 *
 * @param name the name shoppers know
 * @param zone the store's days are days of this zone
 * @param languages ISO 639-1 codes, the first is the default
 * @param color {@code #rrggbb}
 */
public record Store(
    StoreId id,
    String name,
    Currency currency,
    ZoneId zone,
    List<String> languages,
    String color,
    StoreSettings settings) {

  public Store {
    languages = List.copyOf(languages);
  }

  /** The store's day at an instant. */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** {@code wanted} if the store speaks it, else the store's default. */
  public String language(String wanted) {
    return languages.contains(wanted) ? wanted : languages.getFirst();
  }
}
