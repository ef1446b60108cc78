package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.server.order.Orders;
import retour.server.returns.ReturnCases.CaseRow;
import retour.server.returns.ReturnCases.Place;
import retour.server.returns.ReturnCases.Waiting;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
class CaseListsModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private ReturnCases cases;
  @Autowired private Orders orders;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void pagesThroughEverythingNewestFirst() {
    List<CaseId> filed =
        Stream.generate(() -> given.filed(given.order(1, 100), 1, Resolution.REFUND).id()).limit(5).toList();

    List<CaseId> read = new ArrayList<>();
    Optional<CaseId> after = Optional.empty();
    List<CaseRow> page = cases.newest(STORE, Optional.empty(), after, 2);
    while (!page.isEmpty()) {
      page.forEach(row -> read.add(row.id()));
      page = cases.newest(STORE, Optional.empty(), Optional.of(read.getLast()), 2);
    }

    assertThat(read).doesNotHaveDuplicates().containsSubsequence(filed.reversed());
    assertThat(read).hasSize(jdbc.sql("select count(*) from return_case").query(Integer.class).single());
  }

  @Test
  void listsByStatus() {
    ReturnCase filed = given.filed(given.order(1, 100), 1, Resolution.REFUND);
    ReturnCase authorized = given.authorized(given.order(1, 100), 1, Resolution.REFUND);

    List<CaseRow> awaited = cases.newest(STORE, Optional.of(CaseStatus.AWAITING_GOODS), Optional.empty(), 200);

    assertThat(awaited).extracting(CaseRow::id).contains(authorized.id()).doesNotContain(filed.id());
    assertThat(awaited.getFirst().shownNumber()).isEqualTo(authorized.shownNumber());
    assertThat(awaited.getFirst().firstLine()).isEqualTo("Thing");
  }

  @Test
  void putsTheSoonestDueFirst() {
    ReturnCase early = given.filed(given.order(1, 100), 1, Resolution.REFUND);
    clock.advance(Duration.ofDays(3));
    ReturnCase late = given.filed(given.order(1, 100), 1, Resolution.REFUND);

    List<CaseId> queue = cases.queue(STORE, Optional.of(NextActor.CLERK), 200).stream().map(CaseRow::id).toList();

    assertThat(queue).containsSubsequence(early.id(), late.id());
    assertThat(cases.queue(STORE, Optional.empty(), 200)).extracting(CaseRow::id).contains(early.id(), late.id());
    assertThat(cases.queue(STORE, Optional.of(NextActor.ACCOUNTANT), 200)).isEmpty();
  }

  @Test
  void turnsThePagesOfAQueueForthAndBack() {
    for (int i = 0; i < 5; i++) {
      given.filed(given.order(1, 100), 1, Resolution.REFUND);
      clock.advance(Duration.ofHours(13));
    }
    List<CaseRow> whole = cases.queue(STORE, Optional.of(NextActor.CLERK), 200);

    List<CaseRow> second = cases.queue(STORE, Optional.of(NextActor.CLERK), after(whole.get(1)), 2);
    List<CaseRow> back = cases.queue(STORE, Optional.of(NextActor.CLERK), before(second.getFirst()), 2);
    List<CaseRow> ofAll = cases.queue(STORE, Optional.empty(), before(second.getFirst()), 200);

    assertThat(second).isEqualTo(whole.subList(2, 4));
    assertThat(back).isEqualTo(whole.subList(0, 2));
    assertThat(ofAll).endsWith(whole.get(1)).doesNotContain(whole.get(2));
  }

  @Test
  void turnsTheListBack() {
    for (int i = 0; i < 4; i++) {
      given.filed(given.order(1, 100), 1, Resolution.REFUND);
    }
    List<CaseRow> newest = cases.newest(STORE, Optional.empty(), Optional.empty(), 4);

    assertThat(cases.newer(STORE, Optional.empty(), newest.get(3).id(), 2)).isEqualTo(newest.subList(1, 3));
    assertThat(cases.newer(STORE, Optional.of(CaseStatus.REQUESTED), newest.get(1).id(), 9))
        .isEqualTo(newest.subList(0, 1));
  }

  private static Place after(CaseRow row) {
    return new Place(row.dueOn().orElseThrow(), row.id(), false);
  }

  private static Place before(CaseRow row) {
    return new Place(row.dueOn().orElseThrow(), row.id(), true);
  }

  @Test
  void countsWhatIsOverdue() {
    ReturnCase declined = given.filed(given.order(1, 100), 1, Resolution.REFUND);
    given.filed(given.order(1, 100), 1, Resolution.REFUND);
    beans.getBean(Authorization.class).decline(by(declined, CLERK), "No.");
    clock.advance(Duration.ofDays(60));

    Waiting clerk =
        cases.waiting(STORE).stream().filter(each -> each.actor() == NextActor.CLERK).findFirst().orElseThrow();

    assertThat(clerk.overdue()).isEqualTo(clerk.cases()).isPositive();
    assertThat(cases.waiting(STORE)).extracting(Waiting::actor).doesNotContain(NextActor.NOBODY);
  }

  @Test
  void findsByOrderAndMail() {
    ReturnCase filed = given.filed(given.order(1, 100), 1, Resolution.REFUND);
    String order = given.read(filed.order()).number();

    assertThat(found(order.toLowerCase(Locale.ROOT), 10)).containsExactly(filed.id());
    assertThat(found("ANN@example.com", 200)).contains(filed.id());
    assertThat(found("nobody@example.com", 10)).isEmpty();
    assertThat(found("%", 10)).isEmpty();
  }

  private List<CaseId> found(String text, int limit) {
    return cases.ofOrders(STORE, orders.search(STORE, text, limit), limit).stream().map(CaseRow::id).toList();
  }
}
