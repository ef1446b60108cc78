package retour.server.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The database's roles: {@code retour_owner} owns the database and its tables, {@code retour_app} reads and writes rows and
 * can change no table. Setting up can be repeated.
 */
final class PostgresRoles {

  static final String OWNER = "retour_owner";
  static final String APPLICATION = "retour_app";

  private static final String ROLE_STATEMENT =
      """
      select format(
        case when exists (select from pg_roles where rolname = ?) then 'alter' else 'create' end
          || ' role %I login nosuperuser nocreatedb nocreaterole password %L', ?, ?)
      """;
  private static final String DATABASE_EXISTS = "select from pg_database where datname = ?";
  private static final String DATABASE_STATEMENT = "select format('create database %I owner %I', ?, ?)";
  private static final String CLOSE_DATABASE = "select format('revoke all on database %I from public', ?)";
  private static final String OPEN_DATABASE = "select format('grant connect on database %I to %I', ?, ?)";
  private static final String GRANT_SCHEMA = "select format('grant usage on schema public to %I', ?)";
  private static final String GRANT_TABLES =
      """
      select format(
        'alter default privileges for role %I grant select, insert, update, delete on tables to %I', ?, ?)
      """;
  private static final String GRANT_SEQUENCES =
      "select format('alter default privileges for role %I grant usage on sequences to %I', ?, ?)";

  private final String server;
  private final Secrets secrets;

  /**
   * @param server JDBC address of the server without a database, ending in a slash
   */
  PostgresRoles(String server, Secrets secrets) {
    this.server = server;
    this.secrets = secrets;
  }

  /** Makes the roles and an empty database of the given name where they are not there. */
  void prepare(String database) throws SQLException {
    try (Connection connection = connect("postgres")) {
      execute(connection, ROLE_STATEMENT, OWNER, OWNER, secrets.owner());
      execute(connection, ROLE_STATEMENT, APPLICATION, APPLICATION, secrets.application());
      if (!exists(connection, database)) {
        execute(connection, DATABASE_STATEMENT, database, OWNER);
      }
      execute(connection, CLOSE_DATABASE, database);
      execute(connection, OPEN_DATABASE, database, APPLICATION);
    }
    try (Connection connection = connect(database)) {
      execute(connection, GRANT_SCHEMA, APPLICATION);
      execute(connection, GRANT_TABLES, OWNER, APPLICATION);
      execute(connection, GRANT_SEQUENCES, OWNER, APPLICATION);
    }
  }

  Connection connect(String database) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", PostgresCluster.SUPERUSER);
    login.setProperty("password", secrets.superuser());
    return DriverManager.getConnection(server + database, login);
  }

  private static boolean exists(Connection connection, String database) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DATABASE_EXISTS)) {
      statement.setString(1, database);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Lets the server itself quote the arguments, since such statements take no parameters. */
  private static void execute(Connection connection, String format, String... arguments) throws SQLException {
    try (PreparedStatement quoting = connection.prepareStatement(format);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < arguments.length; i++) {
        quoting.setString(i + 1, arguments[i]);
      }
      try (ResultSet row = quoting.executeQuery()) {
        row.next();
        statement.execute(row.getString(1));
      }
    }
  }
}
