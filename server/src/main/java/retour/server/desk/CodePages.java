package retour.server.desk;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.page.ReaderLanguage;
import retour.server.page.Tone;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.store.StoreScope;

/** The second page of the log-in, for who has a second factor. */
@Controller
@RequestMapping(CodePages.ADDRESS)
class CodePages {

  static final String ADDRESS = "/desk/login/code";

  private final Pages pages;
  private final Staff staff;
  private final SignIn signIn;
  private final LoginThrottle throttle;
  private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
  private final SavedRequestAwareAuthenticationSuccessHandler onward = new SavedRequestAwareAuthenticationSuccessHandler();

  CodePages(Pages pages, Staff staff, SignIn signIn, LoginThrottle throttle) {
    this.pages = pages;
    this.staff = staff;
    this.signIn = signIn;
    this.throttle = throttle;
    this.onward.setDefaultTargetUrl("/desk");
  }

  @GetMapping
  String ask(HttpServletRequest request, CsrfToken csrf, Model model) {
    String language = ReaderLanguage.of(request, pages.languages());
    Page page =
        pages
            .plain(language, pages.texts(language).get("desk.login.code_title"))
            .withCsrf(csrf.getParameterName(), csrf.getToken());
    model.addAttribute("page", told(request, page));
    return "desk/code";
  }

  @PostMapping
  void enter(
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal HalfSignedIn half,
      @RequestParam(defaultValue = "") String code)
      throws IOException, ServletException {
    String key = "code|" + half.getName();
    if (!throttle.tryOnce(key)) {
      response.sendRedirect(ADDRESS + "?slow");
      return;
    }
    if (!proves(half.person(), code)) {
      response.sendRedirect(ADDRESS + "?wrong");
      return;
    }
    throttle.forget(key);
    request.changeSessionId();
    onward.onAuthenticationSuccess(request, response, in(half.person(), request, response));
  }

  private boolean proves(SignedIn person, String code) {
    try (StoreScope.Entered _ = StoreScope.only(person.storeId())) {
      Optional<StaffMember> member =
          staff.of(person.storeId()).stream().filter(each -> each.id().equals(person.staffId())).findFirst();
      return member.isPresent() && signIn.proves(person, member.get(), code);
    }
  }

  private Authentication in(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
    Authentication whole = SignIn.authenticated(person);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(whole);
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
    return whole;
  }

  private static Page told(HttpServletRequest request, Page page) {
    if (request.getParameter("wrong") != null) {
      return page.withNotice(Tone.BAD, page.t().get("desk.login.code_wrong"));
    }
    return request.getParameter("slow") != null
        ? page.withNotice(Tone.WARN, page.t().get("desk.login.slow"))
        : page;
  }
}
