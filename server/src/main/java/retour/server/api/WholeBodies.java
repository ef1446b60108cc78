package retour.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** Reads a body whole before anything else is done with it; one of more than {@link #MOST_BYTES} is refused. */
final class WholeBodies extends OncePerRequestFilter {

  /** 1 MiB. */
  static final int MOST_BYTES = 1024 * 1024;

  private final ApiProblems problems;

  WholeBodies(ApiProblems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      problems.answer(Refused.because(ProblemCode.BODY_TOO_LARGE), request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      problems.answer(Refused.because(ProblemCode.BODY_TOO_LARGE), request, response);
    } else {
      chain.doFilter(new WholeBody(request, body), response);
    }
  }
}
