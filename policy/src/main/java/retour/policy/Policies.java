package retour.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import retour.policy.check.DocumentCheck;
import retour.policy.check.Meaning;
import retour.policy.evaluate.Compiler;
import retour.policy.evaluate.Examination;
import retour.policy.language.Clause;
import retour.policy.language.Document;
import retour.policy.language.FactRule;
import retour.policy.language.Findings;
import retour.policy.language.HolidayCalendar;
import retour.policy.language.Place;
import retour.policy.parse.CalendarReader;
import retour.policy.parse.DocumentReader;
import retour.policy.parse.Names;

/** Reads policy documents: parse, check, compile. */
public final class Policies {

  private static final List<FactRule> VOCABULARY = vocabulary();
  private static final List<String> CALENDARS = List.of("bg", "de", "gr", "us");

  private Policies() {}

  /**
   * Compiles one store's policy document.
   *
   * @param source the YAML text
   * @param version the number it is published under; 0 for a draft
   * @throws PolicyRejected when the document has any fault, with all of them at once
   */
  public static Policy compile(String source, int version) {
    return compile(List.of(source), version);
  }

  /**
   * Compiles a store's policy document together with the law layers that it is to be judged under. What a law layer
   * grants, the store's clauses give way to.
   *
   * @param sources the store's document first, then any number of law layers; their order does not matter
   * @param version the number it is published under; 0 for a draft
   * @throws PolicyRejected when a document has any fault, with all of them at once
   */
  public static Policy compile(List<String> sources, int version) {
    return compile(PolicySources.texts(sources), version);
  }

  /**
   * Compiles a store's policy document together with the law layers that it is to be judged under.
   *
   * @param version the number it is published under; 0 for a draft
   * @throws PolicyRejected when a document has any fault, with all of them at once
   */
  public static Policy compile(PolicySources sources, int version) {
    List<Document> documents = read(sources);
    return Compiler.compile(documents, calendar(documents.getFirst()), version);
  }

  /**
   * Compiles a store's document that was read and perhaps changed in memory; what the check would find is not looked
   * for again.
   *
   * @param version the number it is published under; 0 for a draft
   */
  public static Policy compile(Document document, int version) {
    return Compiler.compile(List.of(document), calendar(document), version);
  }

  /**
   * Reads and checks documents without compiling them.
   *
   * @throws PolicyRejected when a document has any fault, with all of them at once
   */
  public static List<Document> read(List<String> sources) {
    return read(PolicySources.texts(sources));
  }

  /**
   * Reads and checks documents without compiling them.
   *
   * @throws PolicyRejected when a document has any fault, with all of them at once
   */
  public static List<Document> read(PolicySources sources) {
    List<Document> documents = new ArrayList<>();
    Set<String> clauses = new HashSet<>();
    StringBuilder faults = new StringBuilder();
    for (PolicySource source : sources.all()) {
      Findings findings = new Findings(source.name(), source.text());
      Optional<Document> read = DocumentReader.read(source.text(), VOCABULARY, findings);
      read.ifPresent(document -> DocumentCheck.run(document, findings));
      read.ifPresentOrElse(documents::add, () -> empty(findings));
      read.ifPresent(document -> check(document, documents.size() == 1, clauses, findings));
      faults.append(findings.text());
    }
    if (!faults.isEmpty()) {
      throw new PolicyRejected(faults.toString());
    }
    return List.copyOf(documents);
  }

  /**
   * Examines what a policy means: clauses that never apply, that contradict each other, or that give less than the law.
   *
   * @param sources the store's document first, then the law layers it is held against
   * @throws PolicyRejected when a document has any fault
   */
  public static List<Meaning> examine(List<String> sources) {
    return examine(PolicySources.texts(sources));
  }

  /**
   * Examines what a policy means: clauses that never apply, that contradict each other, or that give less than the law.
   *
   * @throws PolicyRejected when a document has any fault
   */
  public static List<Meaning> examine(PolicySources sources) {
    List<Document> documents = read(sources);
    return Examination.of(documents, calendar(documents.getFirst()));
  }

  private static void empty(Findings findings) {
    if (findings.isEmpty()) {
      findings.add("form", Place.START, "the document is empty");
    }
  }

  private static void check(Document document, boolean first, Set<String> clauses, Findings findings) {
    if (document.law() == first) {
      findings.add("form", Place.START, "one store's document comes first, then law layers only");
    }
    for (Clause clause : document.clauses()) {
      if (clauses.contains(clause.id())) {
        findings.add("duplicate", clause.place(), "another document has a clause `" + clause.id() + "` already");
      }
    }
    document.clauses().forEach(clause -> clauses.add(clause.id()));
    document.calendars().stream()
        .filter(name -> !CALENDARS.contains(name))
        .forEach(
            name ->
                findings.add(
                    "calendar",
                    Place.START,
                    "there is no calendar `" + name + "`; there are: " + String.join(", ", CALENDARS),
                    Names.suggestion(name, CALENDARS)));
  }

  private static List<FactRule> vocabulary() {
    String source = resource("vocabulary.yaml").orElseThrow();
    Findings findings = new Findings("vocabulary.yaml", source);
    List<FactRule> facts = DocumentReader.readFacts(source, findings);
    requireNone(findings);
    return facts;
  }

  /** The calendars that a document names, joined. */
  private static HolidayCalendar calendar(Document document) {
    return HolidayCalendar.union(document.calendars().stream().map(Policies::calendar).toList());
  }

  private static HolidayCalendar calendar(String name) {
    String source = resource("calendar/" + name + ".yaml").orElseThrow();
    Findings findings = new Findings("calendar", source);
    HolidayCalendar calendar = CalendarReader.read(source, findings);
    requireNone(findings);
    return calendar;
  }

  private static void requireNone(Findings findings) {
    if (!findings.isEmpty()) {
      throw new IllegalStateException(findings.text());
    }
  }

  private static Optional<String> resource(String name) {
    try (InputStream in = Policies.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
