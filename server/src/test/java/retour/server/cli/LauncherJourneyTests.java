package retour.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, as far as it goes before it builds. */
class LauncherJourneyTests {

  private static final Path LAUNCHER = Path.of("..", "retour").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void listsEveryCommandInItsHelp() throws Exception {
    Ran help = run(Map.of(), "--help");

    assertThat(help.exit()).isZero();
    for (String name : RetourCommand.line(Object.class, new PrintWriter(Writer.nullWriter())).getSubcommands().keySet()) {
      assertThat(help.out()).containsPattern("(?m)^  " + name + " +\\S");
    }
    assertThat(help.out()).contains("  policy ", "  test ");
  }

  @Test
  void refusesAnUnknownCommandWithOneLineAndTwo() throws Exception {
    Ran refused = run(Map.of(), "retrun");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.out().lines()).singleElement().asString().contains("`retrun`", "--help");
  }

  @Test
  void saysWhatToInstallWithoutAJdk() throws Exception {
    Ran refused = run(withoutJdk(), "start");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out().lines()).singleElement().asString().contains("JDK 25", "openjdk-25-jdk");
  }

  @Test
  void takesAnOlderJdkForNone() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jvm/java-17"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Path javac = Files.createDirectory(old.resolve("bin")).resolve("javac");
    assertThat(Files.createFile(javac).toFile().setExecutable(true)).isTrue();

    Ran refused = run(withoutJdk(), "test");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out()).contains("JDK 25");
  }

  /** An environment with the few programs the launcher needs, and no Java. */
  private Map<String, String> withoutJdk() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String program : List.of("bash", "dirname", "readlink", "sed", "cat", "find", "id")) {
      Path real = Files.exists(Path.of("/usr/bin", program)) ? Path.of("/usr/bin", program) : Path.of("/bin", program);
      Files.createSymbolicLink(bin.resolve(program), real);
    }
    return Map.of("PATH", bin.toString(), "JAVA_HOME", "", "RETOUR_JVM_FOLDER", folder.resolve("jvm").toString());
  }

  private static Ran run(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/bash", LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    return Ran.of(environment, command);
  }
}
