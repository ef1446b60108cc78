package retour.server.stock;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /**
   * A place in the list of what is still here, which is ordered by the day somebody acts.
   *
   * @param on the day; see {@link #FIRST} for the beginning
   */
  public record Place(LocalDate on, CaseId caseId, int itemNo) {

    /** Before everything. */
    public static final Place FIRST = new Place(LocalDate.EPOCH, new CaseId(new UUID(0, 0)), 0);

    private static final Pattern CODE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_([0-9a-f-]{36})_(\\d{1,6})");

    /** The place that {@link #code} named; the beginning where it names none. */
    public static Place of(String code) {
      Matcher parts = CODE.matcher(code);
      try {
        return parts.matches()
            ? new Place(
                LocalDate.parse(parts.group(1)),
                new CaseId(UUID.fromString(parts.group(2))),
                Integer.parseInt(parts.group(3)))
            : FIRST;
      } catch (DateTimeParseException | IllegalArgumentException noPlace) {
        return FIRST;
      }
    }

    /** As written in addresses. */
    public String code() {
      return on + "_" + caseId.value() + "_" + itemNo;
    }
  }

  /** Where these goods stand in the list, while they are here. */
  public Optional<Place> place() {
    return nextOn.map(day -> new Place(day, caseId, itemNo));
  }

  public boolean isOverdue(LocalDate today) {
    return nextOn.filter(day -> day.isBefore(today)).isPresent();
  }

  GoodsBack at(GoodsBackState to, Optional<LocalDate> on) {
    return new GoodsBack(
        store,
        caseId,
        caseNumber,
        itemNo,
        goods,
        to,
        customerPays,
        clause,
        cost,
        keepUntil,
        on,
        reference,
        version);
  }

  GoodsBack referring(String to) {
    return new GoodsBack(
        store,
        caseId,
        caseNumber,
        itemNo,
        goods,
        state,
        customerPays,
        clause,
        cost,
        keepUntil,
        nextOn,
        to,
        version);
  }
}
