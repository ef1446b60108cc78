package retour.server.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static retour.server.carrier.DamageFixture.ACCOUNTANT;
import static retour.server.carrier.DamageFixture.ADMINISTRATOR;
import static retour.server.carrier.DamageFixture.CLERK;
import static retour.server.carrier.DamageFixture.INSPECTOR;
import static retour.server.carrier.DamageFixture.STORE;
import static retour.server.carrier.DamageFixture.usd;
import static retour.server.returns.Refusals.assertRefused;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.mail.Outbox;
import retour.server.order.Delivery.Handover;
import retour.server.order.OrderId;
import retour.server.problem.ProblemCode;
import retour.server.returns.CaseStatus;
import retour.server.returns.NextActor;
import retour.server.returns.Reception;
import retour.server.returns.ReturnCase;
import retour.server.store.Actor;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
class CarrierClaimsModuleTests {

  private static final Optional<Boolean> UNKNOWN = Optional.empty();

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private CarrierClaims claims;
  @Autowired private HandleClaim handle;
  @Autowired private ClaimPapers papers;
  @Autowired private WatchClaims watch;
  @Autowired private Carriers carriers;
  @Autowired private Outbox outbox;
  @Autowired private TestClock clock;

  private DamageFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new DamageFixture(beans);
  }

  @Test
  void claimsTheFullValueOnceADamagedShipmentIsAccepted() {
    ReturnCase authorized = given.authorized(given.order(Optional.of(Handover.UNSIGNED), UNKNOWN));

    assertThat(authorized.authorizationNumber()).get().asString().startsWith("RGA-");
    assertThat(claims.ofCase(STORE, authorized.id()))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.state()).isEqualTo(ClaimState.DRAFT);
              assertThat(claim.amount()).isEqualTo(usd(28_900 + 2_565));
              assertThat(claim.insured()).isEqualTo(usd(28_900 + 2_565 + 2_760));
              assertThat(claim.deadline().from()).isEqualTo(LocalDate.parse("2026-11-17"));
              assertThat(claim.deadline().lastDay()).isEqualTo(LocalDate.parse("2027-01-16"));
              assertThat(claim.nextOn()).contains(claim.deadline().lastDay());
            });
  }

  @Test
  void claimsNothingWithoutTheClauseThatSaysSo() {
    given = new DamageFixture(beans, "IP-07");

    ReturnCase authorized = given.authorized(given.order(Optional.of(Handover.UNSIGNED), UNKNOWN));

    assertThat(claims.ofCase(STORE, authorized.id())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ups,   US, 2027-01-16, 60, calendar",
    "fedex, US, 2027-01-16, 60, calendar",
    "fedex, DE, 2026-12-08, 21, calendar",
    "freight, US, 2026-11-24, 5, business"
  })
  void countsTheCarriersOwnTerm(String carrier, String country, LocalDate lastDay, int days, String counted) {
    ReturnCase authorized = given.authorized(given.order(carrier, country, Optional.of(Handover.UNSIGNED), UNKNOWN));

    assertThat(claims.ofCase(STORE, authorized.id()))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.deadline().lastDay()).isEqualTo(lastDay);
              assertThat(claim.deadline().term().orElseThrow().days()).isEqualTo(days);
              assertThat(claim.deadline().term().orElseThrow().counted().code()).isEqualTo(counted);
            });
  }

  @Test
  void awaitsARefusedParcelFromItsCarrier() {
    ReturnCase authorized = given.authorized(given.order(Optional.of(Handover.REFUSED), Optional.of(true)));

    assertThat(authorized.items()).singleElement().extracting(item -> item.reception()).isEqualTo(Reception.RETURNING);
    assertThat(authorized.status()).isEqualTo(CaseStatus.AWAITING_GOODS);
    assertThat(authorized.nextActor()).isEqualTo(NextActor.CLERK);
    assertThat(claims.ofCase(STORE, authorized.id()))
        .singleElement()
        .satisfies(claim -> assertThat(claim.deadline().event()).isEqualTo("shipped"));
  }

  @Test
  void goesFromDraftToMoneyAndKeepsItInTheLedger() {
    CarrierClaim draft = opened();
    CarrierClaim filed = handle.file(by(draft, CLERK), "UPS-77");
    assertThat(ledger(draft)).containsExactly(entry("carrier_claims", 31_465L), entry("carrier_recoveries", -31_465L));

    CarrierClaim known = handle.acknowledge(by(filed, CLERK), "");
    CarrierClaim part = handle.pay(by(known, ACCOUNTANT), usd(20_000), "CHECK-1");
    CarrierClaim closed = handle.close(by(part, CLERK), "They pay no tax.");

    assertThat(known.carrierReference()).isEqualTo("UPS-77");
    assertThat(known.nextOn()).contains(filed.filedOn().orElseThrow().plusDays(120));
    assertThat(part.state()).isEqualTo(ClaimState.PAID);
    assertThat(part.open()).isEqualTo(usd(11_465));
    assertThat(closed.nextOn()).isEmpty();
    assertThat(ledger(draft))
        .containsExactly(
            entry("carrier_claims", 0L), entry("carrier_paid", 20_000L), entry("carrier_recoveries", -20_000L));
  }

  @Test
  void closesByItselfOnceAllIsPaid() {
    CarrierClaim filed = handle.file(by(opened(), CLERK), "");

    CarrierClaim paid = handle.pay(by(filed, ACCOUNTANT), filed.amount(), "CHECK-2");

    assertThat(paid.state()).isEqualTo(ClaimState.CLOSED);
    assertThat(claims.open(STORE, 10)).extracting(CarrierClaim::id).doesNotContain(paid.id());
  }

  @Test
  void takesNoMoreThanWasClaimedAndClaimsNoMoreThanWasInsured() {
    CarrierClaim draft = opened();

    assertRefused(
        () -> handle.changeAmount(by(draft, CLERK), draft.insured().plus(usd(1)), "More"), ProblemCode.INVALID_INPUT);
    CarrierClaim changed = handle.changeAmount(by(draft, CLERK), draft.insured(), "The paper is wet, too");
    CarrierClaim filed = handle.file(by(changed, CLERK), "");
    assertRefused(
        () -> handle.pay(by(filed, ACCOUNTANT), filed.amount().plus(usd(1)), "CHECK-3"), ProblemCode.INVALID_INPUT);
    assertRefused(() -> handle.pay(by(filed, ACCOUNTANT), usd(0), "CHECK-3"), ProblemCode.INVALID_INPUT);
  }

  @Test
  void letsOneOfTwoAtOnceWin() {
    CarrierClaim seen = opened();
    handle.file(by(seen, CLERK), "UPS-1");

    assertRefused(() -> handle.file(by(seen, CLERK), "UPS-2"), ProblemCode.CHANGED_MEANWHILE);
    assertThat(claims.get(STORE, seen.id()).carrierReference()).isEqualTo("UPS-1");
  }

  @Test
  void asksForTheRightRole() {
    CarrierClaim draft = opened();

    assertRefused(() -> handle.file(by(draft, INSPECTOR), ""), ProblemCode.NOT_ALLOWED);
    CarrierClaim filed = handle.file(by(draft, CLERK), "");
    assertRefused(() -> handle.pay(by(filed, CLERK), usd(100), "CHECK-4"), ProblemCode.NOT_ALLOWED);
  }

  @Test
  void saysWhichEvidenceLacks() {
    ReturnCase authorized = given.authorized(given.order(Optional.of(Handover.UNSIGNED), UNKNOWN));
    UUID photo = given.photo(authorized);
    CarrierClaim draft = claims.ofCase(STORE, authorized.id()).getFirst();

    CarrierClaim named = handle.nameEvidence(by(draft, CLERK), photo, EvidenceKind.DAMAGE_PHOTOS);
    CarrierClaim again = handle.nameEvidence(by(named, CLERK), photo, EvidenceKind.DAMAGE_PHOTOS);
    CarrierClaim filed = handle.file(by(again, CLERK), "");

    assertThat(again.version()).isEqualTo(named.version());
    assertThat(given.bean(ClaimEvidence.class).of(filed, given.read(filed.order())))
        .filteredOn(point -> !point.there())
        .extracting(ClaimEvidence.Point::kind)
        .containsExactly(EvidenceKind.PACKAGING_PHOTOS);
    assertThat(claims.history(STORE, filed.id()).getLast().data()).containsEntry("missing", "packaging_photos");
    assertThat(new String(papers.dossier(filed), 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertRefused(
        () -> handle.nameEvidence(by(filed, CLERK), UUID.randomUUID(), EvidenceKind.BILL_OF_LADING), ProblemCode.NOT_FOUND);
  }

  @Test
  void remindsStaffOnceBeforeEachDay() {
    CarrierClaim draft = opened();
    clock.set(TestClock.START.plus(Duration.ofDays(54)));

    watch.lookAround();
    watch.lookAround();
    clock.advance(Duration.ofDays(5));
    watch.lookAround();

    assertThat(claims.history(STORE, draft.id()))
        .filteredOn(event -> event.kind() == ClaimEvent.Kind.REMINDED)
        .extracting(event -> event.data().get("kind"))
        .containsExactly("soon", "overdue");
    assertThat(outbox.latest(STORE, 50))
        .filteredOn(mail -> mail.mail().onceKey().contains(draft.id().value().toString()))
        .extracting(mail -> mail.mail().subject())
        .hasSize(2)
        .allMatch(subject -> subject.startsWith("File claim CC-"));
  }

  @Test
  void opensClaimsByHandOnce() {
    ReturnCase filed = given.filed(given.order(Optional.of(Handover.UNSIGNED), UNKNOWN), DamageFixture.damaged());

    List<CarrierClaim> first = handle.open(STORE, filed.id(), CLERK);
    List<CarrierClaim> second = handle.open(STORE, filed.id(), CLERK);

    assertThat(second).isEqualTo(first).hasSize(1);
  }

  @Test
  void keepsTheDirectoryAsTheAdministratorChangesIt() {
    Carrier rail = carriers.find(STORE, "RAIL");
    ClaimTerm shorter =
        new ClaimTerm(java.util.Set.of(), 30, ClaimTerm.Counted.CALENDAR, "Our contract", LocalDate.parse("2026-11-20"));
    Carrier changed =
        new Carrier(
            "rail", "Rail", "800-555-0100", "https://example.com/claims", List.of(shorter), rail.evidence(), rail.version());

    Carrier kept = carriers.save(STORE, changed, ADMINISTRATOR);

    assertThat(kept.terms()).containsExactly(shorter);
    assertThat(rail.terms()).isEmpty();
    assertThat(carriers.all(STORE)).extracting(Carrier::code).contains("fedex", "rail", "ups");
    assertRefused(() -> carriers.save(STORE, changed, ADMINISTRATOR), ProblemCode.CHANGED_MEANWHILE);
    assertRefused(() -> carriers.save(STORE, kept, CLERK), ProblemCode.NOT_ALLOWED);
  }

  private CarrierClaim opened() {
    OrderId order = given.order(Optional.of(Handover.UNSIGNED), UNKNOWN);
    return claims.ofCase(STORE, given.authorized(order).id()).getFirst();
  }

  private static HandleClaim.Command by(CarrierClaim seen, Actor actor) {
    return new HandleClaim.Command(STORE, seen.id(), seen.version(), actor);
  }

  private Map<String, Long> ledger(CarrierClaim claim) {
    Map<String, Long> sums = new TreeMap<>();
    jdbc.sql(
            """
            select account, sum(amount_minor) as amount
            from ledger_entry
            where store_id = :store and case_id = :case
            group by account
            """)
        .param("store", STORE.value())
        .param("case", claim.caseId().value())
        .query((row, n) -> sums.put(row.getString("account"), row.getLong("amount")))
        .list();
    return sums;
  }
}
