package retour.server.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.order.OrderLine;
import retour.server.page.Page;

/** The order of a visit: what came when, returns there are, lines and units to pick. */
@Controller
class OrderController {

  private static final String FIELD = "line.";

  private final OpenVisits visits;
  private final OrderPage orderPage;

  OrderController(OpenVisits visits, OrderPage orderPage) {
    this.visits = visits;
    this.orderPage = orderPage;
  }

  @GetMapping("/{store}/v/{token}")
  ModelAndView order(
      @PathVariable String store,
      @PathVariable String token,
      @RequestParam Optional<String> lang,
      @RequestParam(defaultValue = "false") boolean gone) {
    Visit visit = visits.open(store, token, lang);
    Map<Integer, String> picked =
        visit.draft().lines().stream()
            .collect(Collectors.toMap(Draft.Line::line, line -> Integer.toString(line.quantity())));
    return page(visit, picked, gone ? Map.of(0, "portal.fault.gone") : Map.of());
  }

  @PostMapping("/{store}/v/{token}")
  ModelAndView pick(
      @PathVariable String store, @PathVariable String token, @RequestParam MultiValueMap<String, String> form) {
    Visit visit = visits.open(store, token, Optional.empty());
    Map<Integer, String> typed = new TreeMap<>();
    Map<Integer, String> faults = new HashMap<>();
    form.toSingleValueMap().forEach((name, value) -> read(visit, name, value, typed, faults));
    List<Draft.Line> lines = picked(visit, typed, faults);
    if (faults.isEmpty() && lines.isEmpty()) {
      faults.put(0, "portal.fault.nothing_picked");
    }
    if (!faults.isEmpty()) {
      ModelAndView again = page(visit, typed, faults);
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
    Draft draft = visit.draft().filed().isEmpty() ? visit.draft() : Draft.empty(OpenVisits.newKey(), visit.language());
    visits.keep(visit, draft.picking(lines));
    return Redirects.to(visit.path("/questions"));
  }

  private static void read(
      Visit visit, String name, String value, Map<Integer, String> typed, Map<Integer, String> faults) {
    if (!name.startsWith(FIELD)) {
      return;
    }
    Optional<OrderLine> line =
        visit.order().lines().stream().filter(each -> name.equals(FIELD + each.lineNo())).findFirst();
    line.ifPresent(found -> typed.put(found.lineNo(), value.strip()));
    if (line.isEmpty() && !value.isBlank()) {
      faults.put(0, "portal.fault.unknown_line");
    }
  }

  private static List<Draft.Line> picked(Visit visit, Map<Integer, String> typed, Map<Integer, String> faults) {
    List<Draft.Line> lines = new ArrayList<>();
    typed.forEach(
        (lineNo, text) -> {
          OrderLine line = visit.order().line(lineNo).orElseThrow();
          if (text.isEmpty() || text.equals("0")) {
            return;
          }
          Optional<String> fault = fault(text, line.available());
          fault.ifPresent(key -> faults.put(lineNo, key));
          if (fault.isEmpty()) {
            lines.add(line(visit.draft(), lineNo, Integer.parseInt(text)));
          }
        });
    return lines;
  }

  private static Optional<String> fault(String text, int available) {
    if (!text.matches("[+-]?\\d{1,15}([.,]\\d+)?")) {
      return Optional.of("portal.fault.not_a_number");
    }
    if (!text.matches("[+-]?\\d+")) {
      return Optional.of("portal.fault.not_whole");
    }
    long wanted = Long.parseLong(text);
    return wanted < 1
        ? Optional.of("portal.fault.below_one")
        : wanted > available ? Optional.of("portal.fault.too_many") : Optional.empty();
  }

  /** The line as it was, with its answers, where it had been picked before. */
  private static Draft.Line line(Draft draft, int lineNo, int quantity) {
    return draft.lines().stream()
        .filter(line -> line.line() == lineNo)
        .findFirst()
        .map(line -> new Draft.Line(lineNo, quantity, line.answers(), line.resolution()))
        .orElseGet(() -> new Draft.Line(lineNo, quantity, Map.of(), ""));
  }

  private ModelAndView page(Visit visit, Map<Integer, String> typed, Map<Integer, String> faults) {
    Page page = visit.page("portal.order.title", visit.order().number());
    return new ModelAndView(
        "portal/order", Map.of("page", page, "order", orderPage.view(visit, page, typed, faults)));
  }
}
