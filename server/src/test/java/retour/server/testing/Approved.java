package retour.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text file that a person approved. A test compares what the program makes with it; {@code mvn test
 * -Dretour.approve=true} writes it anew, to be read and committed.
 */
public final class Approved {

  private final Path path;

  private Approved(Path path) {
    this.path = path;
  }

  public static Approved file(Path path) {
    return new Approved(path);
  }

  /** The text is the approved one; with the flag it becomes so. */
  public void matches(String text) {
    try {
      if (Boolean.getBoolean("retour.approve")) {
        Files.writeString(path, text);
      }
      assertThat(path).as("approved file; to renew it run with -Dretour.approve=true").exists();
      assertThat(text).as("approved file %s; to renew it run with -Dretour.approve=true", path).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
