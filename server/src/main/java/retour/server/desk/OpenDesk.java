package retour.server.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;
import retour.server.complaint.Grounds;
import retour.server.page.Page;
import retour.server.page.Page.Link;
import retour.server.page.Pages;
import retour.server.page.Texts;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** Makes the {@link Desk} of a request from the session. Role and store are read anew each time. */
@Component
class OpenDesk implements HandlerMethodArgumentResolver {

  private static final String LANGUAGE = "desk.language";

  private final Stores stores;
  private final Staff staff;
  private final Pages pages;
  private final Grounds grounds;
  private final InstantSource clock;

  OpenDesk(Stores stores, Staff staff, Pages pages, Grounds grounds, InstantSource clock) {
    this.grounds = grounds;
    this.stores = stores;
    this.staff = staff;
    this.pages = pages;
    this.clock = clock;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Desk.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
    if (servlet == null) {
      throw new IllegalStateException("the desk answers web requests only");
    }
    Desk desk = open(servlet);
    if (container != null) {
      container.addAttribute("desk", desk);
    }
    return desk;
  }

  private Desk open(HttpServletRequest request) {
    StaffMember member = member();
    Store store = stores.get(member.store());
    Page base = base(request, store, member);
    Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
    Optional<Notice> notice =
        flash != null && flash.get(Step.NOTICE) instanceof Notice told ? Optional.of(told) : Optional.empty();
    return new Desk(store, member, base, store.dayOf(clock.instant()), notice, typed(flash));
  }

  /** Only active members are found, so that who has left is out at once. */
  private StaffMember member() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
      throw Refused.because(ProblemCode.NOT_AUTHENTICATED);
    }
    return staff.of(new StoreId(person.store())).stream()
        .filter(member -> member.id().equals(person.staffId()))
        .findFirst()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_AUTHENTICATED));
  }

  private Page base(HttpServletRequest request, Store store, StaffMember member) {
    String language = language(request, member);
    Page page =
        pages
            .ofDesk(store, language, "")
            .withNavigation(navigation(pages.texts(language), store, member, request.getRequestURI()))
            .withLanguages(pages.languages(language));
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf
        ? page.withCsrf(csrf.getParameterName(), csrf.getToken())
        : page;
  }

  private String language(HttpServletRequest request, StaffMember member) {
    String wanted = request.getParameter("lang");
    if (wanted != null && pages.languages().contains(wanted)) {
      request.getSession().setAttribute(LANGUAGE, wanted);
      return wanted;
    }
    Object chosen = request.getSession().getAttribute(LANGUAGE);
    return pages.texts(chosen instanceof String text ? text : member.language()).language();
  }

  private List<Link> navigation(Texts t, Store store, StaffMember member, String path) {
    List<Link> links = new ArrayList<>();
    links.add(link(t, "queue", "/desk", path.equals("/desk")));
    links.add(link(t, "cases", "/desk/cases", path.startsWith("/desk/cases")));
    if (grounds.isServedBy(store)) {
      links.add(link(t, "complaints", "/desk/complaints", path.startsWith("/desk/complaints")));
    }
    if (store.settings().withdrawal().isPresent()) {
      links.add(link(t, "withdrawals", "/desk/withdrawals", path.startsWith("/desk/withdrawals")));
    }
    boolean door = path.startsWith("/desk/receiving") || path.startsWith("/desk/parcels");
    links.add(link(t, "receiving", "/desk/receiving", door));
    boolean stock = path.startsWith("/desk/stock") || path.startsWith("/desk/vendors");
    links.add(link(t, "stock", "/desk/stock", stock));
    boolean claims = path.startsWith("/desk/claims") || path.startsWith("/desk/carriers");
    links.add(link(t, "claims", "/desk/claims", claims));
    links.add(link(t, "payouts", "/desk/payouts", path.startsWith("/desk/payouts")));
    if (Deed.READ_MAILS.isFor(member.role())) {
      links.add(link(t, "mails", "/desk/mails", path.startsWith("/desk/mails")));
    }
    links.add(link(t, "policy", "/desk/policy", path.startsWith("/desk/policy")));
    return links;
  }

  private static Link link(Texts t, String key, String href, boolean current) {
    return new Link(t.get("desk.nav." + key), href, current);
  }

  private static Map<String, String> typed(@Nullable Map<String, ?> flash) {
    if (flash == null || !(flash.get(Step.TYPED) instanceof Map<?, ?> kept)) {
      return Map.of();
    }
    Map<String, String> typed = new HashMap<>();
    kept.forEach((name, text) -> typed.put(String.valueOf(name), String.valueOf(text)));
    return typed;
  }
}
