package retour.server.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** Errors as pages in the store's look: what happened and what to do next, nothing about the inside. */
@Controller
public class ErrorPages implements ErrorController {

  private static final List<Integer> TOLD = List.of(400, 403, 404, 405, 409, 410, 413, 415, 422, 429, 500, 503);

  /** A store's address, and within it a visit's, to which a shopper can go back. */
  private static final Pattern ADDRESS = Pattern.compile("^/([^/]+)(/v/[\\w-]+)?");

  /** What does not work any more is not gone back to. */
  private static final List<Integer> GONE = List.of(404, 410);

  private final Pages pages;
  private final Stores stores;

  ErrorPages(Pages pages, Stores stores) {
    this.pages = pages;
    this.stores = stores;
  }

  /** What the container could not answer. */
  @RequestMapping("/error")
  ModelAndView error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return page(status instanceof Integer code ? code : 404, String.valueOf(path), request);
  }

  /** The page for a status; unknown and forbidden look alike. */
  public ModelAndView of(int status, HttpServletRequest request) {
    return page(status, request.getRequestURI(), request);
  }

  private ModelAndView page(int status, String path, HttpServletRequest request) {
    int shown = status == 403 || status == 401 ? 404 : status;
    String key = TOLD.contains(shown) ? String.valueOf(shown) : shown >= 500 ? "500" : "400";
    Page page = inLook(path, shown, request);
    Map<String, Object> model =
        Map.of(
            "page",
            page.withTitle(page.t().get("error." + key + ".title")),
            "text",
            page.t().get("error." + key + ".text"),
            "status",
            shown);
    return new ModelAndView("error/error", model, HttpStatusCode.valueOf(shown));
  }

  private Page inLook(String path, int status, HttpServletRequest request) {
    Matcher address = ADDRESS.matcher(path);
    // Who is told that we are too busy is not kept waiting for the store's look.
    boolean ofStore = address.find() && status != 503;
    return (ofStore ? stores.find(new StoreId(address.group(1))) : Optional.<Store>empty())
        .map(store -> pages.ofStore(store, ReaderLanguage.of(request, store), ""))
        .map(page -> page.withLanguages(List.of()))
        .map(page -> ofStore && address.group(2) != null && !GONE.contains(status) ? page.withBrandAt(address.group()) : page)
        .orElseGet(() -> pages.plain(ReaderLanguage.of(request, pages.languages()), ""));
  }
}
