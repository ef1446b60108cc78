package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.server.problem.ProblemCode;
import retour.server.returns.AnswerByMail.Landed;
import retour.server.returns.AnswerByMail.Letter;
import retour.server.store.Actor;
import retour.server.testing.RetourModuleTest;

/** Answers by mail land on their return, and nobody speaks for the customer. */
@RetourModuleTest
class AnswerByMailModuleTests {

  private static final Actor PROGRAM = new Actor.Program(new UUID(0, 9));

  @Autowired private ApplicationContext beans;
  @Autowired private AnswerByMail answerByMail;
  @Autowired private Authorization authorization;
  @Autowired private ReturnCases cases;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void laysTheCustomersAnswerOnTheReturnOfItsThread() {
    ReturnCase asked = authorization.ask(by(filed(), CLERK), "Which colour?");
    String thread = "<x@y> <return-" + asked.id().value() + "@example.com>";

    Landed landed = land(new Letter("Ann <ANN@example.com>", "Re: A question", thread, "Red.\n\nOn Monday you wrote:\n> Which?"));

    assertThat(landed.reply()).isTrue();
    assertThat(landed.returnCase().awaitingReply()).isFalse();
    assertThat(cases.history(STORE, asked.id()).getLast().data()).containsEntry("text", "Red.");
  }

  @Test
  void findsTheReturnByTheNumberInTheSubject() {
    ReturnCase filed = filed();

    Landed landed = land(new Letter("ann@example.com", "Re: your return " + filed.number() + "!", "", "Any news?"));

    assertThat(landed.returnCase().id()).isEqualTo(filed.id());
  }

  @Test
  void notesWhatSomebodyElseWrote() {
    ReturnCase filed = filed();

    Landed landed = land(new Letter("bob@example.com", filed.number(), "", "Pay me."));

    assertThat(landed.reply()).isFalse();
    assertThat(given.events(filed)).endsWith(CaseEventKind.NOTED);
  }

  @Test
  void notesWhatComesOnceTheReturnIsOver() {
    ReturnCase cancelled = authorization.cancel(by(filed(), SHOPPER));

    Landed landed = land(new Letter("ann@example.com", cancelled.number(), "", "I changed my mind."));

    assertThat(landed.reply()).isFalse();
    assertThat(landed.returnCase().status()).isEqualTo(CaseStatus.CANCELLED);
  }

  @Test
  void refusesAMailThatNamesNoReturn() {
    Letter stray = new Letter("ann@example.com", "Hello RMA-0000-0001", "<return-x@y>", "Hello");
    Letter empty = new Letter("ann@example.com", filed().number(), "", "> only a quotation");

    assertRefused(() -> land(stray), ProblemCode.NUMBER_UNKNOWN);
    assertRefused(() -> land(empty), ProblemCode.INVALID_INPUT);
    assertRefused(() -> answerByMail.land(STORE, stray, CLERK), ProblemCode.NOT_ALLOWED);
  }

  private Landed land(Letter letter) {
    return answerByMail.land(STORE, letter, PROGRAM);
  }

  private ReturnCase filed() {
    return given.filed(given.order(1, 1000), 1, Resolution.REFUND);
  }
}
