package retour.server.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import retour.server.store.StoreId;
import retour.server.store.StoreScope;

/**
 * Lets each request see the rows of the store that its address names, and none where it names none: at the desk and in the
 * API the store follows from who is logged in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ScopeOfAddress extends OncePerRequestFilter {

  private static final Set<String> NO_STORES = Set.of("desk", "api", "dev", "assets", "webjars", "error", "health");
  /** What can be a store's name; anything else, such as the mark of all stores, is none. */
  private static final Pattern STORE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  private static final String HOOKS = "hooks";
  private static final int STORE_OF_HOOK = 2;

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
    String store = store(request.getRequestURI());
    try (StoreScope.Entered _ = store.isEmpty() ? StoreScope.nothing() : StoreScope.only(new StoreId(store))) {
      chain.doFilter(request, response);
    }
  }

  /** The name at a store's place in the address, as the controllers will read it; empty where there is none. */
  static String store(String address) {
    List<String> names =
        PathContainer.parsePath(address).elements().stream()
            .filter(PathSegment.class::isInstance)
            .map(segment -> ((PathSegment) segment).valueToMatch())
            .toList();
    int place = !names.isEmpty() && names.getFirst().equals(HOOKS) ? STORE_OF_HOOK : 0;
    String name = names.size() > place ? names.get(place) : "";
    return NO_STORES.contains(name) || !STORE.matcher(name).matches() ? "" : name;
  }
}
