package retour.server.store;

/** A store's short name, such as {@code image-pro}. */
public record StoreId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
