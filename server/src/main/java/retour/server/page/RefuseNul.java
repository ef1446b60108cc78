package retour.server.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms and queries that hold the character NUL (400): nobody types it, and PostgreSQL keeps no text with it. It
 * stands before the log-in, which looks names up as well.
 */
@Component
@Order(-200)
class RefuseNul extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith("multipart/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getParameterMap().entrySet().stream().flatMap(RefuseNul::texts).anyMatch(RefuseNul::holdsNul)) {
      response.sendError(HttpStatus.BAD_REQUEST.value());
    } else {
      chain.doFilter(request, response);
    }
  }

  static Stream<String> texts(Map.Entry<String, String[]> parameter) {
    return Stream.concat(Stream.of(parameter.getKey()), Stream.of(parameter.getValue()));
  }

  static boolean holdsNul(String text) {
    return text.indexOf('\0') >= 0;
  }
}
