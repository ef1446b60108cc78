package retour.server.desk;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the {@link Desk} to the desk's controllers. */
@Configuration(proxyBeanMethods = false)
class DeskArguments implements WebMvcConfigurer {

  private final OpenDesk openDesk;

  DeskArguments(OpenDesk openDesk) {
    this.openDesk = openDesk;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(openDesk);
  }
}
