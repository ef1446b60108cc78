package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.ApiKeys.Scope;

/** A key that is good for reading alone changes nothing. */
@Configuration(proxyBeanMethods = false)
class ReadersOnlyRead implements WebMvcConfigurer, HandlerInterceptor {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/v1/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    boolean reader = who != null && who.getPrincipal() instanceof Caller caller && caller.scope() == Scope.READ;
    boolean reads =
        READING.contains(request.getMethod())
            || (handler instanceof HandlerMethod method && method.hasMethodAnnotation(OnlyReads.class));
    if (reader && !reads) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
    return true;
  }
}
