package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import retour.policy.check.Meaning;
import retour.policy.check.Meaning.Kind;
import retour.policy.explain.MeaningText;

class ExaminationTests {

  private static final Path POLICIES = Path.of("..", "policies");
  private static final Path REPORT = Path.of("..", "docs", "policy-findings.md");

  @Test
  void findsAClauseThatCanNeverApply() {
    assertThat(kinds("A: { says: A, permit: refund, when: unused && !unused }"))
        .contains("NEVER_APPLIES [A]");
    assertThat(kinds("A: { says: A, permit: refund, when: within(short) && !within(long) }"))
        .contains("NEVER_APPLIES [A]");
    assertThat(kinds("A: { says: A, permit: refund, when: within(long) && !within(short) }"))
        .doesNotContain("NEVER_APPLIES [A]");
  }

  @Test
  void findsAClauseThatAlwaysGivesWay() {
    assertThat(
            kinds(
                """
                A: { says: A, permit: refund, when: unused && tampered }
                  B: { says: B, forbid: all, when: tampered, overrides: A }
                """))
        .contains("ALWAYS_GIVES_WAY [A, B]");
  }

  @Test
  void findsTwoChargesThatApplyTogether() {
    String together =
        """
        A: { says: A, permit: refund }
          B: { says: B, charge: restocking, percent: 10, unless: unused }
          C: { says: C, charge: restocking, percent: 20, when: category == "printer" }
        """;

    assertThat(kinds(together)).contains("CHARGED_TWICE [B, C]");
    assertThat(kinds(together.replace("\"printer\" }", "\"printer\" && unused }")))
        .doesNotContain("CHARGED_TWICE [B, C]");
    assertThat(kinds(together.replace("\"printer\" }", "\"printer\", overrides: B }")))
        .contains("GIVES_WAY [B, C]")
        .doesNotContain("CHARGED_TWICE [B, C]");
  }

  @Test
  void findsCasesThatNoClauseDecides() {
    assertThat(kinds("A: { says: A, permit: refund, when: unused }")).contains("NOT_DECIDED []");
    assertThat(kinds("A: { says: A, permit: refund, when: unused }\n  B: { says: B, forbid: all, unless: unused }"))
        .doesNotContain("NOT_DECIDED []");
  }

  @Test
  void findsWhatHangsOnOneHoliday() {
    String law =
        """
        layer: law
        policy: union
        windows: { withdrawal: { of: 14 days after delivery, counting: eu-1182-71 } }
        clauses: { L: { says: L, law: Art. 9, floor: refund, when: within(withdrawal) } }
        """;
    String store =
        """
        store: test
        policy: holidays
        currency: EUR
        calendar: bg
        windows: { back: 18 days after delivery }
        clauses: { A: { says: A, permit: refund, when: within(back) } }
        """;

    assertThat(kinds(List.of(store, law))).contains("REFUSES_AGAINST_LAW [L]");
    assertThat(kinds(List.of(store.replace("18 days", "30 days"), law))).doesNotContain("REFUSES_AGAINST_LAW [L]");
  }

  @Test
  void findsTheContradictionsOfTheStores() throws IOException {
    assertThat(kinds(List.of(source("image-pro/returns.yaml"))))
        .contains("GIVES_WAY [IP-15, IP-05]", "FEE_WITHOUT_FAULT [IP-15]");
    assertThat(kinds(imperium()))
        .contains(
            "GIVES_WAY [IE-10, IE-18]",
            "REFUSES_AGAINST_LAW [IE-01, BG-31]",
            "REFUSES_AGAINST_LAW [IE-11, CRD-9]",
            "REFUSES_AGAINST_LAW [IE-13, CRD-9]",
            "MAY_REFUSE_AGAINST_LAW [IE-07, CRD-9]")
        .doesNotContain("REFUSES_AGAINST_LAW [IE-14, CRD-9]");
  }

  /** The report in the documentation is the one the program gives; {@code -Dapprove=true} writes it anew. */
  @Test
  void keepsTheReportOnTheStoresUpToDate() throws IOException {
    String report = report();
    if (Boolean.getBoolean("approve")) {
      Files.writeString(REPORT, report);
    }

    assertThat(Files.readString(REPORT, StandardCharsets.UTF_8)).isEqualTo(report);
  }

  private static String report() throws IOException {
    return """
        # What the examination finds in the three stores' policies

        Written by `retour policy check`, which solves for a case instead of sampling. `!` is a finding that somebody
        accepts with a reason before the policy is published, `-` a disagreement that an override already settles. Each
        comes with a case that shows it; facts that are as usual are left out.

        ## Image Pro
        ```
        %s```

        ## Imperium Est, held against the law of the Union and of Bulgaria
        ```
        %s```

        ## Impress
        ```
        %s```
        """
        .formatted(
            text(List.of(source("image-pro/returns.yaml"))), text(imperium()), text(List.of(source("impress/returns.yaml"))));
  }

  private static List<String> imperium() throws IOException {
    return List.of(source("imperium-est/returns.yaml"), source("law/eu-consumer.yaml"), source("law/bg.yaml"));
  }

  private static String text(List<String> sources) {
    return MeaningText.text(Policies.examine(sources), Locale.ENGLISH);
  }

  private static List<String> kinds(String clauses) {
    return kinds(
        List.of(
            """
            store: test
            policy: meaning
            currency: EUR
            windows: { short: 7 days after delivery, long: 14 days after delivery }
            clauses:
            """
                + "  "
                + clauses));
  }

  private static List<String> kinds(List<String> sources) {
    return Policies.examine(sources).stream().map(ExaminationTests::kind).toList();
  }

  private static String kind(Meaning meaning) {
    Kind kind = meaning.kind();
    return kind + " " + meaning.clauses();
  }

  private static String source(String file) throws IOException {
    return Files.readString(POLICIES.resolve(file));
  }
}
