package retour.server.carrier;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.server.carrier.ClaimWrites.Change;
import retour.server.carrier.ClaimWrites.Made;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.settlement.BookClaims;
import retour.server.store.Actor;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * The steps of a claim against a carrier. What is claimed stands in the ledger from the day it is filed, what is paid is
 * booked against it, and what is given up is taken back.
 */
@Service
public class HandleClaim {

  /** Days in which a carrier acknowledges a claim, and in which it pays or declines (49 CFR 370.5 and 370.9). */
  private static final int ACKNOWLEDGE_DAYS = 30;

  private static final int DECIDE_DAYS = 120;
  private static final int ANSWER_DENIAL_DAYS = 30;
  private static final int CLOSE_DAYS = 14;
  private static final int LONGEST = 2_000;

  private final Stores stores;
  private final Orders orders;
  private final ReturnCases cases;
  private final CarrierClaims claims;
  private final ClaimWrites writes;
  private final ClaimEvidence evidence;
  private final OpenClaims openClaims;
  private final BookClaims ledger;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  HandleClaim(Read read, Write write, TransactionTemplate transaction, InstantSource clock) {
    this.stores = read.stores();
    this.orders = read.orders();
    this.cases = read.cases();
    this.claims = read.claims();
    this.evidence = read.evidence();
    this.writes = write.writes();
    this.openClaims = write.openClaims();
    this.ledger = write.ledger();
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What is read. */
  @Component
  record Read(Stores stores, Orders orders, ReturnCases cases, CarrierClaims claims, ClaimEvidence evidence) {}

  /** What is written. */
  @Component
  record Write(ClaimWrites writes, OpenClaims openClaims, BookClaims ledger) {}

  /**
   * What every command on a claim names.
   *
   * @param version the version the person saw
   */
  public record Command(StoreId store, ClaimId id, long version, Actor actor) {}

  /**
   * Opens the claims of a return by hand, for all of its items: where the customer was told no, and the carrier still
   * owes the store.
   *
   * @return the return's claims
   * @throws Refused with NOT_ALLOWED or NOT_FOUND
   */
  public List<CarrierClaim> open(StoreId store, CaseId caseId, Actor by) {
    CarrierRights.CLAIM.require(by);
    ReturnCase found = cases.get(store, caseId);
    Order order = order(store, found.order());
    transaction.executeWithoutResult(
        _ ->
            openClaims.open(
                new OpenClaims.Damage(stores.get(store), found, order), found.items(), by, clock.instant()));
    return claims.ofCase(store, caseId);
  }

  /**
   * Claims another amount, before it is filed.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (fields {@code amount}:
   *     {@code above_insured}, {@code not_an_amount}; {@code reason}: {@code missing}, {@code too_long})
   */
  public CarrierClaim changeAmount(Command command, Money amount, String reason) {
    CarrierRights.CLAIM.require(command.actor());
    requireText("reason", reason);
    return step(
        command,
        (claim, made) -> {
          requireState(claim.state() == ClaimState.DRAFT);
          requireAmount(amount, claim.insured(), "above_insured");
          writes.step(claim, Change.of(claim).claiming(amount));
          tell(claim, ClaimEvent.Kind.AMOUNT_CHANGED, Map.of("amount", amount.toString(), "reason", reason.strip()), made);
        });
  }

  /**
   * Names what a file of the return shows; naming it again changes nothing.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND (no such file of this return), NOT_NOW (closed) or INVALID_INPUT (field
   *     {@code kind}: {@code not_an_option})
   */
  public CarrierClaim nameEvidence(Command command, UUID file, EvidenceKind kind) {
    CarrierRights.CLAIM.require(command.actor());
    if (!kind.isFile()) {
      throw Refused.fields(List.of(new FieldFault("kind", "not_an_option")));
    }
    return step(
        command,
        (claim, made) -> {
          requireState(claim.state().isOpen());
          if (evidence.files(claim).stream().noneMatch(each -> each.id().equals(file))) {
            throw Refused.because(ProblemCode.NOT_FOUND);
          }
          if (writes.name(claim.store(), claim.id(), kind, file, made)) {
            writes.step(claim, Change.of(claim));
            tell(claim, ClaimEvent.Kind.EVIDENCE_NAMED, Map.of("kind", kind.code()), made);
          }
        });
  }

  /**
   * Notes that it was filed with the carrier; what evidence lacked then is noted too.
   *
   * @param reference the carrier's own number, or empty while there is none
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (field {@code reference})
   */
  public CarrierClaim file(Command command, String reference) {
    CarrierRights.CLAIM.require(command.actor());
    requireShort("reference", reference);
    return step(
        command,
        (claim, made) -> {
          requireStep(claim, ClaimState.FILED);
          LocalDate today = today(claim, made);
          String missing =
              evidence.missing(claim, order(claim.store(), claim.order())).stream()
                  .map(EvidenceKind::code)
                  .collect(Collectors.joining(" "));
          Change filed = Change.of(claim).to(ClaimState.FILED, Optional.of(today.plusDays(ACKNOWLEDGE_DAYS)));
          writes.step(claim, filed.filed(today).referring(reference));
          if (claim.state() == ClaimState.DRAFT) {
            ledger.claimed(entry(claim, claim.amount(), made));
          }
          tell(claim, ClaimEvent.Kind.FILED, Map.of("reference", reference.strip(), "missing", missing), made);
        });
  }

  /**
   * Notes that the carrier has the claim.
   *
   * @throws Refused as {@link #file}
   */
  public CarrierClaim acknowledge(Command command, String reference) {
    CarrierRights.CLAIM.require(command.actor());
    requireShort("reference", reference);
    return step(
        command,
        (claim, made) -> {
          requireStep(claim, ClaimState.ACKNOWLEDGED);
          LocalDate by = claim.filedOn().orElseGet(() -> today(claim, made)).plusDays(DECIDE_DAYS);
          writes.step(claim, Change.of(claim).to(ClaimState.ACKNOWLEDGED, Optional.of(by)).referring(reference));
          tell(claim, ClaimEvent.Kind.ACKNOWLEDGED, Map.of("reference", reference.strip()), made);
        });
  }

  /**
   * Books money from the carrier. Once all that was claimed is there the claim closes by itself.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (fields {@code amount}:
   *     {@code above_claimed}, {@code not_an_amount}; {@code reference}: {@code missing}, {@code too_long})
   */
  public CarrierClaim pay(Command command, Money amount, String reference) {
    CarrierRights.MONEY.require(command.actor());
    requireText("reference", reference);
    return step(
        command,
        (claim, made) -> {
          requireStep(claim, ClaimState.PAID);
          requireAmount(amount, claim.open(), "above_claimed");
          boolean whole = amount.equals(claim.open());
          Optional<LocalDate> on =
              whole ? Optional.empty() : Optional.of(today(claim, made).plusDays(CLOSE_DAYS));
          ClaimState to = whole ? ClaimState.CLOSED : ClaimState.PAID;
          writes.step(claim, Change.of(claim).to(to, on).paid(claim.paid().plus(amount)));
          ledger.received(entry(claim, amount, made));
          tell(claim, ClaimEvent.Kind.PAID, Map.of("amount", amount.toString(), "reference", reference.strip()), made);
          if (whole) {
            tell(claim, ClaimEvent.Kind.CLOSED, Map.of(), made);
          }
        });
  }

  /**
   * Notes that the carrier will not pay.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (field {@code reason})
   */
  public CarrierClaim deny(Command command, String reason) {
    CarrierRights.CLAIM.require(command.actor());
    requireText("reason", reason);
    return step(
        command,
        (claim, made) -> {
          requireStep(claim, ClaimState.DENIED);
          LocalDate by = today(claim, made).plusDays(ANSWER_DENIAL_DAYS);
          writes.step(claim, Change.of(claim).to(ClaimState.DENIED, Optional.of(by)));
          tell(claim, ClaimEvent.Kind.DENIED, Map.of("reason", reason.strip()), made);
        });
  }

  /**
   * Closes a claim; what is still open of a filed one is written off.
   *
   * @throws Refused as {@link #deny}
   */
  public CarrierClaim close(Command command, String reason) {
    CarrierRights.CLAIM.require(command.actor());
    requireText("reason", reason);
    return step(
        command,
        (claim, made) -> {
          requireStep(claim, ClaimState.CLOSED);
          writes.step(claim, Change.of(claim).to(ClaimState.CLOSED, Optional.empty()));
          if (claim.state() != ClaimState.DRAFT) {
            ledger.writtenOff(entry(claim, claim.open(), made));
          }
          tell(
              claim,
              ClaimEvent.Kind.CLOSED,
              Map.of("reason", reason.strip(), "written_off", claim.open().toString()),
              made);
        });
  }

  private CarrierClaim step(Command command, BiConsumer<CarrierClaim, Made> change) {
    CarrierClaim seen = claims.get(command.store(), command.id());
    if (seen.version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", seen.version()));
    }
    Instant now = clock.instant();
    transaction.executeWithoutResult(_ -> change.accept(seen, new Made(command.actor(), now)));
    return claims.get(command.store(), command.id());
  }

  private void tell(CarrierClaim claim, ClaimEvent.Kind kind, Map<String, String> data, Made made) {
    writes.tell(claim.store(), claim.id(), kind, data, made);
  }

  private static BookClaims.Entry entry(CarrierClaim claim, Money amount, Made made) {
    return new BookClaims.Entry(claim.store(), claim.order(), claim.caseId(), amount, made.at());
  }

  private LocalDate today(CarrierClaim claim, Made made) {
    return stores.get(claim.store()).dayOf(made.at());
  }

  private Order order(StoreId store, OrderId id) {
    return orders.find(store, id).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private static void requireStep(CarrierClaim claim, ClaimState to) {
    requireState(claim.state().next().contains(to));
  }

  private static void requireState(boolean right) {
    if (!right) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  private static void requireAmount(Money amount, Money most, String above) {
    boolean sound = !amount.isNegative() && !amount.isZero() && amount.currency().equals(most.currency());
    if (!sound || amount.compareTo(most) > 0) {
      throw Refused.fields(List.of(new FieldFault("amount", sound ? above : "not_an_amount")));
    }
  }

  private static void requireText(String field, String text) {
    if (text.isBlank()) {
      throw Refused.fields(List.of(new FieldFault(field, "missing")));
    }
    requireShort(field, text);
  }

  private static void requireShort(String field, String text) {
    if (text.length() > LONGEST) {
      throw Refused.fields(List.of(new FieldFault(field, "too_long")));
    }
  }
}
