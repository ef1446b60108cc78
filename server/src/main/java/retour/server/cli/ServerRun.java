package retour.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.DemoLoader;
import retour.server.platform.Migrations;
import retour.server.platform.OpenDatabase;
import retour.server.platform.Progress;
import retour.server.platform.StartRefused;
import retour.server.platform.StartupNotes;

/** One life of the server: database, application, demonstration, addresses; and back down in the opposite order. */
final class ServerRun {

  private static final int OK = 0;
  private static final int DATABASE_LOST = 1;

  private final Class<?> application;
  private final Wish wish;
  private final PrintWriter out;
  private final Progress progress;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final CountDownLatch ever = new CountDownLatch(1);
  private volatile int exit = OK;

  /**
   * What the operator asked for.
   *
   * @param data folder of the data
   * @param listening where to listen
   * @param demo whether to load the demonstration
   */
  record Wish(Path data, Listening listening, boolean demo) {}

  ServerRun(Class<?> application, Wish wish, PrintWriter out) {
    this.application = application;
    this.wish = wish;
    this.out = out;
    this.progress = new ConsoleProgress(out);
  }

  /** Starts, then stays until a signal ends the process, which then ends with 0. */
  int untilStopped() throws InterruptedException {
    Thread hook = new Thread(this::stopOnSignal, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      announce(start());
    } catch (RuntimeException e) {
      giveUp(hook);
      throw e;
    }
    ever.await();
    return OK;
  }

  /** Starts, visits the pages and stops. */
  int rehearse() {
    try {
      String base = start();
      new Rehearsal(base, notes(base)).visit();
      return OK;
    } finally {
      closeAll();
    }
  }

  private String start() {
    long begin = System.nanoTime();
    wish.listening().requireFree();
    OpenDatabase database = OpenDatabase.forServer(wish.data(), System.getenv(), progress, this::databaseLost);
    opened(database);
    progress.step("Bringing the tables up to date and starting the server");
    ConfigurableApplicationContext context = run(database);
    opened(context);
    out.printf("Ready after %.1f s.%n", Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
    return wish.listening().base(port(context));
  }

  private ConfigurableApplicationContext run(OpenDatabase database) {
    Map<String, Object> properties = new HashMap<>(database.access().asProperties());
    properties.putAll(wish.listening().asProperties());
    properties.put("retour.data", wish.data().toString());
    properties.put("retour.demo", wish.demo());
    SpringApplication spring = new SpringApplication(application);
    spring.setRegisterShutdownHook(false);
    spring.addInitializers(
        context ->
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("command", properties)));
    spring.addInitializers(context -> migrateBeside(context, database.access()));
    if (wish.demo()) {
      spring.addInitializers(context -> loadFirst((GenericApplicationContext) context));
    }
    try {
      return spring.run();
    } catch (StartRefused e) {
      throw e;
    } catch (PortInUseException e) {
      throw new StartRefused("Port " + e.getPort() + " was taken by another program meanwhile. Start again.", e);
    } catch (BeanCreationException e) {
      if (e.getMostSpecificCause() instanceof StartRefused refused) {
        throw refused;
      }
      throw new StartRefused("The server could not be started; what failed stands above.", e);
    } catch (RuntimeException e) {
      // Spring has written the whole failure to the log already.
      throw new StartRefused("The server could not be started; what failed stands above.", e);
    }
  }

  /** Brings the tables up to date while the application is read in; none of its objects is made before that is done. */
  private static void migrateBeside(ConfigurableApplicationContext context, DatabaseAccess access) {
    CompletableFuture<Void> tables =
        CompletableFuture.runAsync(() -> Migrations.migrate(access), Thread.ofPlatform().name("tables")::start);
    context.addBeanFactoryPostProcessor(_ -> upToDate(tables));
  }

  private static void upToDate(CompletableFuture<Void> tables) {
    try {
      tables.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StartRefused refused ? refused : e;
    }
  }

  private void loadFirst(GenericApplicationContext context) {
    context.registerBean(
        LoadBeforeListening.class,
        () -> new LoadBeforeListening(context.getBeanProvider(DemoLoader.class), progress));
  }

  private static int port(ConfigurableApplicationContext context) {
    if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      return web.getWebServer().getPort();
    }
    throw new IllegalStateException("The application has no web server.");
  }

  private void announce(String base) {
    out.println();
    out.println("  Retour   " + base);
    notes(base).forEach(line -> out.println("  " + line));
    out.println();
    out.println("Ctrl-C stops it.");
    out.flush();
  }

  private List<String> notes(String base) {
    synchronized (opened) {
      return opened.stream()
          .filter(ConfigurableApplicationContext.class::isInstance)
          .map(ConfigurableApplicationContext.class::cast)
          .flatMap(context -> context.getBeanProvider(StartupNotes.class).orderedStream())
          .flatMap(notes -> notes.lines(base).stream())
          .toList();
    }
  }

  /** Clears away what a failed start had opened; a signal that came first does the same in the hook. */
  private void giveUp(Thread hook) throws InterruptedException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      ever.await();
    }
    closeAll();
  }

  private void databaseLost() {
    System.err.println(
        "The database ended by itself; its messages are in `" + wish.data().resolve("postgresql.log") + "`.");
    exit = DATABASE_LOST;
    System.exit(exit);
  }

  private void stopOnSignal() {
    out.println("Stopping ...");
    closeAll();
    out.println("Stopped.");
    out.flush();
    // A signal was the order to stop, so having stopped is success and not 130 or 143.
    Runtime.getRuntime().halt(exit);
  }

  private void opened(AutoCloseable part) {
    synchronized (opened) {
      opened.push(part);
    }
  }

  private void closeAll() {
    synchronized (opened) {
      while (!opened.isEmpty()) {
        close(opened.pop());
      }
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.err.println("While stopping: " + e.getMessage());
    }
  }
}
