package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorePoliciesTests {

  @ParameterizedTest
  @ValueSource(strings = {"image-pro", "imperium-est", "impress"})
  void compilesTheStoresPolicy(String store) throws IOException {
    String source = Files.readString(Path.of("..", "policies", store, "returns.yaml"));

    Policy policy = Policies.compile(source, 1);

    assertThat(policy.name()).isEqualTo(store + "/returns");
    assertThat(policy.clauses()).hasSizeGreaterThan(14);
  }
}
