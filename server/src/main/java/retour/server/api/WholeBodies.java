package retour.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import retour.server.evidence.EvidenceFiles;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * Reads a body whole before anything else is done with it; one of more than {@link #MOST_BYTES}, or {@link
 * #MOST_UPLOADED} where it holds files, is refused, and one that
 * holds characters that are no text or the number of a payment card.
 */
final class WholeBodies extends OncePerRequestFilter {

  /** 1 MiB. */
  static final int MOST_BYTES = 1024 * 1024;

  /** Files travel in multipart bodies: one of the largest that is kept, or several smaller ones. */
  static final int MOST_UPLOADED = (int) EvidenceFiles.MAX_BYTES + MOST_BYTES;

  private final ApiProblems problems;

  WholeBodies(ApiProblems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean files = holdsFiles(request);
    int most = files ? MOST_UPLOADED : MOST_BYTES;
    if (request.getContentLengthLong() > most) {
      problems.answer(Refused.because(ProblemCode.BODY_TOO_LARGE), new WholeBody(request, new byte[0]), response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(most + 1);
    if (body.length > most) {
      problems.answer(Refused.because(ProblemCode.BODY_TOO_LARGE), new WholeBody(request, new byte[0]), response);
      return;
    }
    Optional<String> noText = files ? Optional.empty() : PlainText.fault(body);
    if (noText.isPresent()) {
      problems.answer(Refused.fields(List.of(new FieldFault(noText.get(), "not_text"))), request, response);
      return;
    }
    Optional<String> card = files ? Optional.empty() : CardInJson.fault(body);
    if (card.isPresent()) {
      problems.answer(Refused.fields(List.of(new FieldFault(card.get(), "card_number"))), request, response);
      return;
    }
    chain.doFilter(new WholeBody(request, body), response);
  }

  private static boolean holdsFiles(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }
}
