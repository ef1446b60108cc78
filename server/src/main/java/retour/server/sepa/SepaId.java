package retour.server.sepa;

import java.util.regex.Pattern;

/** The identifiers banks pass on: at most 35 of their letters, no slash at either end, no two together. */
final class SepaId {

  private static final Pattern SHAPE = Pattern.compile("(?!/)(?!.*//)[a-zA-Z0-9/\\-?:().,'+ ]{1,35}(?<![/ ])");

  private SepaId() {}

  static void require(String id) {
    if (!SHAPE.matcher(id).matches() || id.isBlank()) {
      throw new IllegalArgumentException("id_shape");
    }
  }
}
