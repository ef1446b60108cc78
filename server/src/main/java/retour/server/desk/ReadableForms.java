package retour.server.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the check of form tokens: a form with a file too large to be read has no token to show. It goes back to
 * its page, which says why; nothing was stored. A file whose name holds NUL is no browser's and gets 400.
 */
final class ReadableForms extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      // The container reads the whole form at the first question for a parameter.
      request.getParameterMap();
    } catch (IllegalStateException _) {
      response.sendRedirect(request.getRequestURI().replaceFirst("/evidence$", "") + "?" + EvidencePages.TOO_LARGE);
      return;
    } catch (InvalidFileNameException _) {
      response.sendError(HttpStatus.BAD_REQUEST.value());
      return;
    }
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST");
  }
}
