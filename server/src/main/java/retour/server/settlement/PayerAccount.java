package retour.server.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.sepa.Bic;
import retour.server.sepa.Iban;
import retour.server.sepa.SepaText;
import retour.server.sepa.TransferFile.Payer;

/**
 * The store's own account that refunds are paid from.
 *
 * @param name the firm as its bank knows it, in any letters
 */
public record PayerAccount(String name, Iban account, Optional<Bic> bank) {

  /**
   * An account as typed; the bank's code may be empty.
   *
   * @throws Refused with INVALID_INPUT: fields {@code payer_name}, {@code payer_iban}, {@code payer_bic}
   */
  public static PayerAccount of(String name, String iban, String bic) {
    List<FieldFault> faults = new ArrayList<>();
    if (SepaText.of(name, SepaText.NAME).isEmpty()) {
      faults.add(new FieldFault("payer_name", name.isBlank() ? "missing" : "name_unwritable"));
    } else if (name.strip().length() > SepaText.NAME) {
      faults.add(new FieldFault("payer_name", "too_long"));
    }
    Iban.fault(iban).ifPresent(fault -> faults.add(new FieldFault("payer_iban", fault)));
    if (!bic.isBlank() && !Bic.isOne(bic)) {
      faults.add(new FieldFault("payer_bic", "bic_shape"));
    }
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
    return new PayerAccount(
        name.strip(), Iban.of(iban), bic.isBlank() ? Optional.empty() : Optional.of(Bic.of(bic)));
  }

  /** The account number without blanks. */
  public String iban() {
    return account.value();
  }

  /** The bank's code; empty where none is named. */
  public String bic() {
    return bank.map(Bic::value).orElse("");
  }

  Payer payer() {
    return new Payer(name, account, bank);
  }
}
