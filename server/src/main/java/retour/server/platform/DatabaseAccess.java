package retour.server.platform;

import java.util.Map;

/**
 * How to reach the database: once as its owner, who may change tables, and once as the application, which may only read and
 * write rows.
 *
 * @param url JDBC address
 * @param owner runs the migrations
 * @param application runs everything else
 */
public record DatabaseAccess(String url, Login owner, Login application) {

  /** A database role and its password. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return user;
    }
  }

  /** The application's log-in as settings of Spring Boot. The owner's stays out of the application. */
  public Map<String, Object> asProperties() {
    return Map.of(
        "spring.datasource.url", url,
        "spring.datasource.username", application.user(),
        "spring.datasource.password", application.password());
  }
}
