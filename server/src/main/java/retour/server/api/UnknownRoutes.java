package retour.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What no other route of the API takes: a wrong method at a known address, or an unknown address. */
@RestController
class UnknownRoutes {

  private static final String EVERYTHING = "/api/v1/**";

  private final RequestMappingHandlerMapping routes;

  UnknownRoutes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
    this.routes = routes;
  }

  @OnlyReads
  @RequestMapping(EVERYTHING)
  void refuse(HttpServletRequest request) throws HttpRequestMethodNotSupportedException, NoResourceFoundException {
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    List<String> allowed =
        routes.getHandlerMethods().keySet().stream()
            .filter(route -> matches(route, path))
            .flatMap(route -> route.getMethodsCondition().getMethods().stream())
            .map(Enum::name)
            .distinct()
            .sorted()
            .toList();
    if (allowed.isEmpty()) {
      throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), "");
    }
    throw new HttpRequestMethodNotSupportedException(request.getMethod(), allowed);
  }

  private static boolean matches(RequestMappingInfo route, PathContainer path) {
    return route.getPathPatternsCondition() != null
        && route.getPathPatternsCondition().getPatterns().stream()
            .filter(pattern -> pattern.getPatternString().startsWith("/api/v1"))
            .anyMatch(pattern -> !pattern.getPatternString().equals(EVERYTHING) && pattern.matches(path));
  }
}
