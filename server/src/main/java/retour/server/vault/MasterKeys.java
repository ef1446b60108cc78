package retour.server.vault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the master keys are kept. Read anew each time, so that a rotation counts at once. */
@FunctionalInterface
public interface MasterKeys {

  /** @throws retour.server.platform.StartRefused when they cannot be read */
  Ring ring();

  /**
   * All master keys, oldest first; the last one wraps what is new.
   *
   * <p>A value of its own, so that no key is printed by chance.
   */
  record Ring(List<MasterKey> keys) {

    public Ring {
      keys = List.copyOf(keys);
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("no master key");
      }
    }

    MasterKey current() {
      return keys.getLast();
    }

    Optional<MasterKey> named(String name) {
      return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }
  }

  /** One master key: 256 random bits and a name to tell it by. */
  record MasterKey(String name, byte[] secret) {

    public MasterKey {
      secret = secret.clone();
    }

    @Override
    public byte[] secret() {
      return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof MasterKey key && name.equals(key.name) && Arrays.equals(secret, key.secret);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
