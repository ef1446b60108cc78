package retour.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * Reads a body whole before anything else is done with it; one of more than {@link #MOST_BYTES} is refused, and one that
 * holds characters that are no text.
 */
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
      return;
    }
    Optional<String> noText = PlainText.fault(body);
    if (noText.isPresent()) {
      problems.answer(Refused.fields(List.of(new FieldFault(noText.get(), "not_text"))), request, response);
      return;
    }
    chain.doFilter(new WholeBody(request, body), response);
  }
}
