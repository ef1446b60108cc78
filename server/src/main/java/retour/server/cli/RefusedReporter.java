package retour.server.cli;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import retour.server.platform.StartRefused;

/** Keeps a refused start out of the log: the command tells it in one line. */
final class RefusedReporter implements SpringBootExceptionReporter {

  /** As Spring Boot makes it. */
  RefusedReporter(ConfigurableApplicationContext context) {
    // A refusal speaks for itself.
  }

  @Override
  public boolean reportException(Throwable failure) {
    return failure instanceof StartRefused;
  }
}
