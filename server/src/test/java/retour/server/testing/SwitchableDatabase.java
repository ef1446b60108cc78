package retour.server.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The application's data source in tests: lets one started application go on with a fresh database. */
final class SwitchableDatabase extends AbstractDataSource implements AutoCloseable {

  private final AtomicReference<HikariDataSource> current = new AtomicReference<>(TestDatabase.fresh());

  /** Goes on with a fresh database. */
  void renew() {
    current.getAndSet(TestDatabase.fresh()).close();
  }

  @Override
  public Connection getConnection() throws SQLException {
    return current.get().getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("The tests' data source has one log-in.");
  }

  @Override
  public void close() {
    current.get().close();
  }
}
