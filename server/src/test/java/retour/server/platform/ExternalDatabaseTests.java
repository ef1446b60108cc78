package retour.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTests {

  @Test
  void isNoneWhenTheEnvironmentNamesNone() {
    assertThat(ExternalDatabase.named(Map.of("RETOUR_DATABASE_URL", " "))).isEmpty();
  }

  @Test
  void readsUserAndPasswordFromAnAddress() {
    DatabaseAccess access =
        ExternalDatabase.named(Map.of("RETOUR_DATABASE_URL", "postgresql://ann:s%40cret@db.example:5433/shop"))
            .orElseThrow();

    assertThat(access.url()).isEqualTo("jdbc:postgresql://db.example:5433/shop");
    assertThat(access.application()).isEqualTo(new DatabaseAccess.Login("ann", "s@cret"));
    assertThat(access.owner()).isEqualTo(access.application());
  }

  @Test
  void takesAnOwnerOfItsOwn() {
    DatabaseAccess access =
        ExternalDatabase.named(
                Map.of(
                    "RETOUR_DATABASE_URL", "jdbc:postgresql://db/shop",
                    "RETOUR_DATABASE_USER", "app",
                    "RETOUR_DATABASE_PASSWORD", "a",
                    "RETOUR_DATABASE_OWNER_USER", "owner",
                    "RETOUR_DATABASE_OWNER_PASSWORD", "o"))
            .orElseThrow();

    assertThat(access.application()).isEqualTo(new DatabaseAccess.Login("app", "a"));
    assertThat(access.owner()).isEqualTo(new DatabaseAccess.Login("owner", "o"));
  }

  @Test
  void refusesAnotherKindOfDatabase() {
    assertThatThrownBy(() -> ExternalDatabase.named(Map.of("RETOUR_DATABASE_URL", "mysql://db/shop")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("postgresql://host:5432/database");
  }

  @Test
  void refusesADatabaseThatDoesNotAnswer() {
    DatabaseAccess access =
        ExternalDatabase.named(Map.of("RETOUR_DATABASE_URL", "postgresql://a:b@127.0.0.1:1/shop")).orElseThrow();

    assertThatThrownBy(() -> ExternalDatabase.requireReachable(access))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("does not let us in")
        .hasMessageNotContaining("\n");
  }
}
