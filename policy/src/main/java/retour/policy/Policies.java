package retour.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import retour.policy.check.DocumentCheck;
import retour.policy.evaluate.Compiler;
import retour.policy.language.Document;
import retour.policy.language.FactRule;
import retour.policy.language.Findings;
import retour.policy.language.HolidayCalendar;
import retour.policy.parse.CalendarReader;
import retour.policy.parse.DocumentReader;

/** Reads policy documents: parse, check, compile. */
public final class Policies {

  private static final List<FactRule> VOCABULARY = vocabulary();

  private Policies() {}

  /**
   * Compiles one store's policy document.
   *
   * @param source the YAML text
   * @param version the number it is published under; 0 for a draft
   * @throws PolicyRejected when the document has any fault, with all of them at once
   */
  public static Policy compile(String source, int version) {
    Findings findings = new Findings("policy", source);
    Optional<Document> read = DocumentReader.read(source, VOCABULARY, findings);
    read.ifPresent(document -> DocumentCheck.run(document, findings));
    HolidayCalendar calendar = read.flatMap(Document::calendar).map(name -> calendar(name, findings))
        .orElse(HolidayCalendar.WEEKENDS_ONLY);
    if (read.isEmpty() && findings.isEmpty()) {
      throw new PolicyRejected("policy:1:1: the document is empty");
    }
    if (!findings.isEmpty()) {
      throw new PolicyRejected(findings.text());
    }
    return Compiler.compile(read.orElseThrow(), calendar, version);
  }

  private static List<FactRule> vocabulary() {
    String source = resource("vocabulary.yaml").orElseThrow();
    Findings findings = new Findings("vocabulary.yaml", source);
    List<FactRule> facts = DocumentReader.readFacts(source, findings);
    if (!findings.isEmpty()) {
      throw new IllegalStateException(findings.text());
    }
    return facts;
  }

  private static HolidayCalendar calendar(String name, Findings findings) {
    Optional<String> source = name.matches("[a-z]{2,10}") ? resource("calendar/" + name + ".yaml") : Optional.empty();
    if (source.isEmpty()) {
      findings.add("calendar", retour.policy.language.Place.START, "there is no calendar `" + name + "`");
      return HolidayCalendar.WEEKENDS_ONLY;
    }
    return CalendarReader.read(source.get(), findings);
  }

  private static Optional<String> resource(String name) {
    try (InputStream in = Policies.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
