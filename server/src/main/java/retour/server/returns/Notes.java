package retour.server.returns;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What staff write down for each other; the shopper never reads it. */
@Service
public class Notes {

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final InstantSource clock;

  Notes(CaseFiles files, CaseWrites writes, ReturnCases cases, InstantSource clock) {
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Adds a note, also to a case that is over. Nothing else changes.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND, CHANGED_MEANWHILE, NOT_ALLOWED or INVALID_INPUT (field {@code
   *     text})
   */
  public ReturnCase add(CaseCommand command, String text) {
    ReturnRights.WRITE_NOTE.require(command.actor());
    Claims.requireText(text, "text");
    CaseUpdate update = new CaseUpdate(files.open(command), command.actor(), clock.instant());
    update.event(new NewEvent(CaseEventKind.NOTED, Map.of("text", text.strip())));
    writes.save(update);
    return cases.get(command.store(), command.id());
  }
}
