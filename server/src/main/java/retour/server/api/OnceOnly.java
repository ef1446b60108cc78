package retour.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * Makes a POST with an {@code Idempotency-Key} happen once.
 *
 * <p>What the request does and its answer are stored in one transaction, the answer last: either both are there or
 * neither. A repeat that comes too early waits for the key's row, is rolled back and gets the first answer; one that finds
 * its work done already is refused by the feature, and gets the first answer too. So the usual request pays one insert and
 * nothing else. Answers that stored nothing (4xx, 5xx) are not kept.
 */
final class OnceOnly extends OncePerRequestFilter {

  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";

  private final Once once;
  private final PlatformTransactionManager transactions;
  private final ApiProblems problems;
  private final Set<OnceKey> running = ConcurrentHashMap.newKeySet();

  OnceOnly(Once once, PlatformTransactionManager transactions, ApiProblems problems) {
    this.once = once;
    this.transactions = transactions;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || request.getHeader(HEADER) == null;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!(request instanceof WholeBody whole)) {
      throw new IllegalStateException("bodies are read whole before");
    }
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn == null || !(signedIn.getPrincipal() instanceof Caller caller)) {
      chain.doFilter(request, response);
      return;
    }
    OnceKey inFlight = new OnceKey(caller, request.getRequestURI(), request.getHeader(HEADER));
    if (!running.add(inFlight)) {
      problems.answer(Refused.because(ProblemCode.IDEMPOTENCY_KEY_IN_USE), request, response);
      return;
    }
    try {
      run(caller, whole, response, chain);
    } catch (RuntimeException failure) {
      problems.answer(failure, request, response);
    } finally {
      running.remove(inFlight);
    }
  }

  private void run(Caller caller, WholeBody request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    if (!isDone(caller, request, answer, chain)) {
      Optional<KeptAnswer> before = once.find(key(caller, request), request.hash());
      if (before.isPresent()) {
        answer.resetBuffer();
        replay(before.get(), answer);
      }
    }
    answer.copyBodyToResponse();
  }

  /** Whether the request was carried out and is stored with its answer; otherwise nothing is stored. */
  private boolean isDone(
      Caller caller, WholeBody request, ContentCachingResponseWrapper answer, FilterChain chain)
      throws ServletException, IOException {
    TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
    boolean done = false;
    try {
      chain.doFilter(request, answer);
      if (HttpStatus.valueOf(answer.getStatus()).is2xxSuccessful()) {
        once.keep(key(caller, request), request.hash(), kept(answer));
        done = true;
      }
    } catch (DuplicateKeyException _) {
      done = false;
    } finally {
      if (done) {
        transactions.commit(transaction);
      } else {
        transactions.rollback(transaction);
      }
    }
    return done;
  }

  private static OnceKey key(Caller caller, HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return new OnceKey(caller, request.getMethod() + " " + pattern, request.getHeader(HEADER));
  }

  private static KeptAnswer kept(ContentCachingResponseWrapper answer) {
    String location = answer.getHeader(HttpHeaders.LOCATION);
    return new KeptAnswer(
        answer.getStatus(),
        new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8),
        location == null ? "" : location);
  }

  private static void replay(KeptAnswer before, HttpServletResponse response) throws IOException {
    response.setStatus(before.status());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(REPLAYED, "true");
    if (!before.location().isEmpty()) {
      response.setHeader(HttpHeaders.LOCATION, before.location());
    }
    response.getOutputStream().write(before.body().getBytes(StandardCharsets.UTF_8));
  }
}
