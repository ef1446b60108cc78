package retour.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The database as the current {@link StoreScope} shows it: tells each connection whose rows it may see before it is handed
 * out. A connection that was told the same last time is not told again.
 */
public final class GuardedDatabase extends DelegatingDataSource {

  private static final String TELL = "select set_config('retour.store', ?, false)";

  private static final Map<PGConnection, String> TOLD = Collections.synchronizedMap(new WeakHashMap<>());

  public GuardedDatabase(DataSource database) {
    super(database);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return guard(super.getConnection());
  }

  /**
   * Holds a connection to the current scope.
   *
   * @return the same connection, or it is closed
   */
  public static Connection guard(Connection connection) throws SQLException {
    try {
      tell(connection, StoreScope.current());
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void tell(Connection connection, String scope) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    if (scope.equals(TOLD.get(postgres))) {
      return;
    }
    TOLD.remove(postgres);
    try (PreparedStatement statement = connection.prepareStatement(TELL)) {
      statement.setString(1, scope);
      statement.execute();
    }
    TOLD.put(postgres, scope);
  }
}
