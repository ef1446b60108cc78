package retour.server.desk;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import retour.server.store.StoreScope;

/**
 * Lets who is logged in see the rows of the own store, as long as the session counts; everybody else goes on seeing none. A
 * session that ended meanwhile, here or on another server, leads to the log-in, and where a second factor is required, who has
 * none to the page that sets it up.
 */
final class ScopeOfStaff extends OncePerRequestFilter {

  private static final String OWN_PAGE = "/desk/me";

  private final Sitting sitting;

  ScopeOfStaff(Sitting sitting) {
    this.sitting = sitting;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
      try (StoreScope.Entered _ = StoreScope.only(person.storeId())) {
        go(person, request, response, chain);
      }
    } else {
      chain.doFilter(request, response);
    }
  }

  private void go(SignedIn person, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getDispatcherType() != DispatcherType.REQUEST) {
      chain.doFilter(request, response);
    } else if (!sitting.counts(person)) {
      end(request, response);
    } else if (!request.getRequestURI().startsWith(OWN_PAGE) && sitting.lacksSomething(person)) {
      response.sendRedirect(OWN_PAGE);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    response.sendRedirect("/desk/login?ended");
  }
}
