package retour.server.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application's connections to its database. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

  @Bean
  @ConditionalOnProperty("spring.datasource.url")
  @ConfigurationProperties("spring.datasource.hikari")
  QueuedPool dataSource(DataSourceProperties database) {
    QueuedPool pool = new QueuedPool();
    pool.setJdbcUrl(database.determineUrl());
    pool.setUsername(database.determineUsername());
    pool.setPassword(database.determinePassword());
    return pool;
  }
}
