package retour.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords of the embedded database's three roles: 192 random bits each, made once for a data folder.
 *
 * @param superuser may do all; used to set the database up
 * @param owner owns the tables
 * @param application reads and writes rows
 */
record Secrets(String superuser, String owner, String application) {

  private static final String SUPERUSER = "superuser";
  private static final String OWNER = "owner";
  private static final String APPLICATION = "application";
  private static final int BYTES = 24;

  /** The passwords kept in the file, which is made when it is not there. */
  static Secrets keptIn(Path file) throws IOException {
    if (!Files.exists(file)) {
      Secrets fresh = new Secrets(random(), random(), random());
      Folders.writePrivately(file, fresh.asText().getBytes(StandardCharsets.UTF_8));
      return fresh;
    }
    Properties kept = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      kept.load(in);
    }
    return new Secrets(read(kept, SUPERUSER, file), read(kept, OWNER, file), read(kept, APPLICATION, file));
  }

  @Override
  public String toString() {
    return "Secrets";
  }

  private String asText() {
    StringWriter text = new StringWriter();
    text.append(SUPERUSER).append('=').append(superuser).append('\n');
    text.append(OWNER).append('=').append(owner).append('\n');
    text.append(APPLICATION).append('=').append(application).append('\n');
    return text.toString();
  }

  private static String read(Properties kept, String name, Path file) {
    String value = kept.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new StartRefused("The file `" + file + "` is damaged: it lacks `" + name + "`. Restore it from a backup.");
    }
    return value;
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
