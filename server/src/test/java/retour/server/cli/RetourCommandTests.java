package retour.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RetourCommandTests {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void showsTheHelpOfEachCommand() {
    for (String name : line().getSubcommands().keySet()) {
      assertThat(line().execute(name, "--help")).isZero();
      assertThat(out.toString()).contains("Usage: retour " + name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port=0x1F90", "--port=-1", "--port=65536", "--bogus", "--data", "stray"})
  void refusesWrongUsageWithALineAndTwo(String argument) {
    int exit = line().execute("start", argument);

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(2).last().isEqualTo("Try `./retour start --help`.");
  }

  @Test
  void refusesATakenPortWithOneLineAndOne(@TempDir Path data) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int exit = line().execute("start", "--port=" + taken.getLocalPort(), "--data=" + data);

      assertThat(exit).isEqualTo(1);
      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .contains("Port " + taken.getLocalPort(), "another program has it", "--port");
      assertThat(data).isEmptyDirectory();
    }
  }

  @Test
  void refusesAnUnknownAddressWithOneLineAndOne(@TempDir Path data) {
    int exit = line().execute("start", "--port=0", "--host=256.1.1.1", "--data=" + data);

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString().lines()).singleElement().asString().contains("256.1.1.1");
  }

  private CommandLine line() {
    CommandLine line = RetourCommand.line(Object.class, new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line;
  }
}
