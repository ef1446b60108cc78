package retour.server.portal.view;

import java.util.List;
import java.util.Map;
import retour.server.page.Choice;

/**
 * An account as its owner sees it.
 *
 * @param since the day it was made, for the reader
 * @param offersSince the day the owner agreed to offers, for the reader; empty for no
 * @param version what a form sends back, so that two changes at once are noticed
 */
public record OwnView(
    String email,
    String since,
    List<OwnOrder> orders,
    Details details,
    List<Choice> languages,
    String offersSince,
    String version,
    Paths paths) {

  /** An order of the account's address, everything for the reader. */
  public record OwnOrder(String number, String placed, String paid, String href) {}

  /** What stands in the fields, with what is wrong in the owner's words by field. */
  public record Details(String name, String phone, String address, String language, Map<String, String> faults) {

    public String fault(String field) {
      return faults.getOrDefault(field, "");
    }
  }

  /** Where the forms go. */
  public record Paths(String details, String offers, String data, String leave, String delete) {}
}
