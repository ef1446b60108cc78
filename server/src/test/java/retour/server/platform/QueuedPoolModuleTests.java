package retour.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import retour.server.testing.TestDatabase;

class QueuedPoolModuleTests {

  private static final long WAIT_MILLIS = 3_000;

  private final QueuedPool pool = new QueuedPool();

  @BeforeEach
  void fill() {
    DatabaseAccess database = TestDatabase.freshAccess();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.application().user());
    pool.setPassword(database.application().password());
    pool.setMaximumPoolSize(1);
    pool.setConnectionTimeout(WAIT_MILLIS);
  }

  @AfterEach
  void empty() {
    pool.close();
  }

  @Test
  void servesAllWhoWaitAndRefusesAtOnceWhoFindsTheQueueFull() throws Exception {
    List<Future<Boolean>> served = new ArrayList<>();
    try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      try (Connection _ = pool.getConnection()) {
        IntStream.range(0, QueuedPool.WAITING_EACH).forEach(_ -> served.add(waiting.submit(this::isServed)));
        await().untilAsserted(() -> assertThat(pool.waiting()).isEqualTo(QueuedPool.WAITING_EACH));
        long begun = System.nanoTime();

        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);

        assertThat(System.nanoTime() - begun).isLessThan(Duration.ofMillis(WAIT_MILLIS / 2).toNanos());
      }
    }

    for (Future<Boolean> one : served) {
      assertThat(one.get()).isTrue();
    }
  }

  @Test
  void servesInTheOrderOfComing() throws Exception {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      try (Connection _ = pool.getConnection()) {
        for (int i = 0; i < 10; i++) {
          int mine = i;
          Future<Boolean> _ = waiting.submit(noting(order, mine));
          await().untilAsserted(() -> assertThat(pool.waiting()).isEqualTo(mine + 1));
        }
      }
    }

    assertThat(order).isEqualTo(IntStream.range(0, 10).boxed().toList());
  }

  @Test
  void givesUpAfterTheLongestWait() throws Exception {
    try (Connection _ = pool.getConnection()) {
      assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
    }

    assertThat(isServed()).isTrue();
  }

  @Test
  void freesOnePlaceHoweverOftenAConnectionIsClosed() throws Exception {
    Connection connection = pool.getConnection();
    connection.close();
    connection.close();

    assertThat(connection.isClosed()).isTrue();
    try (Connection _ = pool.getConnection()) {
      assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
    }
  }

  @Test
  void freesThePlaceWhereTheDatabaseCannotBeHad() throws Exception {
    try (QueuedPool nowhere = new QueuedPool()) {
      nowhere.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/nothing");
      nowhere.setMaximumPoolSize(1);
      nowhere.setConnectionTimeout(250);
      nowhere.setInitializationFailTimeout(-1);

      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(nowhere::getConnection).hasMessageContaining("timed out");
      }
    }
  }

  @Test
  void isTheDriversConnectionInside() throws Exception {
    try (Connection connection = pool.getConnection()) {
      assertThat(connection.unwrap(PGConnection.class)).isNotNull();
      assertThat(List.of(connection)).contains(connection).doesNotContain(connection.unwrap(Connection.class));
      assertThatThrownBy(() -> connection.prepareStatement("select nonsense").execute())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("nonsense");
    }
  }

  private boolean isServed() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(1);
    }
  }

  private Callable<Boolean> noting(List<Integer> order, int mine) {
    return () -> {
      try (Connection _ = pool.getConnection()) {
        return order.add(mine);
      }
    };
  }
}
