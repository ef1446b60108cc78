package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.draft;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Resolution;
import retour.server.order.OrderId;
import retour.server.returns.FileReturn.Filed;
import retour.server.returns.FileReturn.Filing;
import retour.server.testing.RetourModuleTest;

/** Two sources of chance with one seed give the same numbers, so that the second one's first number is taken. */
@RetourModuleTest
class NumbersModuleTests {

  private static final int SEED = 4711;

  @Autowired private ApplicationContext beans;
  @Autowired private TransactionTemplate transaction;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void filesUnderAnotherNumberWhereOneIsTaken() {
    Filed first = file(new Random(SEED), given.order(1, 1000));
    Filed second = transaction.execute(_ -> file(new Random(SEED), given.order(1, 1000)));

    assertThat(second.number()).isNotEqualTo(first.number());
    assertThat(given.get(second.id()).number()).isEqualTo(second.number());
  }

  @Test
  void takesTheUnitsOnceWhereANumberWasTaken() {
    OrderId order = given.order(3, 3000);
    file(new Random(SEED + 1), given.order(1, 1000));

    file(new Random(SEED + 1), order);

    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isEqualTo(1);
  }

  @Test
  void authorizesItselfUnderAnotherNumberWhereOneIsTaken() {
    given.store(true);
    Filed first = file(new Random(SEED + 2), given.order(1, 1000));
    Filed second = transaction.execute(_ -> file(new Random(SEED + 2), given.order(1, 1000)));

    assertThat(second.authorizationNumber()).isPresent().isNotEqualTo(first.authorizationNumber());
    assertThat(given.get(second.id()).authorizationNumber()).isEqualTo(second.authorizationNumber());
  }

  @Test
  void authorizesUnderAnotherNumberWhereOneIsTaken() {
    ReturnCase first = authorize(new Random(SEED + 3), given.filed(given.order(1, 1000), 1, Resolution.REFUND));
    ReturnCase waiting = given.filed(given.order(1, 1000), 1, Resolution.REFUND);

    ReturnCase second = transaction.execute(_ -> authorize(new Random(SEED + 3), waiting));

    assertThat(second.authorizationNumber()).isPresent().isNotEqualTo(first.authorizationNumber());
    assertThat(given.events(second)).containsOnlyOnce(CaseEventKind.AUTHORIZED);
  }

  private Filed file(Random chance, OrderId order) {
    FileReturn fileReturn =
        new FileReturn(
            given.bean(Assessor.class),
            given.bean(Requirements.class),
            new Numbers(chance),
            given.bean(FilingWrite.class),
            given.bean(InstantSource.class));
    return fileReturn.file(new Filing(STORE, order, draft(1, Resolution.REFUND), Channel.API, "en", SHOPPER));
  }

  private ReturnCase authorize(Random chance, ReturnCase filed) {
    Authorization authorization =
        new Authorization(
            given.bean(CaseFiles.class),
            given.bean(CaseWrites.class),
            given.bean(ReturnCases.class),
            given.bean(Requirements.class),
            new Numbers(chance),
            given.bean(LawGuard.class),
            given.bean(InstantSource.class));
    return authorization.authorize(by(filed, CLERK), Optional.empty());
  }
}
