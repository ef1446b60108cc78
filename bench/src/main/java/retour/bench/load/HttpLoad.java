package retour.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
    List<Future<long[]>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> client(end)));
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    List<long[]> each = new ArrayList<>();
    for (Future<long[]> client : running) {
      each.add(client.get());
    }
    long[] micros = each.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Outcome(micros.length / took, at(micros, 0.5), at(micros, 0.99), micros.length);
  }

  private long[] client(long end) throws IOException {
    long[] micros = new long[1024];
    int done = 0;
    Connection connection = new Connection(port, key);
    try {
      while (System.nanoTime() < end) {
        long order = nextOrder.getAndIncrement();
        if (order >= endOfOrders) {
          throw new IOException("out of orders");
        }
        long begun = System.nanoTime();
        if (!connection.isOpen()) {
          connection.close();
          connection = new Connection(port, key);
        }
        int status = connection.post(run + "-" + order, body(order));
        if (status != 201) {
          throw new IOException("answered " + status);
        }
        micros = done == micros.length ? Arrays.copyOf(micros, done * 2) : micros;
        micros[done++] = (System.nanoTime() - begun) / 1000;
      }
    } finally {
      connection.close();
    }
    return Arrays.copyOf(micros, done);
  }

  private static String body(long order) {
    return "{\"order_number\":\"B-"
        + order
        + "\",\"lines\":[{\"line_no\":1,\"quantity\":1,\"resolution\":\"refund\",\"claims\":{\"reason\":\"changed_mind\","
        + "\"packaging\":\"sealed\",\"packaging_complete\":true,\"accessories_complete\":true,\"rebate_submitted\":false}}]}";
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * share))] / 1000.0;
  }

  /** What a run came to; times in milliseconds. */
  record Outcome(double perSecond, double p50, double p99, long count) {}
}
