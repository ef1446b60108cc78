package retour.server.stock;

import java.time.LocalDate;
import java.util.Optional;
import retour.policy.money.Money;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/**
 * Rejected goods until they have left the store.
 *
 * @param customerPays whether the customer pays the way back
 * @param clause the clause that says who pays; empty for the store's own setting
 * @param cost what the customer pays before they are sent; zero where the store pays
 * @param keepUntil last day they wait for the customer
 * @param nextOn by when somebody acts; empty at the end
 * @param reference number of the payment, then of the parcel
 */
public record GoodsBack(
    StoreId store,
    CaseId caseId,
    String caseNumber,
    int itemNo,
    String goods,
    GoodsBackState state,
    boolean customerPays,
    String clause,
    Money cost,
    Optional<LocalDate> keepUntil,
    Optional<LocalDate> nextOn,
    String reference,
    long version) {

  public boolean isOverdue(LocalDate today) {
    return nextOn.filter(day -> day.isBefore(today)).isPresent();
  }
}
