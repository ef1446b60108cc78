package retour.server.returns;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import retour.policy.FactQuestion;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.evidence.EvidenceFiles;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;

/**
 * The protocol in which the courier wrote down, when the parcel was handed over, what did not match (clause IE-01): its
 * number and a photo or scan of it. A request that the policy asks it for gets no number before both are there.
 */
@Service
public class CourierProtocol {

  /** Whether there is one at all, as the shopper says. */
  private static final String WRITTEN = "courier_protocol";

  /** The requirement and fact of its number. */
  static final String NUMBER = "courier_protocol_number";

  /** The requirement of the protocol itself. */
  static final String DOCUMENT = "courier_protocol_document";

  /** In an event's data: which paper was handed in. */
  static final String PAPER = "paper";

  private static final int LONGEST = 80;

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final Acceptances acceptances;
  private final Requirements requirements;
  private final EvidenceFiles evidence;
  private final InstantSource clock;

  CourierProtocol(
      CaseFiles files,
      CaseWrites writes,
      ReturnCases cases,
      Acceptances acceptances,
      Requirements requirements,
      EvidenceFiles evidence,
      InstantSource clock) {
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.acceptances = acceptances;
    this.requirements = requirements;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * A protocol.
   *
   * @param number as it stands on it
   * @param document its photo or scan, kept with the return
   */
  public record Protocol(String number, UUID document) {}

  /** Whether the policy asks a request for it and something of it lacks: number, document or both. */
  public boolean isMissing(ReturnCase found) {
    if (found.authorization() != AuthorizationState.REQUESTED) {
      return false;
    }
    CaseFile file = files.open(found.store(), found.id());
    Assessment assessment = files.decide(file, file.store().dayOf(clock.instant()));
    return requirements.missing(assessment, requirements.papers(found)).stream()
        .anyMatch(what -> what.equals(NUMBER) || what.equals(DOCUMENT));
  }

  /**
   * Hands it in, before the request is authorized; the policy then decides anew.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW (answered already) or INVALID_INPUT (fields {@code number}: {@code missing}, {@code too_long}; {@code document}: {@code
   *     missing}, no file of this return)
   */
  public ReturnCase handIn(CaseCommand command, Protocol protocol) {
    ReturnRights.REPLY.require(command.actor());
    requireSane(command, protocol);
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), clock.instant());
    if (update.file().returnCase().authorization() != AuthorizationState.REQUESTED) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    FactSource source = command.actor() instanceof Actor.Shopper ? FactSource.SHOPPER : FactSource.STAFF;
    boolean asked = update.file().version().policy().fact(WRITTEN).filter(FactQuestion::shared).isPresent();
    if (asked) {
      update.fact(0, new Fact(WRITTEN, FactValue.yes(), source));
    }
    update.fact(0, new Fact(NUMBER, new FactValue.Text(protocol.number().strip()), source));
    update.awaitReply(false);
    acceptances.decideAnew(update, "request");
    update.event(
        new NewEvent(
            CaseEventKind.PAPER_GIVEN,
            Map.of(
                PAPER, DOCUMENT,
                "number", protocol.number().strip(),
                "document", protocol.document().toString())));
    writes.save(update);
    return cases.get(command.store(), command.id());
  }

  private void requireSane(CaseCommand command, Protocol protocol) {
    if (protocol.number().isBlank() || protocol.number().length() > LONGEST) {
      throw Refused.fields(List.of(new FieldFault("number", protocol.number().isBlank() ? "missing" : "too_long")));
    }
    boolean kept =
        evidence.ofCase(command.store(), command.id().value()).stream()
            .anyMatch(file -> file.id().equals(protocol.document()));
    if (!kept) {
      throw Refused.fields(List.of(new FieldFault("document", "missing")));
    }
  }
}
