package retour.server.returns;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** What was found when the goods arrived, and what staff rules on it (clauses IP-02, IE-11..15, IC-05..12). */
@Service
public class Inspection {

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final Acceptances acceptances;
  private final LawGuard law;
  private final List<RulingGuard> guards;
  private final FourEyes fourEyes;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Inspection(
      CaseFiles files,
      CaseWrites writes,
      ReturnCases cases,
      Acceptances acceptances,
      LawGuard law,
      List<RulingGuard> guards,
      FourEyes fourEyes,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.acceptances = acceptances;
    this.law = law;
    this.guards = List.copyOf(guards);
    this.fourEyes = fourEyes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Records findings of one item. The decision is made anew with them: each item whose goods are here is then accepted,
   * rejected, needs a ruling, or still waits for findings. A fact of the whole return is kept as such, whichever item
   * it is sent with. What an inspector can see needs the goods to be here; what staff can know otherwise does not.
   *
   * @param findings by fact name; the policy's checklist names what still matters
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED or INVALID_INPUT (fields {@code
   *     /findings/NAME}: {@code unknown_fact}, {@code not_yours_to_say}, {@code wrong_type}, {@code unknown_choice})
   */
  public ReturnCase record(CaseCommand command, int itemNo, Map<String, FactValue> findings) {
    ReturnRights.NOTE.require(command.actor());
    return step(
        command,
        itemNo,
        update -> {
          requireUnsettled(update, itemNo);
          Policy policy = update.file().version().policy();
          List<FieldFault> faults = new ArrayList<>();
          if (findings.isEmpty()) {
            faults.add(new FieldFault("/findings", "missing"));
          }
          new TreeMap<>(findings)
              .forEach((name, value) -> found(update, itemNo, policy.fact(name), name, value).ifPresent(faults::add));
          if (!faults.isEmpty()) {
            throw Refused.fields(faults);
          }
          String names = String.join(" ", new TreeMap<>(findings).keySet());
          update.event(
              new NewEvent(CaseEventKind.INSPECTED, Map.of("item", Integer.toString(itemNo), "facts", names)));
          acceptances.decideAnew(update, "inspection");
        });
  }

  /**
   * Chooses where a clause says 'may', or lets a clause rest in the customer's favour ({@link Ruling#WAIVE}). A ruling
   * that gives another resolution changes what the item is for.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED (role is not supervisor or above),
   *     REQUIREMENT_MISSING where the return's ground wants more, or a second person (argument {@code requirements}), or
   *     INVALID_INPUT (field {@code reason}: {@code missing}; {@code /rulings/N}: {@code not_an_option})
   */
  public ReturnCase rule(CaseCommand command, int itemNo, List<Ruling> rulings, String reason) {
    ReturnRights.RULE.require(command.actor());
    requireReason(reason);
    return Objects.requireNonNull(
        transaction.execute(_ -> step(command, itemNo, update -> rule(update, itemNo, rulings, reason))));
  }

  private void rule(CaseUpdate update, int itemNo, List<Ruling> rulings, String reason) {
    requireUnsettled(update, itemNo);
    requireTwoPeople(update, itemNo);
    requireOptions(update, itemNo, rulings);
    guards.forEach(guard -> guard.look(given(update, itemNo, rulings, reason)));
    for (Ruling ruling : rulings) {
      update.ruling(itemNo, ruling, reason.strip());
      update.event(new NewEvent(CaseEventKind.RULED, told(update, itemNo, ruling, reason)));
    }
    acceptances.decideAnew(update, "ruling");
  }

  private void requireTwoPeople(CaseUpdate update, int itemNo) {
    ReturnCase found = update.file().returnCase();
    fourEyes.require(found.store(), found.id(), List.of(update.item(itemNo)), update.actor());
  }

  private static RulingGuard.Given given(CaseUpdate update, int itemNo, List<Ruling> rulings, String reason) {
    Set<String> inspectors =
        update.file().facts().stream()
            .filter(said -> said.itemNo() == itemNo && said.fact().source() == FactSource.INSPECTOR)
            .map(ReturnCases.SaidFact::actor)
            .collect(Collectors.toSet());
    return new RulingGuard.Given(
        update.file().returnCase(), itemNo, rulings, reason.strip(), update.actor(), inspectors);
  }

  /**
   * Departs from the policy for one item: a supervisor's act, with a reason, kept in the history. Findings do not
   * change the item any more. Accepted against the policy, it is given back whole: no clause says otherwise. What a law
   * grants nobody rejects where the store enforces that law.
   *
   * @param acceptance accepted or rejected
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED, LAW_GRANTS (argument {@code clauses}) or
   *     INVALID_INPUT (fields {@code reason}, {@code acceptance}); not before the return is authorized
   */
  public ReturnCase override(CaseCommand command, int itemNo, Acceptance acceptance, String reason) {
    ReturnRights.RULE.require(command.actor());
    requireReason(reason);
    if (acceptance != Acceptance.ACCEPTED && acceptance != Acceptance.REJECTED) {
      throw Refused.fields(List.of(new FieldFault("acceptance", "not_an_option")));
    }
    return step(
        command,
        itemNo,
        update -> {
          requireUnsettled(update, itemNo);
          requireAuthorized(update);
          requireTwoPeople(update, itemNo);
          Map<String, String> data = new TreeMap<>();
          if (acceptance == Acceptance.REJECTED) {
            data.putAll(law.refusing(update, List.of(update.item(itemNo))));
          }
          data.put("item", Integer.toString(itemNo));
          data.put("acceptance", acceptance.code());
          data.put("reason", reason.strip());
          update.event(new NewEvent(CaseEventKind.OVERRIDDEN, data));
          update.acceptance(itemNo, acceptance, true, Map.of("item", Integer.toString(itemNo)));
        });
  }

  /**
   * Where the goods go. Rejected goods that go back to the customer can be asked back again.
   *
   * @param disposition empty to take it back, as long as the goods are not on their way to the customer
   * @throws Refused with NOT_FOUND, NOT_NOW (goods not here, or not answered yet), CHANGED_MEANWHILE or NOT_ALLOWED
   */
  public ReturnCase dispose(CaseCommand command, int itemNo, Optional<Disposition> disposition) {
    return dispose(command, itemNo, new Placed(disposition, ""));
  }

  /**
   * Where goods go.
   *
   * @param disposition empty to take it back
   * @param condition code of their grade, or empty
   */
  public record Placed(Optional<Disposition> disposition, String condition) {}

  /** As {@link #dispose(CaseCommand, int, Optional)}, with the grade of the goods. */
  public ReturnCase dispose(CaseCommand command, int itemNo, Placed placed) {
    ReturnRights.DISPOSE.require(command.actor());
    Optional<Disposition> disposition = placed.disposition();
    return step(
        command,
        itemNo,
        update -> {
          ReturnItem item = update.item(itemNo);
          boolean answered = item.acceptance() == Acceptance.ACCEPTED || item.acceptance() == Acceptance.REJECTED;
          boolean gone = item.disposition().equals(Optional.of(Disposition.BACK_TO_CUSTOMER));
          if (!item.isHere() || !answered || gone) {
            throw Refused.because(ProblemCode.NOT_NOW);
          }
          update.item(item.disposed(disposition));
          boolean sentBack = disposition.equals(Optional.of(Disposition.BACK_TO_CUSTOMER));
          if (sentBack && item.acceptance() == Acceptance.REJECTED) {
            update.release(item.lineNo(), item.quantity());
          }
          String code = disposition.map(Disposition::code).orElse("");
          Map<String, String> data = new TreeMap<>(Map.of("item", Integer.toString(itemNo), "disposition", code));
          if (!placed.condition().isEmpty()) {
            data.put("condition", placed.condition());
          }
          update.event(new NewEvent(CaseEventKind.DISPOSED, data));
        });
  }

  private static Optional<FieldFault> found(
      CaseUpdate update, int itemNo, Optional<FactQuestion> known, String name, FactValue value) {
    if (known.isEmpty()) {
      return Optional.of(new FieldFault("/findings/" + name, "unknown_fact"));
    }
    FactQuestion question = known.get();
    Optional<String> fault = Claims.fault(question, value);
    if (fault.isPresent()) {
      return fault.map(code -> new FieldFault("/findings/" + name, code));
    }
    Optional<FactSource> source = source(update, itemNo, question);
    source.ifPresent(by -> update.fact(question.shared() ? 0 : itemNo, new Fact(name, value, by)));
    return source.isPresent() ? Optional.empty() : Optional.of(new FieldFault("/findings/" + name, "not_yours_to_say"));
  }

  /** As who this person can say it: as an inspector with the goods at hand, else as staff. */
  private static Optional<FactSource> source(CaseUpdate update, int itemNo, FactQuestion question) {
    boolean inspects = ReturnRights.INSPECT.isGiven(update.actor());
    if (question.knownBy().contains(FactSource.INSPECTOR) && inspects && update.item(itemNo).isHere()) {
      return Optional.of(FactSource.INSPECTOR);
    }
    return question.knownBy().contains(FactSource.STAFF) ? Optional.of(FactSource.STAFF) : Optional.empty();
  }

  private void requireOptions(CaseUpdate update, int itemNo, List<Ruling> rulings) {
    List<FieldFault> faults = new ArrayList<>();
    if (rulings.isEmpty()) {
      faults.add(new FieldFault("/rulings", "missing"));
    }
    for (int i = 0; i < rulings.size(); i++) {
      if (!acceptances.allows(update, itemNo, rulings.get(i))) {
        faults.add(new FieldFault("/rulings/" + i, "not_an_option"));
      }
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
  }

  private Map<String, String> told(CaseUpdate update, int itemNo, Ruling ruling, String reason) {
    Map<String, String> data = new TreeMap<>();
    if (Acceptances.isRefusal(ruling)) {
      data.putAll(law.refusing(update, List.of(update.item(itemNo))));
    }
    data.put("item", Integer.toString(itemNo));
    data.put("clause", ruling.clause());
    data.put("option", ruling.option());
    data.put("reason", reason.strip());
    ruling.percent().ifPresent(percent -> data.put("percent", percent.toString()));
    ruling.amount().ifPresent(amount -> data.put("amount", amount.toString()));
    return data;
  }

  private static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > Claims.LONGEST_TEXT) {
      throw Refused.fields(List.of(new FieldFault("reason", reason.isBlank() ? "missing" : "too_long")));
    }
  }

  private static void requireAuthorized(CaseUpdate update) {
    if (update.file().returnCase().authorization() != AuthorizationState.AUTHORIZED) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  private static void requireUnsettled(CaseUpdate update, int itemNo) {
    ReturnItem item = update.item(itemNo);
    if (item.settledAt().isPresent() || item.disposition().isPresent()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  private ReturnCase step(CaseCommand command, int itemNo, Consumer<CaseUpdate> change) {
    CaseFile file = files.open(command);
    requireOpen(file, itemNo);
    CaseUpdate update = new CaseUpdate(file, command.actor(), clock.instant());
    change.accept(update);
    writes.save(update);
    return cases.get(command.store(), command.id());
  }

  private static void requireOpen(CaseFile file, int itemNo) {
    if (file.returnCase().items().stream().noneMatch(item -> item.itemNo() == itemNo)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    boolean open =
        switch (file.returnCase().authorization()) {
          case REQUESTED, AUTHORIZED -> true;
          case DECLINED, CANCELLED -> false;
        };
    if (!open) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }
}
