package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** The one place where what went wrong under {@code /api} becomes a problem, whichever part it went wrong in. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems implements HandlerExceptionResolver {

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  private final ProblemAnswers answers;

  ApiProblems(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
    if (!request.getRequestURI().startsWith("/api/")) {
      return null;
    }
    try {
      response.resetBuffer();
      answer(failure, request, response);
      return new ModelAndView();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Answers with the problem a failure is; a fault of our own is logged under the problem's instance. */
  void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
    Refused refused = refused(failure);
    if (failure instanceof HttpRequestMethodNotSupportedException wrongMethod
        && wrongMethod.getSupportedMethods() != null) {
      response.setHeader(HttpHeaders.ALLOW, String.join(", ", wrongMethod.getSupportedMethods()));
    }
    String instance = answers.send(refused, request, response);
    if (refused.code() == ProblemCode.INTERNAL) {
      LOG.error("fault {}", instance, failure);
    }
  }

  private static Refused refused(Exception failure) {
    return switch (failure) {
      case Refused refused -> refused;
      case HttpMessageNotReadableException unreadable -> JsonFaults.of(unreadable);
      case MultipartException unreadable when unreadable.getCause() instanceof Refused refused -> refused;
      case MultipartException _ -> Refused.because(ProblemCode.MALFORMED);
      case MethodArgumentTypeMismatchException mismatch -> wrong(mismatch);
      case MissingServletRequestParameterException missing ->
          Refused.fields(List.of(new FieldFault(missing.getParameterName(), "missing")));
      case HttpRequestMethodNotSupportedException _ -> Refused.because(ProblemCode.METHOD_NOT_ALLOWED);
      case HttpMediaTypeNotSupportedException _ -> Refused.because(ProblemCode.MEDIA_TYPE_UNKNOWN);
      case HttpMediaTypeNotAcceptableException _ -> Refused.because(ProblemCode.NOT_ACCEPTABLE);
      case NoResourceFoundException _ -> Refused.because(ProblemCode.NOT_FOUND);
      case CannotGetJdbcConnectionException _, CannotCreateTransactionException _ ->
          Refused.because(ProblemCode.OVERLOADED);
      default -> Refused.because(ProblemCode.INTERNAL);
    };
  }

  /** What stands in the path names a thing that cannot be; what stands in a parameter is a field. */
  private static Refused wrong(MethodArgumentTypeMismatchException mismatch) {
    return mismatch.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)
        ? Refused.because(ProblemCode.NOT_FOUND)
        : Refused.fields(List.of(new FieldFault(mismatch.getName(), "wrong_type")));
  }
}
