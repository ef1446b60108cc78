package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.server.evidence.EvidenceFiles;
import retour.server.problem.ProblemCode;
import retour.server.returns.CourierProtocol.Protocol;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** No number without the courier's protocol where the policy asks for it (clause IE-01). */
@RetourModuleTest
class CourierProtocolModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private CourierProtocol protocol;
  @Autowired private Authorization authorization;
  @Autowired private EvidenceFiles evidence;
  @Autowired private ReturnCases cases;
  @Autowired private TestClock clock;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ReturnsFixture(beans).store(false);
    given.with(
        """
        T-22:
          says: { en: We need the courier's protocol. }
          rules:
            - { require: courier_protocol_number, by: authorization, when: within(told) }
            - { require: courier_protocol_document, by: authorization, when: within(told) }
        """);
  }

  @Test
  void issuesNoNumberWithoutNumberAndDocument() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    UUID document = document(filed, "%PDF-1.7\n%%EOF");

    assertThat(protocol.isMissing(filed)).isTrue();
    assertRefused(
        () -> authorization.authorize(by(filed, CLERK), Optional.empty()), ProblemCode.REQUIREMENT_MISSING);

    ReturnCase handed = protocol.handIn(by(filed, SHOPPER), new Protocol(" SP-7 ", document));

    assertThat(protocol.isMissing(handed)).isFalse();
    assertThat(given.events(handed)).endsWith(CaseEventKind.PAPER_GIVEN);
    assertThat(cases.facts(STORE, filed.id()))
        .filteredOn(said -> said.fact().name().equals(CourierProtocol.NUMBER))
        .hasSize(1);
    assertThat(authorization.authorize(by(handed, CLERK), Optional.empty()).authorization())
        .isEqualTo(AuthorizationState.AUTHORIZED);
  }

  @Test
  void takesItOnceAndOnTheVersionThatWasSeen() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    UUID document = document(filed, "%PDF-1.7\n%%EOF");
    protocol.handIn(by(filed, CLERK), new Protocol("SP-8", document));

    assertRefused(
        () -> protocol.handIn(by(filed, CLERK), new Protocol("SP-8", document)), ProblemCode.CHANGED_MEANWHILE);
    assertThat(given.events(filed)).filteredOn(CaseEventKind.PAPER_GIVEN::equals).hasSize(1);
  }

  @Test
  void refusesWhatIsNoProtocolOfTheReturn() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    ReturnCase other = given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    UUID document = document(filed, "%PDF-1.7\n%%EOF");

    assertRefused(
        () -> protocol.handIn(by(filed, SHOPPER), new Protocol(" ", document)), ProblemCode.INVALID_INPUT);
    assertRefused(
        () -> protocol.handIn(by(filed, SHOPPER), new Protocol("9".repeat(81), document)), ProblemCode.INVALID_INPUT);
    assertRefused(
        () -> protocol.handIn(by(other, SHOPPER), new Protocol("SP-9", document)), ProblemCode.INVALID_INPUT);
    assertRefused(
        () -> protocol.handIn(by(filed, INSPECTOR), new Protocol("SP-9", document)), ProblemCode.NOT_ALLOWED);
  }

  private UUID document(ReturnCase found, String content) {
    return evidence.keepForCase(
        new EvidenceFiles.CaseFile(STORE, found.order(), found.id().value()),
        new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)),
        "shopper");
  }
}
