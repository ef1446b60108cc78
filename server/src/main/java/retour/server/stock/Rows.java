package retour.server.stock;

import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.SqlParameterValue;
import retour.server.store.Actor;

/** Values as they stand in the tables. */
final class Rows {

  private Rows() {}

  static <E extends Enum<E>> E code(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
  }

  /** A value that may be absent, with its {@link java.sql.Types type}. */
  static SqlParameterValue nullable(Optional<?> value, int type) {
    return new SqlParameterValue(type, value.orElse(null));
  }

  /** Who: the kind, and the id after a colon where there is one. */
  static String actor(Actor actor) {
    return actor.reference().isEmpty() ? actor.kind() : actor.kind() + ":" + actor.reference();
  }
}
