package retour.server.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.page.ReaderLanguage;
import retour.server.page.Tone;

/** The page where staff log in. It shows no store: which one it is follows from the log-in name. */
@Controller
class LoginPages {

  private final Pages pages;

  LoginPages(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/desk/login")
  String login(HttpServletRequest request, CsrfToken csrf, Model model) {
    String language = ReaderLanguage.of(request, pages.languages());
    Page page =
        pages
            .plain(language, pages.texts(language).get("desk.login.title"))
            .withCsrf(csrf.getParameterName(), csrf.getToken())
            .withLanguages(pages.languages(language));
    model.addAttribute("page", told(request, page));
    return "desk/login";
  }

  private static Page told(HttpServletRequest request, Page page) {
    if (request.getParameter("wrong") != null) {
      return page.withNotice(Tone.BAD, page.t().get("desk.login.wrong"));
    }
    if (request.getParameter("slow") != null) {
      return page.withNotice(Tone.WARN, page.t().get("desk.login.slow"));
    }
    if (request.getParameter("ended") != null) {
      return page.withNotice(Tone.INFO, page.t().get("desk.login.ended"));
    }
    if (request.getParameter("changed") != null) {
      return page.withNotice(Tone.GOOD, page.t().get("desk.login.changed"));
    }
    return request.getParameter("out") != null
        ? page.withNotice(Tone.GOOD, page.t().get("desk.login.out"))
        : page;
  }
}
