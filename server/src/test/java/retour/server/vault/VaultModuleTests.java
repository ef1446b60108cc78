package retour.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.platform.StartRefused;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.testing.ShopData;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;

class VaultModuleTests {

  private static final StoreId STORE = ShopData.IMPRESS;
  private static final Owner ONE = Owner.ofCase(new UUID(0, 1));
  private static final Owner OTHER = Owner.ofCase(new UUID(0, 2));

  @TempDir private Path folder;

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TestClock clock = new TestClock();
  private KeyFile file = KeyFile.of(Path.of("none"), Map.of());
  private final TransactionTemplate transaction =
      new TransactionTemplate(new DataSourceTransactionManager(database));
  private Vault vault = new Vault(jdbc, file, transaction, clock);

  @BeforeEach
  void makeAKey() {
    Stores stores = Stores.on(jdbc, clock);
    stores.save(ShopData.impress());
    stores.save(ShopData.imperium());
    file = KeyFile.of(folder.resolve("data"), Map.of());
    file.make();
    vault = new Vault(jdbc, file, transaction, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void opensWhatItSealed() {
    byte[] sealed = vault.seal(STORE, ONE, "BG80 Ш");

    assertThat(text(STORE, ONE, sealed)).isEqualTo("BG80 Ш");
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("BG80");
    assertThat(vault.seal(STORE, ONE, "BG80 Ш")).isNotEqualTo(sealed);
    assertThat(jdbc.sql("select count(*) from data_key").query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void opensNothingThatIsAnothersOrWasChanged() {
    byte[] sealed = vault.seal(STORE, ONE, "secret");
    byte[] changed = sealed.clone();
    changed[changed.length - 1] ^= 1;
    vault.seal(STORE, OTHER, "other");
    jdbc.sql("insert into data_key select 'imperium-est', owner, master, wrapped, made_at from data_key").update();

    assertThatThrownBy(() -> text(STORE, OTHER, sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> text(STORE, ONE, changed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> text(ShopData.IMPERIUM, ONE, sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void neverOpensAgainWhatWasDestroyed() {
    byte[] sealed = vault.seal(STORE, ONE, "secret");
    byte[] others = vault.seal(STORE, OTHER, "stays");

    vault.destroy(STORE, ONE);

    assertThat(vault.opener(STORE, List.of(ONE)).open(ONE, sealed)).isEmpty();
    assertThat(text(STORE, OTHER, others)).isEqualTo("stays");
  }

  @Test
  void wrapsEveryKeyAnewAndReadsOnWithoutARestart() {
    byte[] before = vault.seal(STORE, ONE, "before");

    int wrapped = rotate(false);

    assertThat(wrapped).isEqualTo(1);
    assertThat(file.ring().keys()).hasSize(2);
    assertThat(text(STORE, ONE, before)).isEqualTo("before");
    byte[] after = vault.seal(STORE, OTHER, "after");
    assertThat(text(STORE, OTHER, after)).isEqualTo("after");
    assertThat(jdbc.sql("select distinct master from data_key").query((row, n) -> row.getString(1)).list())
        .containsExactly(file.ring().current().name());
  }

  @Test
  void forgetsEarlierMasterKeysSoThatOldBackupsKeepTheirSecrets() {
    byte[] sealed = vault.seal(STORE, ONE, "secret");
    Wrapped backup =
        jdbc.sql("select owner, master, wrapped from data_key")
            .query((row, n) -> new Wrapped(row.getString(1), row.getString(2), row.getBytes(3)))
            .single();

    rotate(true);

    assertThat(text(STORE, ONE, sealed)).isEqualTo("secret");
    assertThat(file.ring().keys()).hasSize(1);
    assertThatThrownBy(() -> backup.unwrap(STORE, file)).hasMessageContaining("there is no master key");
  }

  @Test
  void opensWhatIsSealedWhileKeysAreRotatedAndForgotten() throws Exception {
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Future<List<byte[]>> sealing =
          both.submit(
              () ->
                  IntStream.range(0, 200)
                      .mapToObj(n -> vault.seal(STORE, Owner.ofCase(new UUID(1, n)), "number " + n))
                      .toList());
      for (int time = 0; time < 20; time++) {
        rotate(true);
      }
      List<byte[]> sealed = sealing.get();

      assertThat(IntStream.range(0, 200).mapToObj(n -> text(STORE, Owner.ofCase(new UUID(1, n)), sealed.get(n))))
          .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(n -> "number " + n).toList());
    }
  }

  @Test
  void makesOneFileOfSeveralAtOnceAndLeavesNoneHalf() throws Exception {
    KeyFile fresh = KeyFile.of(folder.resolve("other"), Map.of());
    try (ExecutorService several = Executors.newFixedThreadPool(4)) {
      several
          .invokeAll(Collections.nCopies(8, Executors.callable(fresh::make)))
          .forEach(made -> assertThatCode(made::get).doesNotThrowAnyException());
    }

    assertThat(fresh.ring().keys()).hasSize(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString())).containsExactlyInAnyOrder("data.keys", "other.keys");
    }
  }

  @Test
  void keepsTheMasterKeyBesideTheDataForItsOwnerAlone() throws IOException {
    assertThat(file.path()).isEqualTo(folder.resolve("data.keys"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path()))).isEqualTo("rw-------");
    String before = Files.readString(file.path());
    file.make();
    assertThat(file.path()).hasContent(before);
    assertThat(file.ring().toString()).doesNotContain(before.strip().substring(before.lastIndexOf(':') + 1));
    assertThat(KeyFile.of(folder, Map.of("RETOUR_KEY_FILE", "/else/where")).path()).hasToString("/else/where");
  }

  @Test
  void refusesAFileThatHoldsNoKeysWithoutTellingWhatItHolds() throws IOException {
    Files.writeString(file.path(), "retour-master-key-1:x:secretsecret\n");

    assertThatThrownBy(() -> file.ring()).isInstanceOf(StartRefused.class).hasMessageNotContaining("secretsecret");
  }

  private String text(StoreId store, Owner owner, byte[] sealed) {
    return vault.opener(store, List.of(owner)).text(owner, sealed).orElseThrow();
  }

  private int rotate(boolean forget) {
    return new RotateKeys(jdbc, transaction, file).rotate(forget);
  }
}
