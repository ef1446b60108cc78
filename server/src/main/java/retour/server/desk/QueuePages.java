package retour.server.desk;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import retour.server.order.Orders;
import retour.server.returns.CaseId;
import retour.server.returns.CaseStatus;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnCases.CaseRow;
import retour.server.returns.ReturnCases.Waiting;

/** The queue of what waits for whom, the list of all returns, and the search. */
@Controller
@RequestMapping("/desk")
class QueuePages {

  private static final int QUEUE_ROWS = 100;
  private static final int PAGE_ROWS = 50;
  private static final int FOUND_ROWS = 50;
  private static final int LONGEST_SEARCH = 200;

  private final ReturnCases cases;
  private final Orders orders;

  QueuePages(ReturnCases cases, Orders orders) {
    this.cases = cases;
    this.orders = orders;
  }

  @GetMapping
  String queue(Desk desk, @RequestParam(defaultValue = "") String actor, Model model) {
    Map<NextActor, Waiting> waiting = waiting(desk);
    Optional<NextActor> chosen = oneOf(NextActor.class, actor);
    List<CaseRow> rows = cases.queue(desk.storeId(), chosen, QUEUE_ROWS);
    model.addAttribute("view", new QueueView(chosen, waiting, rows));
    return "desk/queue";
  }

  @GetMapping("/cases")
  String list(
      Desk desk,
      @RequestParam(defaultValue = "") String status,
      @RequestParam Optional<UUID> after,
      Model model) {
    Optional<CaseStatus> chosen = oneOf(CaseStatus.class, status);
    List<CaseRow> rows = cases.newest(desk.storeId(), chosen, after.map(CaseId::new), PAGE_ROWS + 1);
    boolean more = rows.size() > PAGE_ROWS;
    model.addAttribute("view", new ListView(chosen, more ? rows.subList(0, PAGE_ROWS) : rows, more, after.isPresent()));
    return "desk/cases";
  }

  @GetMapping("/search")
  String search(Desk desk, @RequestParam(defaultValue = "") String q, Model model) {
    String text = q.strip();
    if (text.isEmpty() || text.length() > LONGEST_SEARCH) {
      model.addAttribute("view", new FoundView(text.isEmpty() ? "" : text.substring(0, LONGEST_SEARCH), List.of(), List.of()));
      return "desk/search";
    }
    Optional<String> direct = cases.byNumber(desk.storeId(), text).map(found -> "/desk/cases/" + found.id().value());
    if (direct.isPresent()) {
      return "redirect:" + direct.get();
    }
    FoundView found =
        new FoundView(
            text, cases.search(desk.storeId(), text, FOUND_ROWS), orders.search(desk.storeId(), text, FOUND_ROWS));
    model.addAttribute("view", found);
    return "desk/search";
  }

  private Map<NextActor, Waiting> waiting(Desk desk) {
    Map<NextActor, Waiting> waiting = new EnumMap<>(NextActor.class);
    for (NextActor actor : NextActor.values()) {
      waiting.put(actor, new Waiting(actor, 0, 0));
    }
    cases.waiting(desk.storeId()).forEach(count -> waiting.put(count.actor(), count));
    waiting.remove(NextActor.NOBODY);
    return waiting;
  }

  private static <E extends Enum<E>> Optional<E> oneOf(Class<E> type, String code) {
    return List.of(type.getEnumConstants()).stream()
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(code))
        .findFirst();
  }
}
