package retour.server.sepa;

import java.util.Optional;
import retour.policy.money.Money;

/**
 * One payment to make.
 *
 * @param endToEndId travels with it to the payee and back in every answer; at most 35 characters
 * @param amount 0.01 to 999,999,999.99 EUR
 * @param name the payee's, in any letters
 * @param remittance what the payee reads on the statement, in any letters
 */
public record CreditTransfer(
    String endToEndId, Money amount, String name, Iban account, Optional<Bic> bank, String remittance) {

  /** The largest amount of one SEPA payment, in cents. */
  public static final long LARGEST = 99_999_999_999L;

  /** @throws IllegalArgumentException when a bank would not take it */
  public CreditTransfer {
    SepaId.require(endToEndId);
    if (!amount.currency().getCurrencyCode().equals("EUR")) {
      throw new IllegalArgumentException("not_euro");
    }
    if (amount.minor() < 1 || amount.minor() > LARGEST) {
      throw new IllegalArgumentException("amount_out_of_range");
    }
    if (SepaText.of(name, SepaText.NAME).isEmpty()) {
      throw new IllegalArgumentException("name_unwritable");
    }
  }
}
