package retour.server.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** All fragments on one page, for whoever changes the look; only in a demonstration. */
@Controller
@ConditionalOnProperty("retour.demo")
class DevUiController {

  private final Pages pages;

  DevUiController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/dev/ui")
  ModelAndView fragments(HttpServletRequest request) {
    Texts t = pages.texts(ReaderLanguage.of(request, pages.languages()));
    return new ModelAndView("dev/ui").addObject("page", pages.plain(t.language(), t.get("dev.title")));
  }
}
