package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import retour.policy.decision.Decision;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.desk.FactsSaid.Standing;
import retour.server.returns.ReturnCases.StoredDecision;

class FactsSaidTests {

  private static final Fact CLAIM = new Fact("upc_present", FactValue.yes(), FactSource.SHOPPER);

  @Test
  void calledClaimedBeforeAnybodyLooked() {
    assertThat(standing(CLAIM)).isEqualTo(Standing.CLAIMED);
  }

  @Test
  void verifiedWhenTheInspectorFindsTheSame() {
    Fact found = new Fact("upc_present", FactValue.yes(), FactSource.INSPECTOR);

    assertThat(standing(CLAIM, found)).isEqualTo(Standing.VERIFIED);
  }

  @Test
  void contradictedWhenTheInspectorFindsOtherwise() {
    Fact found = new Fact("upc_present", FactValue.no(), FactSource.INSPECTOR);

    assertThat(standing(CLAIM, found)).isEqualTo(Standing.CONTRADICTED);
    assertThat(said(CLAIM, found).all())
        .containsExactly(
            new FactsSaid.Said(FactSource.SHOPPER, FactValue.yes()),
            new FactsSaid.Said(FactSource.INSPECTOR, FactValue.no()));
  }

  @Test
  void takesTheInspectorsLastWord() {
    Fact first = new Fact("upc_present", FactValue.no(), FactSource.INSPECTOR);
    Fact second = new Fact("upc_present", FactValue.yes(), FactSource.INSPECTOR);

    assertThat(standing(CLAIM, first, second)).isEqualTo(Standing.VERIFIED);
  }

  @Test
  void foundOrRecordedWhenTheShopperSaidNothing() {
    assertThat(standing(new Fact("upc_present", FactValue.no(), FactSource.INSPECTOR))).isEqualTo(Standing.FOUND);
    assertThat(standing(new Fact("upc_present", FactValue.no(), FactSource.CATALOG))).isEqualTo(Standing.RECORDED);
  }

  private static Standing standing(Fact... overTime) {
    return said(overTime).standing();
  }

  /** One decision per fact, as each step stores one. */
  private static FactsSaid.Words said(Fact... overTime) {
    List<StoredDecision> decisions = List.of(overTime).stream().map(FactsSaidTests::decision).toList();
    return Optional.ofNullable(FactsSaid.ofLine(decisions, "1").get("upc_present")).orElseThrow();
  }

  private static StoredDecision decision(Fact fact) {
    Money none = Money.of(0, "USD");
    LineFacts line = new LineFacts("1", Facts.of(fact), new LineMoney(none, none, none), List.of());
    return new StoredDecision(
        1,
        "inspection",
        Instant.EPOCH,
        new CaseFacts(Facts.none(), List.of(line)),
        new Decision("impress/returns", 1, LocalDate.EPOCH, List.of()));
  }
}
