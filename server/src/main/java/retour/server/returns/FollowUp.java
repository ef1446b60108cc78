package retour.server.returns;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import retour.policy.FactQuestion;
import retour.policy.fact.Fact;

import retour.policy.fact.FactSource;
import retour.server.order.OrderId;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** What other features write into a case: entries of its history, facts that staff know, news of its order's records. */
@Service
public class FollowUp {

  private final CaseFiles files;
  private final CaseWrites writes;
  private final ReturnCases cases;
  private final Acceptances acceptances;

  FollowUp(CaseFiles files, CaseWrites writes, ReturnCases cases, Acceptances acceptances) {
    this.files = files;
    this.writes = writes;
    this.cases = cases;
    this.acceptances = acceptances;
  }

  /** By whom and when. */
  public record Made(Actor by, Instant at) {}

  /**
   * Notes something in the history, in the caller's transaction.
   *
   * @param told see {@link CaseEventKind}
   * @throws Refused with NOT_FOUND or CHANGED_MEANWHILE
   */
  public void note(StoreId store, CaseId id, CaseEventKind kind, Map<String, String> told, Made made) {
    CaseUpdate update = new CaseUpdate(files.open(store, id), made.by(), made.at());
    update.event(new NewEvent(kind, told));
    writes.save(update);
  }

  /**
   * As {@link #note}, with a fact of one item that staff know, decided anew with it; a fact the policy does not know is
   * left out.
   */
  public void note(StoreId store, CaseId id, CaseEventKind kind, Map<String, String> told, Known known, Made made) {
    CaseUpdate update = new CaseUpdate(files.open(store, id), made.by(), made.at());
    update.event(new NewEvent(kind, told));
    Optional<FactQuestion> question = update.file().version().policy().fact(known.fact().name());
    question
        .filter(asked -> asked.knownBy().contains(FactSource.STAFF))
        .ifPresent(
            asked -> {
              update.fact(asked.shared() ? 0 : known.itemNo(), known.fact());
              acceptances.decideAnew(update, stage(update.file().returnCase()));
            });
    writes.save(update);
  }

  /** A fact of an item, said by staff. */
  public record Known(int itemNo, Fact fact) {}

  /**
   * Decides the open cases of an order anew, since its records changed, in the caller's transaction.
   *
   * @throws Refused with CHANGED_MEANWHILE
   */
  public void recordsChanged(StoreId store, OrderId order, CaseEventKind kind, Map<String, String> told, Made made) {
    List<ReturnCase> open = cases.ofOrder(store, order).stream().filter(FollowUp::isOpen).toList();
    for (ReturnCase found : open) {
      CaseUpdate update = new CaseUpdate(files.open(store, found.id()), made.by(), made.at());
      acceptances.decideAnew(update, stage(found));
      update.event(new NewEvent(kind, told));
      writes.save(update);
    }
  }

  private static boolean isOpen(ReturnCase found) {
    boolean judged =
        switch (found.authorization()) {
          case REQUESTED, AUTHORIZED -> true;
          case DECLINED, CANCELLED -> false;
        };
    return judged && found.items().stream().anyMatch(item -> item.settledAt().isEmpty());
  }

  private static String stage(ReturnCase found) {
    return found.authorization() == AuthorizationState.REQUESTED ? "request" : "inspection";
  }
}
