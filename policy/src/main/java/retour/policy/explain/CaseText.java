package retour.policy.explain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import retour.policy.cases.Coverage;
import retour.policy.cases.Difference;
import retour.policy.cases.PolicyCase;

/** What running the cases of a policy found, as plain text. */
public final class CaseText {

  private final Texts texts;

  public CaseText(Locale locale) {
    this.texts = new Texts(locale);
  }

  /** A case that failed: where it stands, and what was expected and found, one above the other. */
  public String failed(PolicyCase each, List<Difference> differences) {
    return differences.stream()
        .map(this::text)
        .collect(Collectors.joining("", each.where() + ": " + each.clause() + ": " + each.name() + "\n", "\n"));
  }

  private String text(Difference each) {
    return "  " + each.what() + "\n    - " + each.expected() + "\n    + " + each.found() + "\n";
  }

  /** What no case shows, a line each. */
  public String gaps(List<Coverage.Gap> gaps) {
    return gaps.stream().map(this::gap).collect(Collectors.joining());
  }

  private String gap(Coverage.Gap gap) {
    String text =
        gap.kind()
            .map(kind -> texts.of("cases.no_case." + kind.name().toLowerCase(Locale.ROOT), gap.clause()))
            .orElseGet(() -> texts.of("cases.too_few", gap.clause(), Coverage.FEWEST));
    return "! " + text + "\n";
  }

  /** How many cases there are and failed, of one document. */
  public String count(int all, int failed) {
    return texts.of("cases.count", all, failed);
  }

  /** What the signs before the lines of a failed case mean. */
  public String legend() {
    return texts.of("cases.legend");
  }
}
