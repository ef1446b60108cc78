package retour.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** A refused command that a page did not answer itself becomes an error page. The API answers before this does. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class RefusedPages {

  private final ErrorPages errors;

  RefusedPages(ErrorPages errors) {
    this.errors = errors;
  }

  @ExceptionHandler(Refused.class)
  ModelAndView refused(Refused refused, HttpServletRequest request) {
    return errors.of(refused.code().status(), request);
  }

  /** An upload above the limit; the rest of it was not kept. */
  @ExceptionHandler(MaxUploadSizeExceededException.class)
  ModelAndView tooLarge(HttpServletRequest request) {
    return errors.of(ProblemCode.FILE_TOO_LARGE.status(), request);
  }

  /** A form with files that no browser sends: cut off, with NUL in the name of a file, or with text in a file's place. */
  @ExceptionHandler({MultipartException.class, MethodArgumentConversionNotSupportedException.class})
  ModelAndView cutOff(HttpServletRequest request) {
    return errors.of(HttpStatus.BAD_REQUEST.value(), request);
  }

  /** Nobody waits long for a connection; see the pool. */
  @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
  ModelAndView busy(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    return errors.of(ProblemCode.OVERLOADED.status(), request);
  }

  /** What can be no id names nothing; what can be no value of a field was not typed into our form. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ModelAndView notReadable(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
    boolean inAddress = mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
    return errors.of(inAddress ? ProblemCode.NOT_FOUND.status() : HttpStatus.BAD_REQUEST.value(), request);
  }
}
