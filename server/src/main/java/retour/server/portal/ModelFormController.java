package retour.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.order.Order;
import retour.server.page.Formats;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.page.ReaderLanguage;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.withdrawal.ReceiptPaper;
import retour.server.withdrawal.ReceiptPaper.ModelForm;

/** The model withdrawal form of Annex I(B), as a page and as PDF: it stays beside the function. */
@Controller
class ModelFormController {

  private static final String NAME = "withdrawal-form";

  private final Stores stores;
  private final OpenVisits visits;
  private final ReceiptPaper paper;
  private final Pages pages;

  ModelFormController(Stores stores, OpenVisits visits, ReceiptPaper paper, Pages pages) {
    this.stores = stores;
    this.visits = visits;
    this.paper = paper;
    this.pages = pages;
  }

  @GetMapping("/{store}/withdraw/form")
  ModelAndView page(@PathVariable String store, HttpServletRequest request) {
    Store found = serving(stores.get(new StoreId(store)));
    String language = ReaderLanguage.of(request, found);
    Page page = pages.ofStore(found, language, pages.texts(language).get("withdraw.form.title"));
    return new ModelAndView("portal/withdrawform", Map.of("page", page, "store", found));
  }

  @GetMapping("/{store}/withdraw/form.pdf")
  ResponseEntity<byte[]> blank(@PathVariable String store, HttpServletRequest request) {
    Store found = serving(stores.get(new StoreId(store)));
    return Pdfs.answer(NAME, paper.form(found, ReaderLanguage.of(request, found), Optional.empty()));
  }

  /** Filled in with the order that was opened with a link. */
  @GetMapping("/{store}/v/{token}/withdraw/form.pdf")
  ResponseEntity<byte[]> filled(
      @PathVariable String store, @PathVariable String token, @RequestParam Optional<String> lang) {
    Visit visit = visits.open(store, token, lang);
    Store found = serving(visit.store());
    return Pdfs.answer(NAME, paper.form(found, visit.language(), Optional.of(filled(visit))));
  }

  private static ModelForm filled(Visit visit) {
    Order order = visit.order();
    Formats f = new Formats(visit.language(), visit.store().zone());
    String received =
        order.deliveries().stream()
            .flatMap(parcel -> parcel.deliveredAt().stream())
            .max(java.util.Comparator.naturalOrder())
            .map(f::day)
            .orElse("");
    String goods =
        String.join(
            ", ",
            order.lines().stream()
                .filter(line -> line.available() > 0)
                .map(line -> visit.pages().texts(visit.language()).get("portal.goods", line.available(), line.name()))
                .toList());
    return new ModelForm(
        order.number() + ": " + goods,
        f.day(order.placedAt()),
        received,
        order.buyer().name(),
        String.join(", ", order.buyer().address().lines().toList()));
  }

  private static Store serving(Store store) {
    if (store.settings().withdrawal().isEmpty()) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return store;
  }
}
