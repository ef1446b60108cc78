package retour.server.creditnote;

import java.util.List;

/**
 * Seller or buyer as a document names them (personal data of a buyer).
 *
 * @param address lines split by line breaks
 * @param country ISO 3166-1; empty where it is not known
 * @param registration number in the register of firms (in Bulgaria the EIK); empty for none
 * @param vatId with its country; empty for none
 */
public record Party(String name, String address, String country, String registration, String vatId) {

  public List<String> addressLines() {
    return address.lines().filter(line -> !line.isBlank()).toList();
  }
}
