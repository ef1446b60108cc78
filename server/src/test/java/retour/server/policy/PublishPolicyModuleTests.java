package retour.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.check.Meaning;
import retour.server.policy.Publication.LawDocument;
import retour.server.policy.PublishPolicy.Accept;
import retour.server.policy.PublishPolicy.Outcome;
import retour.server.policy.PublishPolicy.Proposal;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;

class PublishPolicyModuleTests {

  private static final StoreId STORE = new StoreId("impress");
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  private final HikariDataSource database = TestDatabase.fresh();
  private final TestClock clock = new TestClock();
  private final PublishPolicy publish = PublishPolicy.on(database, clock);
  private final PolicyVersions versions = PolicyVersions.on(database, clock);
  private final LocalDate today = LocalDate.ofInstant(TestClock.START, java.time.ZoneId.of("America/Chicago"));

  @BeforeEach
  void addStore() {
    JdbcClient.create(database)
        .sql(
            """
            insert into store (store_id, name, currency, zone, languages, color, settings)
            values ('impress', 'Impress', 'USD', 'America/Chicago', '{en}', '#123456',
                    '{"returnAddress": [], "contactEmail": "", "contactPhone": "", "contactHours": {},
                      "rmaFormat": "R", "rgaFormat": "R", "authorizationDays": 1, "autoAuthorize": false,
                      "carriers": {}}')
            """)
        .update();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void publishesTheFirstVersionFromAnyDay() {
    assertThat(publish.publish(proposal(policy(30), LONG_AGO)))
        .isEqualTo(new Outcome.Published(1, List.of(), List.of()));

    assertThat(versions.inForce(STORE, Instant.EPOCH).number()).isEqualTo(1);
  }

  @Test
  void refusesToJudgeOrdersThatWerePlacedBefore() {
    publish.publish(proposal(policy(30), LONG_AGO));

    assertThat(publish.publish(proposal(policy(14), today.minusDays(1)))).isEqualTo(new Outcome.TooEarly(today));
    assertThat(publish.publish(proposal(policy(14), today))).isInstanceOf(Outcome.Published.class);
    assertThat(versions.inForce(STORE, TestClock.START).number()).isEqualTo(2);
  }

  @Test
  void anOrderOfTheSameDayKeepsTheVersionItWasPlacedUnder() {
    publish.publish(proposal(policy(30), LONG_AGO));
    Instant before = clock.instant();
    clock.advance(Duration.ofHours(1));
    publish.publish(proposal(policy(14), today));

    assertThat(versions.inForce(STORE, before).number()).isEqualTo(1);
    assertThat(versions.inForce(STORE, clock.instant()).number()).isEqualTo(2);
  }

  @Test
  void publishesTheSameDocumentOnce() {
    publish.publish(proposal(policy(30), LONG_AGO));

    assertThat(publish.publish(proposal(policy(30), today))).isEqualTo(new Outcome.Unchanged(1));
  }

  @Test
  void publishesTheSameDocumentUnderOtherLaw() {
    LawDocument us = new LawDocument(ShippedLaw.find("us").orElseThrow(), LawMode.ADVISE);
    publish.publish(proposal(policy(30), LONG_AGO));

    Outcome advised =
        publish.publish(new Proposal(STORE, policy(30), Optional.of(List.of(us)), today, "test", List.of()));

    assertThat(advised)
        .isEqualTo(
            new Outcome.Published(2, List.of(new LawLayer("us-disclosure", 1, LawMode.ADVISE)), List.of()));
    Outcome kept = publish.publish(proposal(policy(14), today));
    assertThat(kept).isInstanceOfSatisfying(Outcome.Published.class, done -> assertThat(done.law()).hasSize(1));
  }

  @Test
  void publishesNothingWhoseMeaningNobodyAccepted() {
    Outcome refused = publish.publish(proposal(withFee(), LONG_AGO));

    assertThat(refused)
        .isInstanceOfSatisfying(
            Outcome.NotAccepted.class,
            open ->
                assertThat(open.findings())
                    .extracting(Meaning::key)
                    .containsExactly("fee_without_fault:T-2:restocking,refund"));
    assertThat(versions.archive(STORE)).isEmpty();
  }

  @Test
  void makesDoWithOneConnection() {
    try (HikariDataSource one = new HikariDataSource()) {
      one.setDataSource(database);
      one.setMaximumPoolSize(1);
      one.setConnectionTimeout(2000);
      PublishPolicy.on(one, clock).publish(proposal(withFee(), LONG_AGO, new Accept("T-2", "So it was always.")));

      assertThat(PolicyVersions.on(one, clock).archive(STORE)).hasSize(1);
    }
  }

  @Test
  void keepsWhyAFindingWasAccepted() {
    Outcome done = publish.publish(proposal(withFee(), LONG_AGO, new Accept("T-2", "So it was always.")));

    assertThat(done).isInstanceOf(Outcome.Published.class);
    assertThat(versions.archive(STORE).getFirst().accepted())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.finding()).isEqualTo("fee_without_fault:T-2:restocking,refund");
              assertThat(finding.words()).startsWith("T-2 keeps a fee (restocking) although");
              assertThat(finding.reason()).isEqualTo("So it was always.");
            });
  }

  @Test
  void acceptsAgainWhatWasAcceptedBefore() {
    publish.publish(proposal(withFee(), LONG_AGO, new Accept("T-2", "So it was always.")));
    Accept[] before = publish.acceptedBefore(STORE).toArray(Accept[]::new);

    Outcome done = publish.publish(proposal(withFee().replace("30 days", "60 days"), today, before));

    assertThat(done).isInstanceOf(Outcome.Published.class);
    assertThat(versions.document(STORE, 2).accepted()).isEqualTo(versions.document(STORE, 1).accepted());
  }

  @Test
  void namesAnAcceptanceOfNothing() {
    Outcome refused = publish.publish(proposal(withFee(), LONG_AGO, new Accept("T-22", "A slip.")));

    assertThat(refused)
        .isInstanceOfSatisfying(
            Outcome.NotAccepted.class, open -> assertThat(open.unmatched()).containsExactly("T-22"));
  }

  @Test
  void refusesALawThatIsNoneOrNamedTwice() {
    LawDocument us = new LawDocument(ShippedLaw.find("us").orElseThrow(), LawMode.ADVISE);
    LawDocument usAgain = new LawDocument(us.source(), LawMode.ENFORCE);
    LawDocument none = new LawDocument(policy(14), LawMode.ENFORCE);

    assertThat(faults(us, usAgain)).isEqualTo("a law layer is named twice: us-disclosure, us-disclosure\n");
    assertThat(faults(none)).startsWith("a document that is named as law is no law layer");
  }

  @Test
  void tellsWhatChangedInDocumentAndLaw() {
    LawDocument advised = new LawDocument(ShippedLaw.find("us").orElseThrow(), LawMode.ADVISE);
    LawDocument enforced = new LawDocument(advised.source(), LawMode.ENFORCE);
    publish.publish(new Proposal(STORE, policy(30), Optional.of(List.of(advised)), LONG_AGO, "test", List.of()));
    publish.publish(new Proposal(STORE, policy(14), Optional.of(List.of(enforced)), today, "test", List.of()));

    VersionDiff diff = VersionDiff.between(versions.document(STORE, 1), versions.document(STORE, 2));

    assertThat(diff.changes()).singleElement().satisfies(change -> assertThat(change.name()).isEqualTo("refund"));
    assertThat(diff.law())
        .containsExactly(
            new VersionDiff.LawChange(
                "us-disclosure",
                Optional.of(new LawLayer("us-disclosure", 1, LawMode.ADVISE)),
                Optional.of(new LawLayer("us-disclosure", 1, LawMode.ENFORCE))));
  }

  @Test
  void refusesADocumentOfAnotherStore() {
    assertThat(publish.publish(proposal(policy(30).replace("impress", "image-pro"), LONG_AGO)))
        .isEqualTo(new Outcome.OtherStore("image-pro/returns"));
  }

  @Test
  void refusesADocumentWithFaults() {
    assertThatThrownBy(() -> publish.publish(proposal(policy(30).replace("within(refund)", "within(rfund)"), today)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ProblemCode.POLICY_REJECTED);
              assertThat(String.valueOf(refused.arguments().get("findings"))).contains("rfund");
            });
  }

  @Test
  void numbersWhatTwoPublishAtOnce() throws InterruptedException {
    List<Callable<Outcome>> publishers =
        List.of(
            () -> PublishPolicy.on(database, clock).publish(proposal(policy(7), LONG_AGO)),
            () -> PublishPolicy.on(database, clock).publish(proposal(policy(8), LONG_AGO)));

    List<Integer> numbers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      numbers =
          threads.invokeAll(publishers).stream()
              .map(Future::resultNow)
              .filter(Outcome.Published.class::isInstance)
              .map(outcome -> ((Outcome.Published) outcome).number())
              .sorted()
              .toList();
    }

    assertThat(numbers).isIn(List.of(1, 2), List.of(1));
    assertThat(versions.archive(STORE)).hasSameSizeAs(numbers);
  }

  private String faults(LawDocument... law) {
    Proposal proposal = new Proposal(STORE, policy(30), Optional.of(List.of(law)), LONG_AGO, "test", List.of());
    Refused refused = catchThrowableOfType(Refused.class, () -> publish.publish(proposal));
    return String.valueOf(refused.arguments().get("findings"));
  }

  private static Proposal proposal(String source, LocalDate from, Accept... accepts) {
    return new Proposal(STORE, source, Optional.empty(), from, "test", List.of(accepts));
  }

  private static String withFee() {
    return policy(30)
        + """
          T-2:
            says: { en: We keep 15 %. }
            charge: restocking
            percent: 15
            of: paid
            for: refund
        """;
  }

  private static String policy(int days) {
    return """
        store: impress
        policy: returns
        in-force: 2020-01-01
        currency: USD
        windows:
          refund: %d days after delivery
        clauses:
          T-1:
            says: { en: You can send it back within the window. }
            permit: refund
            when: within(refund)
        """
        .formatted(days);
  }
}
