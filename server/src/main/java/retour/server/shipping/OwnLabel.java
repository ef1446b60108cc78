package retour.server.shipping;

import java.util.Optional;

/** The customer brings their own label; nothing goes to anybody. */
final class OwnLabel implements CarrierPort {

  @Override
  public Optional<String> recipient() {
    return Optional.empty();
  }

  @Override
  public Optional<Label> order(LabelRequest request) {
    return Optional.empty();
  }
}
