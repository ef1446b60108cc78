package retour.server.desk;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import retour.server.audit.AuditLog;
import retour.server.audit.AuditLog.Act;

/**
 * Takes down which member of staff opened a page or file about a person (clause IP-20), before it is shown: every address
 * that names one thing by its id, lists of people, searches and exports. The audit log keeps the address, which holds ids
 * only.
 */
@Configuration(proxyBeanMethods = false)
class TakeDownReads implements HandlerInterceptor, WebMvcConfigurer {

  private static final String READ = "read";
  private static final String DESK = "/desk/";
  private static final Set<String> ABOUT_MANY =
      Set.of(
          "/desk/search", "/desk/mails", "/desk/complaints", "/desk/withdrawals", "/desk/receiving", "/desk/batches");

  private final AuditLog audit;

  TakeDownReads(AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(DESK + "**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && HttpMethod.GET.matches(request.getMethod())
        && pattern != null
        && isAboutPeople(pattern.toString())
        && authentication != null
        && authentication.getPrincipal() instanceof SignedIn person) {
      audit.take(new Act(person.storeId(), person.actor(), READ, request.getRequestURI().substring(DESK.length())));
    }
    return true;
  }

  private static boolean isAboutPeople(String pattern) {
    return pattern.contains("{id}")
        || pattern.endsWith(".csv")
        || pattern.contains("/register.")
        || ABOUT_MANY.contains(pattern);
  }
}
