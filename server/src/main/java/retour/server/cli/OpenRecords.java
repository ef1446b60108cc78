package retour.server.cli;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;
import retour.server.platform.Migrations;
import retour.server.platform.OpenDatabase;
import retour.server.platform.Progress;

/**
 * The stores and their orders without the rest of the application, for a short command. Works beside a running server on
 * the same data folder, and starts the database itself where none runs.
 */
final class OpenRecords implements AutoCloseable {

  private final OpenDatabase database;
  private final ConfigurableApplicationContext features;

  private OpenRecords(OpenDatabase database, ConfigurableApplicationContext features) {
    this.database = database;
    this.features = features;
  }

  /**
   * Opens the database, brings its tables up to date and makes the features' objects.
   *
   * @throws retour.server.platform.StartRefused when the database cannot be opened
   */
  static OpenRecords open(Path data, Progress progress) {
    OpenDatabase database = OpenDatabase.forCommand(data, System.getenv(), progress);
    try {
      Migrations.migrate(database.access());
      return new OpenRecords(database, features(database.access().asProperties()));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** A feature's public object, such as {@code ImportOrders}. */
  <T> T get(Class<T> type) {
    return features.getBean(type);
  }

  @Override
  public void close() {
    try (database) {
      features.close();
    }
  }

  private static ConfigurableApplicationContext features(Map<String, Object> properties) {
    SpringApplication spring = new SpringApplication(Features.class);
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.addInitializers(
        context ->
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("command", properties)));
    return spring.run();
  }

  /** No stereotype, so that the server does not find it. */
  @ComponentScan({"retour.server.platform", "retour.server.store", "retour.server.order"})
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  static final class Features {}
}
