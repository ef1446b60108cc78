package retour.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
class ApplicationModuleTests {

  @Autowired private JdbcClient jdbc;
  @Autowired private InstantSource clock;
  @Autowired private TestClock testClock;
  @LocalServerPort private int port;

  @Test
  void answersHealth() {
    String health = RestClient.create("http://127.0.0.1:" + port).get().uri("/health").retrieve().body(String.class);

    assertThat(health).contains("UP");
  }

  @Test
  void readsAndWritesButChangesNoTable() {
    assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("retour_app");
    assertThat(jdbc.sql("select count(*) from store").query(Long.class).single()).isZero();
    assertThatThrownBy(() -> jdbc.sql("drop table store").update())
        .rootCause()
        .hasMessageContaining("must be owner");
    assertThatThrownBy(() -> jdbc.sql("create table mine (a int)").update())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void hasOneClockThatTestsMove() {
    testClock.advance(Duration.ofDays(1));

    assertThat(clock.instant()).isEqualTo(TestClock.START.plus(Duration.ofDays(1)));
  }
}
