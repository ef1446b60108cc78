package retour.server.account;

import java.util.ArrayList;
import java.util.List;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

/**
 * What a shopper may keep with the account, each of it empty if not wanted. Only these fields are kept (clause IP-16).
 *
 * @param name at most 200 characters
 * @param phone digits, blanks and {@code + - ( ) /}, at most 40
 * @param address lines split by line breaks, at most 500 characters
 * @param language ISO 639-1 code that mails are written in; one the store speaks
 */
public record AccountDetails(String name, String phone, String address, String language) {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ADDRESS = 500;

  /**
   * What was typed, tidied.
   *
   * @throws Refused with INVALID_INPUT: {@code name}, {@code address}: {@code too_long}; {@code phone}: {@code not_a_phone}
   */
  public static AccountDetails of(String name, String phone, String address, String language) {
    AccountDetails details =
        new AccountDetails(name.strip(), phone.strip(), address.strip().replace("\r\n", "\n"), language);
    List<FieldFault> faults = new ArrayList<>();
    if (details.name.length() > LONGEST_NAME) {
      faults.add(new FieldFault("name", "too_long"));
    }
    if (!details.phone.matches("[0-9+()/ -]{0,40}")) {
      faults.add(new FieldFault("phone", "not_a_phone"));
    }
    if (details.address.length() > LONGEST_ADDRESS) {
      faults.add(new FieldFault("address", "too_long"));
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
    return details;
  }

  @Override
  public String toString() {
    return "AccountDetails[" + language + "]";
  }
}
