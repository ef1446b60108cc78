package retour.server.returns;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.policy.fact.FactSource;
import retour.policy.fact.Facts;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.policy.PolicyKind;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Assessor.Assessed;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * Files a request: the moment that decides whether it was in time.
 *
 * <p>One read, a decision in memory, one write: nothing is held open between them. What others did meanwhile is caught
 * by the constraints of the tables, in the write itself.
 */
@Service
public class FileReturn {

  private final Assessor assessor;
  private final Requirements requirements;
  private final Numbers numbers;
  private final FilingWrite write;
  private final InstantSource clock;

  FileReturn(Assessor assessor, Requirements requirements, Numbers numbers, FilingWrite write, InstantSource clock) {
    this.assessor = assessor;
    this.requirements = requirements;
    this.numbers = numbers;
    this.write = write;
    this.clock = clock;
  }

  /**
   * Files the request and hands it the order's loose evidence files; where the store authorizes by itself and the
   * policy permits, the number is issued at once. The goods of a complaint may come in any case: no policy keeps one
   * from being filed, and what it comes to is answered by an opinion ({@link AnswerReturn}).
   *
   * <p>Field faults are those of {@link AssessReturn#assess}, and {@code resolution_missing}.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, INVALID_INPUT, QUANTITY_NOT_AVAILABLE, ANSWERS_MISSING (argument
   *     {@code facts}) or RESOLUTION_REFUSED (arguments {@code line_no}, {@code clauses}); nothing is stored
   */
  public Filed file(Filing filing) {
    requireFiler(filing);
    Instant now = clock.instant();
    return file(filing, assessor.assess(filing.store(), filing.order(), filing.draft(), now), now);
  }

  /**
   * As {@link #file(Filing)}, for who has just read the order: it is not read again.
   *
   * @param order the filing's own order
   */
  public Filed file(Filing filing, Order order) {
    requireFiler(filing);
    Instant now = clock.instant();
    return file(filing, assessor.assess(order, filing.draft(), now), now);
  }

  /**
   * As {@link #file(Filing, Order)}, asked for on an earlier day: what was said then on another ground, such as a
   * complaint.
   *
   * @param askedAt decides whether it is in time; not after now
   */
  public Filed file(Filing filing, Order order, Instant askedAt) {
    requireFiler(filing);
    Instant now = clock.instant();
    return file(filing, assessor.assess(order, filing.draft(), new Assessor.Told(askedAt, now, Map.of())), now);
  }

  /**
   * As {@link #file(Filing)}, but for what the policy refuses: a supervisor's word against it, never silent. The history
   * keeps the reason and the clauses it departs from. Such a request is never authorized by itself, and what becomes of
   * its goods is still the policy's word until a supervisor decides otherwise.
   *
   * @throws Refused also with INVALID_INPUT (field {@code reason}); never with RESOLUTION_REFUSED
   */
  public Filed fileAnyway(Filing filing, String reason) {
    ReturnRights.RULE.require(filing.actor());
    Claims.requireText(reason, "reason");
    requireResolutions(filing.draft());
    Instant now = clock.instant();
    Assessed assessed = assessor.assess(filing.store(), filing.order(), filing.draft(), now);
    Decision decision = assessed.assessment().decision();
    requireAnswered(filing.draft(), decision);
    List<NewEvent> departure = departure(eachItem(filing.draft(), decision), reason.strip());
    boolean authorizes = authorizesItself(filing.draft(), assessed);
    return write.write(
        filing, assessed, now, () -> stamp(filing.draft(), assessed, now, authorizes).with(departure));
  }

  /** Where the policy refuses nothing there is nothing to depart from. */
  private static List<NewEvent> departure(List<ResolutionDecision> items, String reason) {
    List<ResolutionDecision> refused = items.stream().filter(item -> item.verdict() == Verdict.REFUSED).toList();
    String clauses =
        refused.stream().flatMap(item -> item.decidedBy().stream()).distinct().collect(Collectors.joining(" "));
    return refused.isEmpty()
        ? List.of()
        : List.of(new NewEvent(CaseEventKind.FILED_ANYWAY, Map.of("reason", reason, "clauses", clauses)));
  }

  /**
   * Files what a shopper has declared and no policy can hold up, such as a withdrawal: it is authorized at once, and the
   * policy judges the goods and the money, not the request.
   *
   * @param order the filing's own order, as it was just read
   * @param declared when, and what the store itself knows of it
   * @throws Refused with NOT_ALLOWED, INVALID_INPUT or QUANTITY_NOT_AVAILABLE; nothing is stored
   */
  public Filed declare(Filing filing, Order order, Declared declared) {
    requireFiler(filing);
    Instant now = clock.instant();
    Assessed assessed =
        assessor.assess(order, filing.draft(), new Assessor.Told(declared.at(), now, declared.noted()));
    return write.write(filing, assessed, now, () -> stamp(filing.draft(), assessed, now, true));
  }

  /**
   * A declaration.
   *
   * @param at its moment decides whether it was in time; not after now
   * @param noted facts that the store adds to its records, by item number; 0 is the whole return
   */
  public record Declared(Instant at, Map<Integer, Facts> noted) {

    public Declared {
      noted = Map.copyOf(noted);
    }
  }

  private static void requireFiler(Filing filing) {
    ReturnRights.FILE.require(filing.actor());
    requireResolutions(filing.draft());
  }

