package retour.server.store;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the features the database only as {@link GuardedDatabase}. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

  @Bean
  static BeanPostProcessor guard() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new GuardedDatabase(pool) : bean;
      }
    };
  }
}
