package retour.server.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import retour.server.vault.MasterKeys;

/** The tests' database, clock and master key in place of the product's. */
@TestConfiguration(proxyBeanMethods = false)
class TestPlatform {

  @Bean
  @Primary
  SwitchableDatabase testDatabase() {
    return new SwitchableDatabase();
  }

  @Bean
  @Primary
  MasterKeys testKeys() {
    return TestKeys.masters();
  }

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }
}
