package retour.server.settlement;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.iban4j.Iban;
import org.iban4j.Iban4jException;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

/**
 * Where money goes by bank transfer (clauses IE-10, IE-24). Its text form is masked, so that no log shows it whole.
 *
 * @param holder whose account it is, 1 to 70 characters, as long as a SEPA transfer takes
 * @param iban ISO 13616, without blanks, of a known country, its check digits right
 */
public record BankAccount(String holder, String iban) {

  /** Stands where an account was, whose key was destroyed with the customer's data. */
  static final BankAccount FORGOTTEN = new BankAccount("", "******");

  private static final int LONGEST_HOLDER = 70;
  private static final int SHOWN = 4;

  /**
   * An account as typed: blanks and case of the number do not matter.
   *
   * @throws Refused with INVALID_INPUT: field {@code holder} with {@code missing}, {@code too_long} or {@code not_text}; field {@code iban} with {@code missing} or {@code not_an_iban}
   */
  public static BankAccount of(String holder, String iban) {
    String name = holder.strip().replaceAll("\\h+", " ");
    String number = iban.replaceAll("[\\h-]", "").toUpperCase(Locale.ROOT);
    List<FieldFault> faults = new ArrayList<>();
    String nameFault = nameFault(name);
    if (!nameFault.isEmpty()) {
      faults.add(new FieldFault("holder", nameFault));
    }
    if (!isIban(number)) {
      faults.add(new FieldFault("iban", number.isEmpty() ? "missing" : "not_an_iban"));
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
    return new BankAccount(name, number);
  }

  /**
   * Holds it against where euro can be transferred to; other currencies go by the store's own bank.
   *
   * @throws Refused with INVALID_INPUT (field {@code iban}: {@code iban_not_sepa})
   */
  void requireReach(Currency currency) {
    boolean far = retour.server.sepa.Iban.fault(iban).filter("iban_not_sepa"::equals).isPresent();
    if (far && currency.getCurrencyCode().equals("EUR")) {
      throw Refused.fields(List.of(new FieldFault("iban", "iban_not_sepa")));
    }
  }

  /** ISO 3166-1 code of the bank's country. */
  public String country() {
    return iban.substring(0, 2);
  }

  /** The number in groups of four, as a person copies it. */
  public String grouped() {
    return iban.replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** The number as anybody may see it: {@code BG** **** 1234}. */
  public String masked() {
    return country() + "** **** " + iban.substring(iban.length() - SHOWN);
  }

  @Override
  public String toString() {
    return masked();
  }

  private static String nameFault(String name) {
    if (name.isEmpty()) {
      return "missing";
    }
    if (name.length() > LONGEST_HOLDER) {
      return "too_long";
    }
    return name.chars().anyMatch(Character::isISOControl) ? "not_text" : "";
  }

  private static boolean isIban(String number) {
    try {
      Iban.valueOf(number);
      return true;
    } catch (Iban4jException wrong) {
      return false;
    }
  }
}