  private Filed file(Filing filing, Assessed assessed, Instant now) {
    boolean complaint = filing.draft().kind() == PolicyKind.COMPLAINTS;
    if (!complaint) {
      requirePermitted(filing.draft(), assessed.assessment());
      requireAnswered(filing.draft(), assessed.assessment().decision());
    }
    boolean authorizes = complaint || authorizesItself(filing.draft(), assessed);
    return write.write(filing, assessed, now, () -> stamp(filing.draft(), assessed, now, authorizes));
  }

  /** The numbers and first step of one try. */
  private Stamp stamp(ReturnDraft draft, Assessed assessed, Instant now, boolean authorizes) {
    String number = numbers.request();
    int items = draft.lines().size();
    NewEvent requested =
        new NewEvent(CaseEventKind.REQUESTED, Map.of("number", number, "items", Integer.toString(items)));
    if (!authorizes) {
      return new Stamp(number, Optional.empty(), Collections.nCopies(items, Acceptance.PENDING), List.of(requested));
    }
    Decision decision = assessed.assessment().decision();
    Issue issue = Issue.of(assessed.store(), decision, numbers, now);
    List<Acceptance> acceptances =
        eachItem(draft, decision, (line, item) -> WithoutGoods.acceptance(assessed.assessment().order(), line, item));
    List<NewEvent> events = new ArrayList<>(List.of(requested, issue.event()));
    events.addAll(WithoutGoods.events(acceptances));
    return new Stamp(number, Optional.of(issue), acceptances, events);
  }

  /**
   * What one try writes beside the decision.
   *
   * @param acceptances of the items in their order
   */
  record Stamp(String number, Optional<Issue> issue, List<Acceptance> acceptances, List<NewEvent> events) {

    Stamp {
      acceptances = List.copyOf(acceptances);
      events = List.copyOf(events);
    }

    Stamp with(List<NewEvent> more) {
      List<NewEvent> all = new ArrayList<>(events);
      all.addAll(more);
      return new Stamp(number, issue, acceptances, all);
    }
  }

  private boolean authorizesItself(ReturnDraft draft, Assessed assessed) {
    Decision decision = assessed.assessment().decision();
    return assessed.store().settings().autoAuthorize()
        && !requirements.wantPerson(decision)
        && requirements.missing(assessed.assessment(), _ -> false).isEmpty()
        && eachItem(draft, decision).stream().allMatch(FileReturn::isPermitted);
  }

  private static boolean isPermitted(ResolutionDecision item) {
    return switch (item.verdict()) {
      case PERMITTED, PERMITTED_IF -> true;
      case NEEDS_FACTS, REVIEW, REFUSED -> false;
    };
  }

  private static List<ResolutionDecision> eachItem(ReturnDraft draft, Decision decision) {
    return eachItem(draft, decision, (_, item) -> item);
  }

  private static <T> List<T> eachItem(
      ReturnDraft draft, Decision decision, BiFunction<LineDecision, ResolutionDecision, T> of) {
    List<T> items = new ArrayList<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      LineDecision line = decision.line(Integer.toString(i + 1));
      draft.lines().get(i).resolution().map(line::resolution).map(item -> of.apply(line, item)).ifPresent(items::add);
    }
    return items;
  }

  private static void requireResolutions(ReturnDraft draft) {
    List<FieldFault> faults = new ArrayList<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      if (draft.lines().get(i).resolution().isEmpty()) {
        faults.add(new FieldFault("/lines/" + i + "/resolution", "resolution_missing"));
      }
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
  }

  /** What a law grants is filed even where the written policy refuses it; it is never authorized without a person. */
  private static void requirePermitted(ReturnDraft draft, Assessment assessment) {
    List<ResolutionDecision> items = eachItem(draft, assessment.decision());
    for (int i = 0; i < items.size(); i++) {
      ResolutionDecision item = items.get(i);
      if (!assessment.isOpen(Integer.toString(i + 1), item)) {
        throw Refused.because(
            ProblemCode.RESOLUTION_REFUSED,
            Map.of(
                "line_no", draft.lines().get(i).lineNo(),
                "resolution", item.resolution().code(),
                "clauses", item.decidedBy()));
      }
    }
  }

  private static void requireAnswered(ReturnDraft draft, Decision decision) {
    List<ResolutionDecision> items = eachItem(draft, decision);
    for (int i = 0; i < items.size(); i++) {
      requireAnswered(draft.lines().get(i).lineNo(), items.get(i));
    }
  }

  /** What only the records can tell yet, such as the day of delivery, does not keep a request from being filed. */
  private static void requireAnswered(int lineNo, ResolutionDecision item) {
    List<String> askable =
        item.waitsFor().stream()
            .filter(fact -> fact.knownBy().contains(FactSource.SHOPPER))
            .map(fact -> fact.name())
            .toList();
    if (item.verdict() == Verdict.NEEDS_FACTS && !askable.isEmpty()) {
      throw Refused.because(ProblemCode.ANSWERS_MISSING, Map.of("line_no", lineNo, "facts", askable));
    }
  }

  /**
   * What is filed. Each draft line names its resolution.
   *
   * @param language ISO 639-1 code the shopper is written to in; the store's default where it does not speak it
   */
  public record Filing(
      StoreId store, OrderId order, ReturnDraft draft, Channel channel, String language, Actor actor) {}

  /**
   * A filed request.
   *
   * @param number the request number
   * @param authorizationNumber the RMA or RGA number, where the store authorizes by itself
   */
  public record Filed(CaseId id, String number, Optional<String> authorizationNumber) {}
}
