package retour.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retour.server.order.OrderId;
import retour.server.privacy.ErasedFile.Line;
import retour.server.store.StoreId;

class ErasedFileTests {

  private static final Line LINE =
      new Line(
          new StoreId("impress"),
          new OrderId(7),
          "IC-3001",
          Instant.parse("2026-11-01T10:00:00.123456Z"),
          Instant.parse("2026-11-21T10:00:00Z"));

  @TempDir private Path folder;

  @Test
  void keepsLinesBesideTheDataForItsOwnerAlone() throws IOException {
    ErasedFile file = ErasedFile.of(folder.resolve("data").toString(), "");

    file.add(List.of(LINE));
    file.add(List.of(LINE, LINE));

    assertThat(file.lines()).containsExactly(LINE, LINE, LINE);
    Path path = folder.resolve("data.erased");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
  }

  @Test
  void leavesOutWhatAFaultCutOff() throws IOException {
    Path path = folder.resolve("named");
    ErasedFile file = ErasedFile.of(folder.toString(), path.toString());
    file.add(List.of(LINE));

    Files.writeString(path, "impress\t8\tIC-30\nimpress\tx\tIC\t2026\t2026\n", StandardOpenOption.APPEND);

    assertThat(file.lines()).containsExactly(LINE);
  }

  @Test
  void isNoFileWhereNothingIsKept() {
    ErasedFile file = ErasedFile.of("", "");

    file.add(List.of(LINE));

    assertThat(file.lines()).isEmpty();
  }
}
