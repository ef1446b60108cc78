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
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.returns.CaseId;
import retour.server.returns.CaseStatus;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnCases.CaseRow;
import retour.server.returns.ReturnCases.Place;
import retour.server.returns.ReturnCases.Waiting;

/** The queue of what waits for whom, the list of all returns, and the search. */
@Controller
@RequestMapping("/desk")
class QueuePages {

  private static final int PAGE_ROWS = 50;
  private static final int FOUND_ROWS = 50;
  private static final int LONGEST_SEARCH = 200;
  private static final int MOST_OVERDUE = 200;

  private final ReturnCases cases;
  private final Orders orders;

  QueuePages(ReturnCases cases, Orders orders) {
    this.cases = cases;
    this.orders = orders;
  }

  @GetMapping
  String queue(
      Desk desk,
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String before,
      Model model) {
    Optional<NextActor> chosen = oneOf(NextActor.class, actor);
    Place place = QueueView.place(after, before);
    Turned<CaseRow> rows =
        Turned.of(cases.queue(desk.storeId(), chosen, place, PAGE_ROWS + 1), PAGE_ROWS, !place.equals(Place.START), place.back());
    model.addAttribute("view", new QueueView(chosen, waiting(desk), rows));
    return "desk/queue";
  }

  /** What is late, the latest first: where the daily mail to staff leads. */
  @GetMapping("/overdue")
  String overdue(Desk desk, Model model) {
    List<CaseRow> late =
        cases.queue(desk.storeId(), Optional.empty(), MOST_OVERDUE).stream()
            .takeWhile(row -> row.dueOn().filter(day -> day.isBefore(desk.today())).isPresent())
            .toList();
    model.addAttribute("rows", late);
    return "desk/overdue";
  }

  @GetMapping("/cases")
  String list(
      Desk desk,
      @RequestParam(defaultValue = "") String status,
      @RequestParam Optional<UUID> after,
      @RequestParam Optional<UUID> before,
      Model model) {
    Optional<CaseStatus> chosen = oneOf(CaseStatus.class, status);
    List<CaseRow> rows =
        before.isPresent()
            ? cases.newer(desk.storeId(), chosen, new CaseId(before.get()), PAGE_ROWS + 1)
            : cases.newest(desk.storeId(), chosen, after.map(CaseId::new), PAGE_ROWS + 1);
    boolean inside = before.isPresent() || after.isPresent();
    model.addAttribute("view", new ListView(chosen, Turned.of(rows, PAGE_ROWS, inside, before.isPresent())));
    return "desk/cases";
  }

  @GetMapping("/search")
  String search(Desk desk, @RequestParam(defaultValue = "") String q, Model model) {
    String text = q.strip();
    if (text.isEmpty() || text.length() > LONGEST_SEARCH) {
      model.addAttribute("view", FoundView.nothing(text.isEmpty() ? "" : text.substring(0, LONGEST_SEARCH)));
      return "desk/search";
    }
    Optional<String> direct = cases.byNumber(desk.storeId(), text).map(found -> "/desk/cases/" + found.id().value());
    if (direct.isPresent()) {
      return "redirect:" + direct.get();
    }
    List<Order> found = orders.search(desk.storeId(), text, FOUND_ROWS + 1);
    List<CaseRow> of = cases.ofOrders(desk.storeId(), found, FOUND_ROWS + 1);
    model.addAttribute("view", FoundView.of(text, of, found, FOUND_ROWS));
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
