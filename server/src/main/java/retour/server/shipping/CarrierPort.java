package retour.server.shipping;

import java.util.List;
import java.util.Optional;

/**
 * Who makes labels for parcels on their way back. An adapter for another carrier implements this and nothing else; see
 * {@code docs/shipping.md}.
 */
public interface CarrierPort {

  /** Whom the data go to, as written down; empty where nothing goes out. */
  Optional<String> recipient();

  /**
   * Orders a label. The same reference again gives the same label: an answer may get lost on its way.
   *
   * @return empty where the customer brings their own
   * @throws CarrierFailed where the carrier could not be reached, refused, or answered what is no label
   */
  Optional<Label> order(LabelRequest request);

  /**
   * All that a carrier gets to know (clause IP-24): who sends, from where, whom to ring up, and for which order. The
   * type cannot carry more.
   *
   * @param reference names the parcel for ever, at both ends
   * @param returnNumber stands on the label
   * @param to lines of the store's address
   */
  record LabelRequest(
      String reference,
      String returnNumber,
      String orderNumber,
      String name,
      List<String> address,
      String country,
      String phone,
      List<String> to) {

    /** What of it is personal, by name. */
    static final List<String> FIELDS = List.of("name", "address", "country", "phone", "order_number");

    public LabelRequest {
      address = List.copyOf(address);
      to = List.copyOf(to);
    }

    /** Nothing personal in logs. */
    @Override
    public String toString() {
      return "LabelRequest[" + reference + "]";
    }
  }

  /**
   * A label.
   *
   * @param pdf to print
   */
  record Label(String carrier, String trackingNumber, byte[] pdf) {}

  /** The carrier made no label. Its own words stay out: they may be personal. */
  final class CarrierFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CarrierFailed(String why) {
      super(why);
    }
  }
}
