package retour.server.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import retour.server.store.GuardedDatabase;

/** The application's data source in tests: lets one started application go on with a fresh database, or lose its connection. */
public final class SwitchableDatabase extends AbstractDataSource implements AutoCloseable {

  private final AtomicReference<HikariDataSource> current;

  private final AtomicReference<Predicate<String>> broken = new AtomicReference<>(statement -> false);

  SwitchableDatabase() {
    this(TestDatabase.fresh());
  }

  /** Around a database that is there already. */
  public SwitchableDatabase(HikariDataSource first) {
    this.current = new AtomicReference<>(first);
  }

  /** Goes on with a fresh database. */
  void renew() {
    current.getAndSet(TestDatabase.fresh()).close();
  }

  /**
   * From now on connections are lost before each statement that fits: SQL, or {@code commit}; or {@code committed}:
   * right after a commit, whose answer does not arrive.
   */
  public void breakAt(Predicate<String> statement) {
    broken.set(statement);
  }

  /** All is well again. */
  public void mend() {
    broken.set(statement -> false);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = GuardedDatabase.guard(current.get().getConnection());
    return (Connection)
        Proxy.newProxyInstance(
            SwitchableDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(connection, method, arguments));
  }

  private @Nullable Object call(Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
    String statement =
        arguments != null && method.getName().equals("prepareStatement")
            ? String.valueOf(arguments[0])
            : method.getName();
    if (broken.get().test(statement)) {
      throw new SQLException("The connection was lost.", "08006");
    }
    try {
      Object answer = method.invoke(connection, arguments);
      if (method.getName().equals("commit") && broken.get().test("committed")) {
        throw new SQLException("The connection was lost.", "08006");
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
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
