package retour.server.platform;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A PostgreSQL server of the operator's own, named by {@code RETOUR_DATABASE_URL} with {@code RETOUR_DATABASE_USER} and
 * {@code RETOUR_DATABASE_PASSWORD}. Migrations log in as {@code RETOUR_DATABASE_OWNER_USER} with
 * {@code RETOUR_DATABASE_OWNER_PASSWORD} where these are given, so that the application need not own its tables.
 */
final class ExternalDatabase {

  private static final String VARIABLE = "RETOUR_DATABASE_";
  private static final int SECONDS = 10;

  private ExternalDatabase() {}

  /** The database that the environment names, if it names one. */
  static Optional<DatabaseAccess> named(Map<String, String> environment) {
    String url = environment.getOrDefault(VARIABLE + "URL", "").strip();
    if (url.isEmpty()) {
      return Optional.empty();
    }
    String user = environment.getOrDefault(VARIABLE + "USER", userInfo(url, 0));
    String password = environment.getOrDefault(VARIABLE + "PASSWORD", userInfo(url, 1));
    return Optional.of(
        new DatabaseAccess(
            jdbc(url),
            new DatabaseAccess.Login(
                environment.getOrDefault(VARIABLE + "OWNER_USER", user),
                environment.getOrDefault(VARIABLE + "OWNER_PASSWORD", password)),
            new DatabaseAccess.Login(user, password)));
  }

  /**
   * Logs in once with both log-ins.
   *
   * @throws StartRefused when that fails
   */
  static void requireReachable(DatabaseAccess access) {
    requireReachable(access.url(), access.owner());
    requireReachable(access.url(), access.application());
  }

  private static void requireReachable(String url, DatabaseAccess.Login login) {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("connectTimeout", Integer.toString(SECONDS));
    properties.setProperty("loginTimeout", Integer.toString(SECONDS));
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      connection.isValid(SECONDS);
    } catch (SQLException e) {
      throw new StartRefused("The database named in RETOUR_DATABASE_URL does not let us in: " + firstLine(e), e);
    }
  }

  private static String firstLine(SQLException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static String jdbc(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      return url;
    }
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw new StartRefused(
          "RETOUR_DATABASE_URL must look like `postgresql://host:5432/database` or `jdbc:postgresql://host:5432/database`.");
    }
    String rest = url.substring(url.indexOf("://") + 3);
    return "jdbc:postgresql://" + rest.substring(rest.lastIndexOf('@') + 1);
  }

  /** The user (0) or password (1) that a {@code postgresql://user:password@host} address carries; else empty. */
  private static String userInfo(String url, int part) {
    if (url.startsWith("jdbc:")) {
      return "";
    }
    try {
      String info = Optional.ofNullable(URI.create(url).getUserInfo()).orElse("");
      String[] parts = info.split(":", 2);
      return parts.length > part ? parts[part] : "";
    } catch (IllegalArgumentException e) {
      throw new StartRefused("RETOUR_DATABASE_URL is not an address.", e);
    }
  }
}
