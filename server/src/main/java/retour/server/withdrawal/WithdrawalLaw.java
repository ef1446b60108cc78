package retour.server.withdrawal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.Deadline;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Requirement;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.FactSource;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.policy.Informed;
import retour.server.policy.RecordFacts;
import retour.server.store.Store;

/**
 * Asks the law alone, without the store's written policy: the document {@code policies/law/eu-consumer.yaml}, with the
 * calendar of where the store does business. No period is counted anywhere else.
 */
@Component
class WithdrawalLaw {

  private static final String LAW = "/policies/law/eu-consumer.yaml";
  private static final String EXCEPTIONS = "CRD-16";

  /** The clause that grants each of the law's periods; others may rest on the same. */
  private static final Map<String, String> PERIODS = Map.of("withdrawal", "CRD-9", "untold", "CRD-10", "telling", "CRD-10-2");

  private static final Map<String, Term.Name> TERMS =
      Map.of("goods_sent", Term.Name.SENDING, "repayment", Term.Name.REPAYMENT);

  private final RecordFacts records;
  private final Map<String, Policy> byCalendar = new ConcurrentHashMap<>();

  WithdrawalLaw(RecordFacts records) {
    this.records = records;
  }

  /**
   * What is asked.
   *
   * @param wanted units by order line; empty for all that are left
   * @param statedOn the store's day of the statement
   * @param informed what the buyer had been told of the right
   */
  record Question(Store store, Order order, Map<Integer, Integer> wanted, LocalDate statedOn, Informed informed) {}

  LegalAnswer answer(Question asked) {
    Map<Integer, Integer> units = units(asked);
    if (units.isEmpty()) {
      return new LegalAnswer(Timeliness.NO_RIGHT, Map.of(), List.of(), List.of());
    }
    // Asked on the day of the order the answer tells what the right covers and until when; time does not blur it.
    Decision right = decide(asked, units, asked.store().dayOf(asked.order().placedAt()));
    Map<Integer, Integer> covered = new TreeMap<>();
    List<LegalAnswer.Excepted> excepted = new ArrayList<>();
    units.forEach(
        (lineNo, quantity) -> {
          LineDecision line = right.line(Integer.toString(lineNo));
          if (line.resolution(Resolution.REFUND).verdict() != Verdict.REFUSED) {
            covered.put(lineNo, quantity);
          } else if (isExcepted(line)) {
            excepted.add(new LegalAnswer.Excepted(lineNo, EXCEPTIONS));
          }
        });
    Optional<Deadline> until = until(right);
    List<Term> terms = new ArrayList<>();
    until.ifPresent(last -> terms.add(term(Term.Name.PERIOD, last)));
    terms.addAll(duties(decide(asked, units, asked.statedOn())));
    Timeliness timeliness =
        covered.isEmpty()
            ? (excepted.isEmpty() ? Timeliness.NO_RIGHT : Timeliness.EXCEPTED)
            : timeliness(asked.statedOn(), until);
    return new LegalAnswer(timeliness, covered, excepted, terms);
  }

  private static Timeliness timeliness(LocalDate statedOn, Optional<Deadline> until) {
    return until
        .map(last -> statedOn.isAfter(last.lastDay()) ? Timeliness.LATE : Timeliness.IN_TIME)
        .orElse(Timeliness.NOT_BEGUN);
  }

  private static Map<Integer, Integer> units(Question asked) {
    Map<Integer, Integer> units = new TreeMap<>();
    for (OrderLine line : asked.order().lines()) {
      int wanted = asked.wanted().isEmpty() ? line.quantity() : asked.wanted().getOrDefault(line.lineNo(), 0);
      int left = Math.min(wanted, line.available());
      if (left > 0) {
        units.put(line.lineNo(), left);
      }
    }
    return units;
  }

  private Decision decide(Question asked, Map<Integer, Integer> units, LocalDate requestedOn) {
    Facts shared =
        records
            .shared(asked.store(), asked.order(), Optional.of(requestedOn))
            .with(asked.informed().facts(FactSource.STAFF));
    List<LineFacts> lines =
        units.entrySet().stream()
            .map(
                unit ->
                    new LineFacts(
                        Integer.toString(unit.getKey()),
                        records.line(asked.store(), asked.order(), unit.getKey(), units),
                        records.money(asked.order(), unit.getKey(), unit.getValue()),
                        List.of()))
            .toList();
    return law(asked.store()).decide(new CaseFacts(shared, lines), requestedOn);
  }

  private static boolean isExcepted(LineDecision line) {
    return line.clauses().stream()
        .anyMatch(clause -> clause.clause().equals(EXCEPTIONS) && clause.result() == ClauseResult.APPLIED);
  }

  private static Optional<Deadline> until(Decision right) {
    return right.lines().stream()
        .flatMap(line -> line.resolution(Resolution.REFUND).until().stream())
        .max(Comparator.comparing(Deadline::lastDay));
  }

  private static List<Term> duties(Decision decision) {
    Map<Term.Name, Term> terms = new TreeMap<>();
    decision.lines().stream()
        .flatMap(line -> line.requirements().stream())
        .forEach(duty -> of(duty).forEach(term -> terms.putIfAbsent(term.name(), term)));
    return List.copyOf(terms.values());
  }

  private static Stream<Term> of(Requirement duty) {
    Term.Name name = TERMS.get(duty.what());
    return name == null ? Stream.empty() : duty.until().stream().map(last -> term(name, last));
  }

  private static Term term(Term.Name name, Deadline last) {
    String clause =
        name == Term.Name.PERIOD ? PERIODS.getOrDefault(last.window(), last.clause()) : last.clause();
    return new Term(
        name, clause, last.from(), last.rawLastDay(), last.lastDay(), last.length(), last.counting());
  }

  private Policy law(Store store) {
    String calendar =
        store.settings().withdrawal().orElseThrow(() -> new IllegalStateException(store.id() + " serves no withdrawals"))
            .calendar();
    return byCalendar.computeIfAbsent(
        calendar, name -> Policies.compile(List.of(read("/withdrawal/" + name + ".yaml"), read(LAW)), 0));
  }

  private static String read(String name) {
    try (InputStream in = WithdrawalLaw.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the document " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
