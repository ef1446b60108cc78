package retour.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Migrations;
import retour.server.platform.OpenDatabase;
import retour.server.platform.Progress;

class PublishCommandModuleTests {

  private static final String LONG_AGO = "2020-01-01";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void addStore() {
    try (OpenDatabase database = OpenDatabase.forCommand(data(), System.getenv(), Progress.silent())) {
      Migrations.migrate(database.access());
      DatabaseAccess access = database.access();
      JdbcClient.create(
              new DriverManagerDataSource(
                  access.url(), access.owner().user(), access.owner().password()))
          .sql(
              """
              insert into store (store_id, name, currency, zone, languages, color, settings)
              values ('impress', 'Impress', 'USD', 'America/Chicago', '{en}', '#123456',
                      '{"returnAddress": [], "contactEmail": "", "contactPhone": "", "contactHours": {},
                        "rmaFormat": "R", "rgaFormat": "R", "authorizationDays": 1, "autoAuthorize": false,
                        "carriers": {}}')
              """)
          .update();
    }
  }

  @Test
  void publishesListsAndCompares() throws IOException {
    Path first = file("first.yaml", policy("15"));
    Path second = file("second.yaml", policy("10"));

    assertThat(run("publish", first.toString(), "--from", LONG_AGO)).isEqualTo(1);
    assertThat(told()).contains("T-2 keeps a fee", "key: fee_without_fault:T-2:restocking,refund");

    assertThat(run("publish", first.toString(), "--from", LONG_AGO, "--accept", "T-2", "--reason", "As always.")).isZero();
    assertThat(told()).startsWith("Version 1 of store `impress` is published");

    assertThat(run("diff", second.toString())).isZero();
    assertThat(told()).contains("  T-2: 15 % became 10 %");

    assertThat(run("publish", second.toString(), "--from", "2999-01-01", "--accept-as-before", "--advise", "us")).isZero();
    assertThat(run("diff")).isZero();
    assertThat(told())
        .contains("  T-2: 15 % became 10 %", "  new: law us-disclosure: version 1, told beside the written policy");

    assertThat(run("history")).isZero();
    assertThat(told()).contains("version 1 (returns)", "version 2 (returns)", "accepted, because “As always.”:");
  }

  @Test
  void answersAMistakeWithAClearLine() throws IOException {
    Path bad = file("bad.yaml", policy("15").replace("within(refund)", "within(refnud)"));
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThat(run("publish", bad.toString(), "--from", LONG_AGO)).isEqualTo(1);
    assertThat(told()).contains(bad + ":10:", "there is no window `refnud`", "Did you mean `refund`?");
    assertThat(mistake("publish", folder.resolve("none.yaml").toString(), "--from", LONG_AGO))
        .isEqualTo(folder.resolve("none.yaml") + ": no such file");
    assertThat(mistake("publish", folder.toString(), "--from", LONG_AGO)).isEqualTo(folder + " is no file");
    assertThat(mistake("publish", binary.toString(), "--from", LONG_AGO)).contains(binary + ":", "no UTF-8 text");
    assertThat(mistake("publish", bad.toString(), "--from", LONG_AGO, "--no-law", "--advise", "us"))
        .isEqualTo("`--no-law` and a law exclude each other");
    assertThat(mistake("diff")).isEqualTo("store `impress` has published no policy");
  }

  @Test
  void tellsWrongUsageFromFailure() throws IOException {
    Path file = file("first.yaml", policy("15"));

    assertThat(run("publish", file.toString())).isEqualTo(2);
    assertThat(run("publish", file.toString(), "--from", "01.12.2026")).isEqualTo(2);
    assertThat(err.toString()).contains("`01.12.2026` is no day; write it as 2026-12-01");
    assertThat(run("publish", file.toString(), "--from", LONG_AGO, "--accept", "T-2")).isEqualTo(2);
  }

  private String mistake(String... arguments) {
    assertThat(run(arguments)).isEqualTo(1);
    return err.toString().strip();
  }

  private String told() {
    return out.toString().replace("\r", "");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = RetourCommand.line(Object.class, new PrintWriter(out, true));
    errorsOf(line);
    List<String> all = new ArrayList<>(List.of("policy"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--store", "impress", "--data", data().toString()));
    return line.execute(all.toArray(String[]::new));
  }

  private void errorsOf(CommandLine line) {
    line.setErr(new PrintWriter(err, true));
    line.getSubcommands().values().forEach(this::errorsOf);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path file(String name, String source) throws IOException {
    return Files.writeString(folder.resolve(name), source, StandardCharsets.UTF_8);
  }

  private static String policy(String percent) {
    return """
        store: impress
        policy: returns
        in-force: 2020-01-01
        currency: USD
        windows: { refund: 30 days after delivery }
        clauses:
          T-1:
            says: { en: You can send it back. }
            permit: refund
            when: within(refund)
          T-2:
            says: { en: Some is kept. }
            charge: restocking
            percent: PERCENT
            of: paid
            for: refund
        """
        .replace("PERCENT", percent);
  }
}
