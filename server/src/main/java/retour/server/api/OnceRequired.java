package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** A POST that makes or moves something names itself by an {@code Idempotency-Key} of 1 to 200 visible characters. */
@Configuration(proxyBeanMethods = false)
class OnceRequired implements WebMvcConfigurer, HandlerInterceptor {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/v1/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    boolean acts =
        request.getMethod().equals("POST")
            && handler instanceof HandlerMethod method
            && !method.hasMethodAnnotation(OnlyReads.class);
    if (acts) {
      String key = request.getHeader(OnceOnly.HEADER);
      if (key == null || !key.matches("[\\x21-\\x7e]{1,200}")) {
        throw Refused.because(ProblemCode.IDEMPOTENCY_KEY_MISSING);
      }
    }
    return true;
  }
}
