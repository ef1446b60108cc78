package retour.server.order;

import java.time.LocalDate;

/**
 * The invoice that the shop issued for an order (personal data).
 *
 * @param number as it stands on the invoice
 * @param day the date on it
 */
public record OrderInvoice(String number, LocalDate day, Party buyer) {

  public OrderInvoice {
    if (number.isBlank()) {
      throw new IllegalArgumentException("an invoice has a number");
    }
  }

  /**
   * Whom the invoice names.
   *
   * @param address lines split by line breaks
   * @param country ISO 3166-1
   * @param vatId with its country, such as {@code BG123456789}; empty for none
   * @param registration number in the register of firms (in Bulgaria the EIK); empty for none
   */
  public record Party(String name, String address, String country, String vatId, String registration) {}
}
