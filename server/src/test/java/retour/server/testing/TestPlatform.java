package retour.server.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The tests' database and clock in place of the product's. */
@TestConfiguration(proxyBeanMethods = false)
class TestPlatform {

  @Bean
  @Primary
  SwitchableDatabase testDatabase() {
    return new SwitchableDatabase();
  }

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }
}
