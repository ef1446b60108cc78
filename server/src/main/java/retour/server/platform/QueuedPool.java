package retour.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections with a queue before it: first come, first served. Under more work than it can do the queue fills, and
 * who finds it full is refused at once, so that he can try again soon and who waits is served. Nobody waits longer than the
 * pool's connection timeout.
 *
 * <p>Without the queue whoever comes takes a free connection before those who wait for one, some of whom then wait until
 * they give up.
 */
public final class QueuedPool extends HikariDataSource {

  /** For each connection so many may wait. */
  static final int WAITING_EACH = 32;

  private volatile @Nullable Semaphore places;

  /** @throws SQLTransientConnectionException when too many wait, or the wait was too long */
  @Override
  public Connection getConnection() throws SQLException {
    Semaphore queue = places();
    enter(queue);
    try {
      return HeldConnection.of(super.getConnection(), queue::release);
    } catch (SQLException | RuntimeException failed) {
      queue.release();
      throw failed;
    }
  }

  /** How many wait now. */
  int waiting() {
    return places().getQueueLength();
  }

  private void enter(Semaphore queue) throws SQLTransientConnectionException {
    if (queue.getQueueLength() >= WAITING_EACH * getMaximumPoolSize()) {
      throw new SQLTransientConnectionException("too many wait for a connection");
    }
    try {
      if (!queue.tryAcquire(getConnectionTimeout(), TimeUnit.MILLISECONDS)) {
        throw new SQLTransientConnectionException("no connection became free in time");
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while waiting for a connection", ending);
    }
  }

  /** As many as connections; known once the settings are complete, which is when the first is asked for. */
  private Semaphore places() {
    Semaphore known = places;
    return known == null ? makePlaces() : known;
  }

  private synchronized Semaphore makePlaces() {
    Semaphore known = places;
    if (known == null) {
      known = new Semaphore(getMaximumPoolSize(), true);
      places = known;
    }
    return known;
  }
}
