package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.answers;
import static retour.server.returns.ReturnsFixture.by;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.server.mail.Outbox;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.testing.RetourModuleTest;

/** A clause that lets the customer keep faulty goods. */
@RetourModuleTest
class KeptGoodsModuleTests {

  private static final String CLAUSE =
      """
      T-10:
        says: { en: Keep faulty goods. }
        freight: return
        paid-by: nobody
        when: reason == "defective"
      """;

  @Autowired private ApplicationContext beans;

  @Test
  void areAcceptedOnceTheReturnIsAuthorized() {
    for (boolean byItself : List.of(true, false)) {
      ReturnsFixture given = new ReturnsFixture(beans).store(byItself).with(CLAUSE);

      ReturnCase kept = authorized(given, "defective");
      ReturnCase sentBack = authorized(given, "changed_mind");

      assertThat(kept.items().getFirst().acceptance()).isEqualTo(Acceptance.ACCEPTED);
      assertThat(kept.items().getFirst().reception()).isEqualTo(Reception.AWAITED);
      assertThat(kept.status()).isEqualTo(CaseStatus.AWAITING_SETTLEMENT);
      assertThat(given.read(kept.order()).line(1).orElseThrow().available()).isZero();
      // The running server may hold the notices just now.
      await().untilAsserted(() -> assertThat(mailed(given, kept)).contains("item_accepted").doesNotContain("authorized"));
      await().untilAsserted(() -> assertThat(mailed(given, sentBack)).contains("authorized"));
      assertThat(sentBack.items().getFirst().acceptance()).isEqualTo(Acceptance.PENDING);
      assertThat(sentBack.status()).isEqualTo(CaseStatus.AWAITING_GOODS);
    }
  }

  private static List<String> mailed(ReturnsFixture given, ReturnCase of) {
    given.bean(TellShopper.class).tellAll();
    return given.bean(Outbox.class).ofCase(ReturnsFixture.STORE, of.id().value()).stream()
        .map(kept -> kept.mail().template())
        .toList();
  }

  private static ReturnCase authorized(ReturnsFixture given, String reason) {
    DraftLine line = new DraftLine(1, 1, answers(reason), Optional.of(Resolution.REFUND));
    ReturnCase filed = given.get(given.file(given.order(1, 1000), new ReturnDraft(List.of(line), Map.of())).id());
    return filed.authorization() == AuthorizationState.AUTHORIZED
        ? filed
        : given.bean(Authorization.class).authorize(by(filed, CLERK), Optional.empty());
  }
}
