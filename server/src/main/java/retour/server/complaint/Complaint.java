package retour.server.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.returns.Channel;
import retour.server.store.StoreId;

/**
 * An entry of the register with where it stands.
 *
 * @param number in the register, without gaps within the store
 * @param origin the return it came out of
 * @param takenBy who took it: the signature in the register
 * @param goods as the register names them
 * @param version counts changes; a command names the version it saw
 */
public record Complaint(
    StoreId store,
    ComplaintId id,
    long number,
    OrderId order,
    String orderNumber,
    Optional<CaseId> origin,
    Channel channel,
    ReceivedBy receivedBy,
    String takenBy,
    String language,
    Instant filedAt,
    LocalDate filedOn,
    String goods,
    Claim claim,
    Standing standing,
    long version) {

  /**
   * What the customer wants and how to reach them (personal data).
   *
   * @param subject what is wrong, in the customer's words
   * @param remedy preferred
   * @param amount claimed; zero where none is
   */
  public record Claim(String subject, Remedy remedy, Money amount, String name, String address, String phone) {

    @Override
    public String toString() {
      return "Claim[" + remedy + " " + amount + "]";
    }
  }

  public ComplaintState state() {
    return standing.state();
  }

  /** Whether whoever acts next is late on {@code today}. */
  public boolean isOverdue(LocalDate today) {
    return standing.dueOn().filter(today::isAfter).isPresent();
  }

  /** The id for links. */
  public UUID key() {
    return id.value();
  }
}
