package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import retour.server.returns.ReturnCases.Place;

class TurnedTests {

  @Test
  void hasNothingBesideAWholeList() {
    assertThat(Turned.of(List.of(1, 2), 2, false, false)).isEqualTo(new Turned<>(List.of(1, 2), false, false));
  }

  @Test
  void dropsTheRowThatOnlyTellsOfMore() {
    assertThat(Turned.of(List.of(1, 2, 3), 2, false, false)).isEqualTo(new Turned<>(List.of(1, 2), false, true));
    assertThat(Turned.of(List.of(3, 4, 5), 2, true, false)).isEqualTo(new Turned<>(List.of(3, 4), true, true));
    assertThat(Turned.of(List.of(5), 2, true, false)).isEqualTo(new Turned<>(List.of(5), true, false));
  }

  @Test
  void dropsItInFrontWhenTurningBack() {
    assertThat(Turned.of(List.of(2, 3, 4), 2, true, true)).isEqualTo(new Turned<>(List.of(3, 4), true, true));
    assertThat(Turned.of(List.of(1, 2), 2, true, true)).isEqualTo(new Turned<>(List.of(1, 2), false, true));
  }

  @Test
  void startsAtTheFirstRowWhereAnAddressNamesNoPlace() {
    assertThat(QueueView.place("", "x")).isEqualTo(Place.START);
    assertThat(QueueView.place("2026-99-99.0190a1b2-0000-7000-8000-000000000001", "")).isEqualTo(Place.START);
    assertThat(QueueView.place("", "2026-11-22.0190a1b2-0000-7000-8000-000000000001").back()).isTrue();
  }
}
