package retour.server.portal;

import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Post, redirect, get. */
final class Redirects {

  private Redirects() {}

  /** See other (303): the next page is got, whatever was posted. */
  static ModelAndView to(String path) {
    RedirectView view = new RedirectView(path, false, false, false);
    view.setExpandUriTemplateVariables(false);
    return new ModelAndView(view);
  }
}
