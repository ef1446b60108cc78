package retour.server.returns;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.SqlParameterValue;
import retour.server.store.Actor;

/** Values as PostgreSQL's driver wants them. */
final class Sql {

  private Sql() {}

  static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** A value that may be absent, with its {@link java.sql.Types type}, which an absent one cannot tell. */
  static SqlParameterValue nullable(Optional<?> value, int type) {
    return new SqlParameterValue(type, value.orElse(null));
  }

  /** Who: the kind, and the id after a colon where there is one. */
  static String actor(Actor actor) {
    return actor.reference().isEmpty() ? actor.kind() : actor.kind() + ":" + actor.reference();
  }
}
