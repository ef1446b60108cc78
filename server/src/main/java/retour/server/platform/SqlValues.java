package retour.server.platform;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.SqlParameterValue;

/** Values as they stand in the tables, and as PostgreSQL's driver wants them. */
public final class SqlValues {

  private SqlValues() {}

  /** A moment, in UTC. */
  public static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** A value that may be absent, with its {@link java.sql.Types type}, which an absent one cannot tell. */
  public static SqlParameterValue nullable(Optional<?> value, int type) {
    return new SqlParameterValue(type, value.orElse(null));
  }

  /**
   * The constant whose code, its name in lower case, stands in a column.
   *
   * @throws IllegalArgumentException when there is none, which the constraint of the column rules out
   */
  public static <E extends Enum<E>> E constant(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
  }
}
