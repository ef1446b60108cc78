package retour.server.platform;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** The tables, brought up to date by the numbered migrations of the class path, forward only, as the database's owner. */
public final class Migrations {

  private Migrations() {}

  /**
   * Brings the tables up to date; several servers may do so at once.
   *
   * @throws StartRefused when the database's migrations are not this version's, or one fails; a failed one leaves no trace
   */
  public static void migrate(DatabaseAccess access) {
    run(configured(access));
  }

  /**
   * As {@link #migrate}, but only up to a version, so that what was taken from it can be put back.
   *
   * @param version as the database's history names it
   */
  public static void migrateTo(DatabaseAccess access, String version) {
    run(configured(access).target(version));
  }

  /** Whether this Retour has the migration of this version. */
  public static boolean knows(DatabaseAccess access, String version) {
    return Arrays.stream(configured(access).load().info().all())
        .anyMatch(migration -> migration.getVersion().getVersion().equals(version));
  }

  private static FluentConfiguration configured(DatabaseAccess access) {
    return Flyway.configure()
        .dataSource(access.url(), access.owner().user(), access.owner().password())
        .validateMigrationNaming(true);
  }

  private static void run(FluentConfiguration flyway) {
    try {
      flyway.load().migrate();
    } catch (FlywayValidateException e) {
      throw new StartRefused("The database was made by another version of Retour: " + oneLine(e), e);
    } catch (FlywayException e) {
      throw new StartRefused("The tables could not be brought up to date: " + oneLine(e), e);
    }
  }

  private static String oneLine(FlywayException failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.contains("http"))
        .limit(3)
        .reduce((a, b) -> a + " " + b)
        .orElse("no reason given");
  }
}
