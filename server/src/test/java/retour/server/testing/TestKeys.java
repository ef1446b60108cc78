package retour.server.testing;

import java.util.List;
import retour.server.vault.MasterKeys;
import retour.server.vault.MasterKeys.MasterKey;
import retour.server.vault.MasterKeys.Ring;

/** A master key that several processes of a test have in common. */
public final class TestKeys {

  private static final int BYTES = 32;

  private TestKeys() {}

  public static MasterKeys masters() {
    Ring ring = new Ring(List.of(new MasterKey("0123456789abcdef", new byte[BYTES])));
    return () -> ring;
  }
}
