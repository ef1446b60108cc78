package retour.server.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.PolicyRejected;
import retour.policy.PolicySource;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Migrations;
import retour.server.platform.OpenDatabase;
import retour.server.platform.Progress;
import retour.server.platform.StartRefused;
import retour.server.policy.LawLayer;
import retour.server.policy.PolicyVersions;
import retour.server.policy.PublishPolicy;
import retour.server.policy.PublishedDocument;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreScope;
import retour.server.store.Stores;

/** One store's published policies for a short command, beside a running server or alone, and the words for them. */
final class PolicyRecords implements AutoCloseable {

  private static final ResourceBundle TEXTS =
      Words.of("publish", Locale.getDefault());

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final OpenDatabase database;
  private final HikariDataSource pool;
  private final StoreId store;
  private final InstantSource clock;

  private PolicyRecords(OpenDatabase database, HikariDataSource pool, StoreId store, InstantSource clock) {
    this.database = database;
    this.pool = pool;
    this.store = store;
    this.clock = clock;
  }

  /** @throws StartRefused when the database cannot be opened or has no such store */
  static PolicyRecords open(Path data, String store, InstantSource clock) {
    OpenDatabase database = OpenDatabase.forCommand(data, System.getenv(), Progress.silent());
    try {
      Migrations.migrate(database.access());
      PolicyRecords records = new PolicyRecords(database, pool(database.access()), new StoreId(store), clock);
      records.requireStore();
      return records;
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  static String say(String key, Object... arguments) {
    return new MessageFormat(TEXTS.getString("publish." + key), TEXTS.getLocale()).format(arguments);
  }

  /** @throws StartRefused when it is no readable UTF-8 text of a size that a document can have */
  static String read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new StartRefused(say(Files.exists(file) ? "no_file" : "not_there", file));
      }
      return PolicySource.read(file).text();
    } catch (PolicyRejected rejected) {
      throw new StartRefused(String.valueOf(rejected.getMessage()));
    } catch (IOException unreadable) {
      throw new StartRefused(say("unreadable", file));
    }
  }

  /** A law layer in words. */
  static String law(LawLayer layer) {
    return say("law", layer.name(), lawAs(layer));
  }

  /** Its version, and what is done with it. */
  static String lawAs(LawLayer layer) {
    return say("law_as", layer.version(), say("mode." + layer.mode().code()));
  }

  /** What the check found, under the name of the file it was found in. */
  static String faults(String findings, Path file) {
    return findings.replaceAll("(?m)^policy:(?=[0-9])", Matcher.quoteReplacement(file + ":"));
  }

  /** A moment in the store's zone, such as {@code 2026-11-20 14:05}. */
  String moment(Instant instant) {
    return MOMENT.format(instant.atZone(Stores.on(JdbcClient.create(pool), clock).get(store).zone()));
  }

  StoreId store() {
    return store;
  }

  PublishPolicy publishing() {
    return PublishPolicy.on(pool, clock);
  }

  PolicyVersions versions() {
    return PolicyVersions.on(pool, clock);
  }

  /** Every published version, oldest first. */
  List<PublishedDocument> archive() {
    return versions().archive(store);
  }

  @Override
  public void close() {
    try (database) {
      pool.close();
    }
  }

  private void requireStore() {
    Stores stores = Stores.on(JdbcClient.create(pool), clock);
    if (stores.find(store).isEmpty()) {
      String known = stores.all().stream().map(Store::id).map(StoreId::value).collect(Collectors.joining(", "));
      pool.close();
      throw new StartRefused(
          say("no_store", store.value(), known.isEmpty() ? say("no_stores") : say("stores", known)));
    }
  }

  private static HikariDataSource pool(DatabaseAccess access) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(access.url());
    pool.setUsername(access.application().user());
    pool.setPassword(access.application().password());
    pool.setConnectionInitSql(StoreScope.EVERYTHING_SQL);
    pool.setMaximumPoolSize(1);
    return pool;
  }
}
