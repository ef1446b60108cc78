package retour.server.desk;

import java.util.List;
import java.util.Optional;

/**
 * What a person's own page shows of the second factor.
 *
 * @param secret waits for its first code
 * @param image the same to scan
 * @param recovery codes that were just made; shown once
 */
public record FactorView(boolean on, Optional<String> secret, Optional<String> image, List<String> recovery) {

  public FactorView {
    recovery = List.copyOf(recovery);
  }
}
