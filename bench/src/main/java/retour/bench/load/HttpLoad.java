package retour.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that create a return each, one after the other, of an order of its own. */
final class HttpLoad {

  private final int port;
  private final String key;
  private final String run;
  private final AtomicLong nextOrder;
  private final long endOfOrders;

  /** @param run makes the idempotency keys of this run its own */
  HttpLoad(int port, String key, String run, long firstOrder, long orders) {
    this.port = port;
    this.key = key;
    this.run = run;
    this.nextOrder = new AtomicLong(firstOrder);
    this.endOfOrders = firstOrder + orders;
  }

  Outcome run(int clients, int seconds) throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Future<Times>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> client(end)));
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    List<Times> each = new ArrayList<>();
    for (Future<Times> client : running) {
      each.add(client.get());
    }
    Times all = Times.of(each);
    return new Outcome(all.count() / took, all.at(0.5), all.at(0.99), all.count());
  }

  private Times client(long end) throws IOException {
    Times times = new Times();
    Connection connection = new Connection(port, "Authorization: Bearer " + key);
    try {
      while (System.nanoTime() < end) {
        long order = nextOrder.getAndIncrement();
        if (order >= endOfOrders) {
          throw new IOException("out of orders");
        }
        long begun = System.nanoTime();
        if (!connection.isOpen()) {
          connection.close();
          connection = new Connection(port, "Authorization: Bearer " + key);
        }
        int status = connection.post("/api/v1/returns", run + "-" + order, NewReturn.body(order)).status();
        if (status != 201) {
          throw new IOException("answered " + status);
        }
        times.add(System.nanoTime() - begun);
      }
    } finally {
      connection.close();
    }
    return times;
  }

  /** What a run came to; times in milliseconds. */
  record Outcome(double perSecond, double p50, double p99, long count) {}
}
