package retour.server.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import retour.policy.money.Money;
import retour.server.returns.CaseId;

/**
 * Credit given for returned goods, with its statement.
 *
 * @param amount issued
 * @param balance what is left
 * @param expiresOn the last day on which it can be used; empty for ever
 * @param movements oldest first
 */
public record StoreCredit(
    CreditCode code,
    CaseId caseId,
    String caseNumber,
    Money amount,
    Money balance,
    Instant issuedAt,
    Optional<LocalDate> expiresOn,
    List<Movement> movements) {

  public StoreCredit {
    movements = List.copyOf(movements);
  }

  /** What happened to it. */
  public enum Kind {
    ISSUED,
    USED,
    /** A use came to nothing, such as where the new order was cancelled. */
    GIVEN_BACK,
    EXPIRED;

    /** Whether it takes something off the balance. */
    public boolean takes() {
      return switch (this) {
        case ISSUED, GIVEN_BACK -> false;
        case USED, EXPIRED -> true;
      };
    }

    /** As written in SQL, the API and message keys. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One line of the statement.
   *
   * @param balance what was left then
   * @param reference of a use, and of one given back, the shop's own
   */
  public record Movement(Kind kind, Money amount, Money balance, String reference, Instant at) {}

  /** Whether a line of the statement is a use that was not given back. */
  public boolean isUse(Movement movement) {
    return movement.kind() == Kind.USED
        && movements.stream()
            .noneMatch(each -> each.kind() == Kind.GIVEN_BACK && each.reference().equals(movement.reference()));
  }
}
