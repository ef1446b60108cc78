package retour.server.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Masks payment card numbers in every field of every form, before anything reads it: a customer may write one into a message. */
@Component
@Order(-190)
class MaskCardNumbers extends OncePerRequestFilter {

  /** What is compared or checked as it was typed, and never kept in clear. */
  private static final Set<String> AS_TYPED = Set.of("password", "current", "wanted", "iban", "payer_iban");

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Masked(request), response);
  }

  private static final class Masked extends HttpServletRequestWrapper {

    Masked(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] values = getParameterValues(name);
      return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      String[] values = super.getParameterValues(name);
      return values == null ? null : masked(name, values);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> masked = new LinkedHashMap<>();
      super.getParameterMap().forEach((name, values) -> masked.put(name, masked(name, values)));
      return masked;
    }

    private static String[] masked(String name, String[] values) {
      return AS_TYPED.contains(name)
          ? values
          : Arrays.stream(values).map(CardNumbers::masked).toArray(String[]::new);
    }
  }
}
