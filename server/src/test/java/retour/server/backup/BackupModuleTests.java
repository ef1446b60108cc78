package retour.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.returns.ReturnsFixture.STORE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import retour.policy.decision.Resolution;
import retour.server.backup.Archive.Table;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Migrations;
import retour.server.platform.Progress;
import retour.server.returns.ReturnsFixture;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;

@RetourModuleTest
class BackupModuleTests {

  private static final String LETTER =
      """
      insert into evidence (store_id, order_id, media_type, sha256, content, uploaded_by, uploaded_at)
      select store_id, order_id, 'image/png', '\\x00', decode(repeat('005c0a0d09ff', 3000), 'hex'), :name, now()
      from customer_order
      where store_id = :store
      limit 1
      """;

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @TempDir private Path folder;

  private ReturnsFixture given;
  private DatabaseAccess source;
  private BackupKey key;

  @BeforeEach
  void fillAStore() {
    given = new ReturnsFixture(beans).store(false);
    given.received(given.order(3, 30_000), 2, Resolution.REFUND);
    jdbc.sql(LETTER).param("name", "О'Нийл \\. \t \"quoted\"").param("store", STORE.value()).update();
    source = TestDatabase.access(jdbc.sql("select current_database()").query(String.class).single());
    key = BackupKey.make(folder.resolve("key"));
  }

  @Test
  void restoresEveryRowOfEveryTable() {
    DatabaseAccess copy = TestDatabase.emptyAccess();
    DatabaseAccess copyOfCopy = TestDatabase.emptyAccess();

    long kept = take("backup");
    RestoreBackup.Restored restored = restore("backup", key, copy);
    new TakeBackup(copy, Progress.silent()).to(folder.resolve("second"), key, TestClock.START);
    restore("second", key, copyOfCopy);

    assertThat(restored.rows()).isEqualTo(kept).isGreaterThan(10);
    assertThat(restored.takenAt()).isEqualTo(TestClock.START);
    // The server at the source goes on writing mails and linking entries; nobody works on the copy.
    assertThat(contents(copyOfCopy)).isEqualTo(contents(copy));
    assertThat(contents(copy)).containsAllEntriesOf(quiet(contents(source))).containsKey("return_case");
    assertThat(new Schema(owner(copyOfCopy)).sequences()).isEqualTo(new Schema(owner(copy)).sequences()).isNotEmpty();
  }

  private static Map<String, String> quiet(Map<String, String> contents) {
    Map<String, String> quiet = new TreeMap<>(contents);
    quiet.keySet().removeAll(Set.of("access_link", "audit_entry", "audit_head", "case_notice", "outbox_mail"));
    return quiet;
  }

  @Test
  void leavesTheRestoredTablesGuarded() {
    DatabaseAccess target = TestDatabase.emptyAccess();
    take("backup");
    restore("backup", key, target);

    JdbcClient restored = owner(target);

    assertThatThrownBy(() -> restored.sql("delete from case_event").update()).hasMessageContaining("append-only");
  }

  @Test
  void holdsOneMomentWhilePeopleWork() {
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> shoppers =
        CompletableFuture.runAsync(
            () -> {
              while (!stop.get()) {
                given.filed(given.order(1, 9_900), 1, Resolution.REFUND);
              }
            });
    DatabaseAccess target = TestDatabase.emptyAccess();

    take("busy");
    stop.set(true);
    shoppers.join();
    restore("busy", key, target);

    String unlike =
        """
        select count(*)
        from order_line l
        where l.returned_quantity <> (
          select coalesce(sum(i.quantity), 0)
          from return_item i
          where i.store_id = l.store_id and i.order_id = l.order_id and i.line_no = l.line_no)
        """;
    assertThat(owner(target).sql(unlike).query(Long.class).single()).isZero();
  }

  @Test
  void showsNothingOfWhatItHolds() throws IOException {
    take("backup");

    byte[] bytes = Files.readAllBytes(folder.resolve("backup"));

    // Of random bytes any two come up; four in this order do not.
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .doesNotContain("example.com", "customer_order", "PK\u0003\u0004");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("backup"))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesAnotherKeyAndAChangedOrCutFile() throws IOException {
    take("backup");
    byte[] whole = Files.readAllBytes(folder.resolve("backup"));
    Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 1));
    Files.write(folder.resolve("none"), new byte[0]);
    whole[whole.length / 2] ^= 1;
    Files.write(folder.resolve("changed"), whole);
    DatabaseAccess target = TestDatabase.emptyAccess();
    BackupKey other = BackupKey.make(folder.resolve("other"));

    assertThatThrownBy(() -> restore("backup", other, target)).isInstanceOf(BackupRefused.class);
    for (String name : List.of("cut", "changed", "none", "missing")) {
      assertThatThrownBy(() -> restore(name, key, target)).isInstanceOf(BackupRefused.class);
    }

    assertThat(rows(target)).isZero();
  }

  @Test
  void fillsNoDatabaseThatIsInUse() {
    take("backup");

    assertThatThrownBy(() -> restore("backup", key, source))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void replacesNoFile() throws IOException {
    Files.writeString(folder.resolve("backup"), "precious");

    assertThatThrownBy(() -> take("backup")).isInstanceOf(BackupRefused.class).hasMessageContaining("there already");
    assertThatThrownBy(() -> BackupKey.make(folder.resolve("key"))).isInstanceOf(BackupRefused.class);

    assertThat(folder.resolve("backup")).hasContent("precious");
    assertThat(folder.resolve("backup.part")).doesNotExist();
  }

  @Test
  void readsOnlyAKeyAsKey() throws IOException {
    Files.writeString(folder.resolve("bad"), "retour-backup-key-1:AAAA\n");
    Files.writeString(folder.resolve("worse"), "retour-backup-key-1:%%%\n");

    assertThatThrownBy(() -> BackupKey.read(folder.resolve("bad"))).hasMessageContaining("holds no key");
    assertThatThrownBy(() -> BackupKey.read(folder.resolve("worse"))).hasMessageContaining("holds no key");
    assertThatThrownBy(() -> BackupKey.read(folder.resolve("none"))).hasMessageContaining("cannot be read");
  }

  private long take(String name) {
    return new TakeBackup(source, Progress.silent()).to(folder.resolve(name), key, TestClock.START);
  }

  private RestoreBackup.Restored restore(String name, BackupKey with, DatabaseAccess target) {
    return new RestoreBackup(folder.resolve(name), with, Progress.silent()).into(target);
  }

  private static Map<String, String> contents(DatabaseAccess access) {
    JdbcClient owner = owner(access);
    Map<String, String> contents = new TreeMap<>();
    for (Table table : new Schema(owner).tables()) {
      contents.put(table.name(), owner.sql(digest(table)).query(String.class).optional().orElse(""));
    }
    return contents;
  }

  /** Of all rows of a table, whatever it is: a test alone puts a name into a statement. */
  private static String digest(Table table) {
    return "select count(*) || ' ' || md5(string_agg(t::text, '|' order by t::text)) from " + table.name() + " t";
  }

  private static long rows(DatabaseAccess access) {
    Migrations.migrate(access);
    return contents(access).values().stream().filter(content -> !content.isEmpty()).count();
  }

  private static JdbcClient owner(DatabaseAccess access) {
    return JdbcClient.create(
        new DriverManagerDataSource(access.url(), access.owner().user(), access.owner().password()));
  }
}
