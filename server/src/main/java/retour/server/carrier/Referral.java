package retour.server.carrier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/**
 * A customer who was sent to the carrier with a damage claim of their own (clauses IP-08, IP-10, IP-12).
 *
 * @param caseId the return it came from, where one was filed
 * @param clause the clause that refers
 * @param carrier the carrier's code
 * @param goods a line each
 * @param claimUntil the carrier's last day, where it is known
 */
public record Referral(
    StoreId store,
    UUID id,
    OrderId order,
    int parcelNo,
    Optional<CaseId> caseId,
    String clause,
    String carrier,
    String trackingNumber,
    String goods,
    Optional<LocalDate> claimUntil,
    String language,
    Instant referredAt) {}
