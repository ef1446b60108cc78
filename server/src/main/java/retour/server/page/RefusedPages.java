package retour.server.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
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
}
