package retour.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import retour.server.store.StoreScope;

/**
 * Reads {@code Authorization: Bearer rk_...} and lets the request see the rows of the key's store. A request without a good
 * key goes on as nobody's.
 */
final class KeyAuthentication extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final KeyHolders holders;
  private final ApiProblems problems;

  KeyAuthentication(KeyHolders holders, ApiProblems problems) {
    this.holders = holders;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller;
    try {
      caller = bearer(request).flatMap(holders::of);
    } catch (RuntimeException failure) {
      // A busy database is told here as everywhere else, not by the page that knows nothing of programs.
      problems.answer(failure, request, response);
      return;
    }
    if (caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    signIn(caller.get());
    try (StoreScope.Entered _ = StoreScope.only(caller.get().store())) {
      chain.doFilter(request, response);
    }
  }

  private static Optional<String> bearer(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
  }

  private static void signIn(Caller caller) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, "", List.of()));
    SecurityContextHolder.setContext(context);
  }
}
