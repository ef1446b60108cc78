package retour.server.stock;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import retour.policy.money.Money;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/**
 * Goods that go to their manufacturer (clause IC-16).
 *
 * @param vendorNumber the manufacturer's own RMA number, once given
 * @param sentOn the day they left, from which targets pause
 * @param outcome what the manufacturer did, in their words
 * @param nextOn by when something is next expected; empty at the end
 */
public record VendorReturn(
    StoreId store,
    UUID id,
    CaseId caseId,
    String caseNumber,
    int itemNo,
    String goods,
    String vendor,
    Purpose purpose,
    String vendorNumber,
    VendorReturnState state,
    String trackingNumber,
    String outcome,
    Money credit,
    Optional<LocalDate> sentOn,
    Optional<LocalDate> backOn,
    Optional<LocalDate> nextOn,
    long version) {

  /** What the store wants of the manufacturer. */
  public enum Purpose {
    REPAIR,
    CREDIT,
    REPLACEMENT;

    /** As written in SQL and the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isOverdue(LocalDate today) {
    return nextOn.filter(day -> day.isBefore(today)).isPresent();
  }
}
