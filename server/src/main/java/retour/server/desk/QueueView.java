package retour.server.desk;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCases.CaseRow;
import retour.server.returns.ReturnCases.Waiting;

/**
 * The queue.
 *
 * @param chosen whose queue is shown; empty for everybody's
 */
public record QueueView(Optional<NextActor> chosen, Map<NextActor, Waiting> waiting, List<CaseRow> rows) {

  public Collection<Waiting> tabs() {
    return waiting.values();
  }

  public long all() {
    return waiting.values().stream().mapToLong(Waiting::cases).sum();
  }

  public long overdue() {
    return waiting.values().stream().mapToLong(Waiting::overdue).sum();
  }

  public boolean isChosen(NextActor actor) {
    return chosen.filter(actor::equals).isPresent();
  }
}
