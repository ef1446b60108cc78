package retour.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.api.ApiClient.Answer;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
class OnceModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private Once once;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;
  private ApiClient impress;

  @BeforeEach
  void openShop() {
    impress = new ApiShop(beans, port).program("impress");
  }

  @Test
  void wantsAKeyForWhatActs() {
    long before = count();
    for (String key : List.of("", "two words", "x".repeat(201))) {
      Answer answer = impress.with("Idempotency-Key", key).post("/api/v1/returns", ApiShop.impressReturn("IC-3001", 1, 1));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("/code")).isEqualTo("idempotency_key_missing");
    }
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void givesARepeatTheFirstAnswer() {
    ApiClient named = impress.with("Idempotency-Key", "first");
    Answer first = named.post("/api/v1/returns", ApiShop.impressReturn("IC-3001", 1, 1));

    Answer second = named.post("/api/v1/returns", ApiShop.impressReturn("IC-3001", 1, 1));

    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void filesOnceWhileUnitsAreLeft() {
    long before = count();
    ApiClient named = impress.with("Idempotency-Key", "several-units");
    String one = ApiShop.impressReturn("IC-3013", 1, 1);

    String first = named.post("/api/v1/returns", one).expect(201).path("id").asString();
    String second = named.post("/api/v1/returns", one).expect(201).path("id").asString();

    assertThat(second).isEqualTo(first);
    assertThat(count()).isEqualTo(before + 1);
  }

  @Test
  void refusesAKeyThatWasUsedForSomethingElse() {
    ApiClient named = impress.with("Idempotency-Key", "other");
    named.post("/api/v1/returns", ApiShop.impressReturn("IC-3016", 1, 1)).expect(201);

    Answer answer = named.post("/api/v1/returns", ApiShop.impressReturn("IC-3016", 1, 2));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("idempotency_key_reused");
  }

  @Test
  void doesNotKeepWhatStoredNothing() {
    ApiClient named = impress.with("Idempotency-Key", "corrected");
    named.post("/api/v1/returns", "{}").expect(422);

    assertThat(named.post("/api/v1/returns", ApiShop.impressReturn("IC-3006", 1, 1)).status()).isEqualTo(201);
  }

  @Test
  void filesOnceHoweverManyAskAtOnce() throws Exception {
    long before = count();
    ApiClient named = impress.with("Idempotency-Key", "at-once");
    CountDownLatch start = new CountDownLatch(1);
    List<Answer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> asked =
          IntStream.range(0, 20)
              .mapToObj(
                  n ->
                      threads.submit(
                          () -> {
                            start.await();
                            return named.post("/api/v1/returns", ApiShop.impressReturn("IC-3003", 1, 1));
                          }))
              .toList();
      start.countDown();
      for (Future<Answer> each : asked) {
        answers.add(each.get());
      }
    }

    assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
    assertThat(answers.stream().filter(answer -> answer.status() == 409))
        .allSatisfy(answer -> assertThat(answer.at("/code")).isEqualTo("idempotency_key_in_use"));
    assertThat(answers.stream().filter(answer -> answer.status() == 201).map(answer -> answer.at("/id")).distinct())
        .hasSize(1);
    assertThat(count()).isEqualTo(before + 1);
  }

  @Test
  void forgetsWhatIsOld() {
    impress.post("/api/v1/returns", ApiShop.impressReturn("IC-3014", 1, 1)).expect(201);

    clock.advance(Duration.ofHours(24));
    once.forgetOld();
    long afterADay = kept();
    clock.advance(Duration.ofHours(25));
    once.forgetOld();

    assertThat(afterADay).isPositive();
    assertThat(kept()).isZero();
    clock.set(TestClock.START);
  }

  private long count() {
    return jdbc.sql("select count(*) from return_case").query(Long.class).single();
  }

  private long kept() {
    return jdbc.sql("select count(*) from idempotency").query(Long.class).single();
  }
}
