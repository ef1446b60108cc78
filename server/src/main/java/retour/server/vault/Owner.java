package retour.server.vault;

import java.util.UUID;

/**
 * Whose values share a key, and go unreadable together when it is destroyed.
 *
 * @param kind lower-case word
 */
public record Owner(String kind, String id) {

  /** A return: what was told of one customer for one purpose. */
  public static Owner ofCase(UUID id) {
    return new Owner("case", id.toString());
  }

  /** A batch of bank transfers. */
  public static Owner ofBatch(UUID id) {
    return new Owner("batch", id.toString());
  }

  /** The store's own. */
  public static Owner ofStore() {
    return new Owner("store", "own");
  }

  @Override
  public String toString() {
    return kind + ":" + id;
  }
}
