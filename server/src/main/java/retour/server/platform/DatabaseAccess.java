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

  /** The same as settings of Spring Boot: the pool logs in as the application, Flyway as the owner. */
  public Map<String, Object> asProperties() {
    return Map.of(
        "spring.datasource.url", url,
        "spring.datasource.username", application.user(),
        "spring.datasource.password", application.password(),
        "spring.flyway.url", url,
        "spring.flyway.user", owner.user(),
        "spring.flyway.password", owner.password());
  }
}
