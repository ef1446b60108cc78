package retour.server.carrier;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.server.platform.SqlValues;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ReturnCase;
import retour.server.store.Actor;
import retour.server.store.StoreId;
import tools.jackson.databind.json.JsonMapper;

/** Writes claims, in the caller's transaction. A step is written on the version it was thought out on. */
@Repository
class ClaimWrites {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String OPEN =
      """
      insert into carrier_claim (store_id, number, case_id, order_id, parcel_no, carrier, tracking_number, goods,
                                 insured_minor, amount_minor, currency, opened_at, counted_from, term, file_by, next_on)
      values (:store, :number, :case, :order, :parcel, :carrier, :tracking, :goods, :insured, :amount, :currency, :at,
              :from, :term::jsonb, :fileBy, :fileBy)
      on conflict on constraint carrier_claim_parcel_once do nothing
      returning claim_id
      """;

  private static final String STEP =
      """
      update carrier_claim
      set state = :state, amount_minor = :amount, paid_minor = :paid, carrier_reference = :reference,
          filed_on = :filedOn, next_on = :nextOn, version = version + 1
      where store_id = :store and claim_id = :id and version = :version
      """;

  private static final String TELL =
      """
      insert into carrier_claim_event (store_id, claim_id, kind, actor_kind, actor, happened_at, data)
      values (:store, :id, :kind, :actorKind, :actor, :at, :data::jsonb)
      """;

  private static final String NAME_PAPER =
      """
      insert into carrier_claim_paper (store_id, claim_id, kind, evidence_id, actor, named_at)
      values (:store, :id, :kind, :evidence, :actor, :at)
      on conflict on constraint carrier_claim_paper_pk do nothing
      """;

  private static final String RAISE =
      """
      insert into carrier_claim_alarm (store_id, claim_id, state, kind, day, raised_at)
      values (:store, :id, :state, :kind, :day, :at)
      on conflict on constraint carrier_claim_alarm_pk do nothing
      """;

  private final JdbcClient jdbc;

  ClaimWrites(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who writes when. */
  record Made(Actor by, Instant at) {}

  /** A claim about to be opened. */
  record Opening(
      ReturnCase returnCase,
      String number,
      CarrierClaim.Parcel parcel,
      String goods,
      Money insured,
      Money amount,
      ClaimDeadline deadline) {}

  /** @return empty where the parcel has a claim for this return already */
  Optional<ClaimId> open(Opening opening, Made made) {
    ReturnCase about = opening.returnCase();
    return jdbc.sql(OPEN)
        .param("store", about.store().value())
        .param("number", opening.number())
        .param("case", about.id().value())
        .param("order", about.order().value())
        .param("parcel", opening.parcel().no())
        .param("carrier", opening.parcel().carrier())
        .param("tracking", opening.parcel().trackingNumber())
        .param("goods", opening.goods())
        .param("insured", opening.insured().minor())
        .param("amount", opening.amount().minor())
        .param("currency", opening.amount().currency().getCurrencyCode())
        .param("at", made.at().atOffset(ZoneOffset.UTC))
        .param("from", opening.deadline().from())
        .param("term", CarrierClaims.KeptDeadline.of(opening.deadline()))
        .param("fileBy", opening.deadline().lastDay())
        .query(UUID.class)
        .optional()
        .map(ClaimId::new);
  }

  /** What a step changes of a claim. */
  record Change(
      ClaimState state,
      Money amount,
      Money paid,
      String reference,
      Optional<LocalDate> filedOn,
      Optional<LocalDate> nextOn) {

    static Change of(CarrierClaim claim) {
      return new Change(
          claim.state(), claim.amount(), claim.paid(), claim.carrierReference(), claim.filedOn(), claim.nextOn());
    }

    Change to(ClaimState next, Optional<LocalDate> on) {
      return new Change(next, amount, paid, reference, filedOn, on);
    }

    Change referring(String to) {
      return new Change(state, amount, paid, to.isBlank() ? reference : to.strip(), filedOn, nextOn);
    }

    Change filed(LocalDate on) {
      return new Change(state, amount, paid, reference, Optional.of(on), nextOn);
    }

    Change paid(Money sum) {
      return new Change(state, amount, sum, reference, filedOn, nextOn);
    }

    Change claiming(Money other) {
      return new Change(state, other, paid, reference, filedOn, nextOn);
    }
  }

  /** @throws Refused with CHANGED_MEANWHILE */
  void step(CarrierClaim seen, Change to) {
    int updated =
        jdbc.sql(STEP)
            .param("store", seen.store().value())
            .param("id", seen.id().value())
            .param("version", seen.version())
            .param("state", to.state().code())
            .param("amount", to.amount().minor())
            .param("paid", to.paid().minor())
            .param("reference", to.reference())
            .param("filedOn", SqlValues.nullable(to.filedOn(), Types.DATE))
            .param("nextOn", SqlValues.nullable(to.nextOn(), Types.DATE))
            .update();
    if (updated == 0) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  void tell(StoreId store, ClaimId id, ClaimEvent.Kind kind, Map<String, String> data, Made made) {
    keyed(TELL, store, id)
        .param("kind", kind.code())
        .param("actorKind", made.by().kind())
        .param("actor", made.by().reference())
        .param("at", made.at().atOffset(ZoneOffset.UTC))
        .param("data", JSON.writeValueAsString(data))
        .update();
  }

  /** @return whether it was not named so before */
  boolean name(StoreId store, ClaimId id, EvidenceKind kind, UUID evidence, Made made) {
    return keyed(NAME_PAPER, store, id)
            .param("kind", kind.code())
            .param("evidence", evidence)
            .param("actor", made.by().who())
            .param("at", made.at().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** @return whether it was not raised before */
  boolean raise(CarrierClaim claim, String kind, LocalDate day, Instant at) {
    return keyed(RAISE, claim.store(), claim.id())
            .param("state", claim.state().code())
            .param("kind", kind)
            .param("day", day)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private JdbcClient.StatementSpec keyed(String sql, StoreId store, ClaimId id) {
    return jdbc.sql(sql).param("store", store.value()).param("id", id.value());
  }
}
