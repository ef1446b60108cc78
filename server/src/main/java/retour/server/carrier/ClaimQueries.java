package retour.server.carrier;

import java.util.UUID;

/** The statements that read claims. */
final class ClaimQueries {

  /** Later than any claim: a list from here starts with the newest. */
  static final UUID AFTER_ALL = new UUID(-1L, -1L);

  static final String BY_ID =
      """
      select c.store_id, c.claim_id, c.number, c.case_id, coalesce(r.authorization_number, r.number) as case_number,
             c.order_id, o.number as order_number, c.parcel_no, c.carrier, c.tracking_number, c.goods, c.insured_minor,
             c.amount_minor, c.paid_minor, c.currency, c.state, c.carrier_reference, c.opened_at, c.counted_from,
             c.term, c.file_by, c.filed_on, c.next_on, c.version
      from carrier_claim c
        join return_case r on r.store_id = c.store_id and r.case_id = c.case_id
        join customer_order o on o.store_id = c.store_id and o.order_id = c.order_id
      where c.store_id = :store and c.claim_id = :id
      """;

  static final String OF_CASE =
      """
      select c.store_id, c.claim_id, c.number, c.case_id, coalesce(r.authorization_number, r.number) as case_number,
             c.order_id, o.number as order_number, c.parcel_no, c.carrier, c.tracking_number, c.goods, c.insured_minor,
             c.amount_minor, c.paid_minor, c.currency, c.state, c.carrier_reference, c.opened_at, c.counted_from,
             c.term, c.file_by, c.filed_on, c.next_on, c.version
      from carrier_claim c
        join return_case r on r.store_id = c.store_id and r.case_id = c.case_id
        join customer_order o on o.store_id = c.store_id and o.order_id = c.order_id
      where c.store_id = :store and c.case_id = :case
      order by c.parcel_no
      """;

  static final String OPEN =
      """
      select c.store_id, c.claim_id, c.number, c.case_id, coalesce(r.authorization_number, r.number) as case_number,
             c.order_id, o.number as order_number, c.parcel_no, c.carrier, c.tracking_number, c.goods, c.insured_minor,
             c.amount_minor, c.paid_minor, c.currency, c.state, c.carrier_reference, c.opened_at, c.counted_from,
             c.term, c.file_by, c.filed_on, c.next_on, c.version
      from carrier_claim c
        join return_case r on r.store_id = c.store_id and r.case_id = c.case_id
        join customer_order o on o.store_id = c.store_id and o.order_id = c.order_id
      where c.store_id = :store and c.state <> 'closed' and (c.next_on, c.claim_id) > (:on, :after)
      order by c.next_on, c.claim_id
      limit :limit
      """;

  static final String NEWEST =
      """
      select c.store_id, c.claim_id, c.number, c.case_id, coalesce(r.authorization_number, r.number) as case_number,
             c.order_id, o.number as order_number, c.parcel_no, c.carrier, c.tracking_number, c.goods, c.insured_minor,
             c.amount_minor, c.paid_minor, c.currency, c.state, c.carrier_reference, c.opened_at, c.counted_from,
             c.term, c.file_by, c.filed_on, c.next_on, c.version
      from carrier_claim c
        join return_case r on r.store_id = c.store_id and r.case_id = c.case_id
        join customer_order o on o.store_id = c.store_id and o.order_id = c.order_id
      where c.store_id = :store and c.claim_id < :after and (:state = '' or c.state = :state)
      order by c.claim_id desc
      limit :limit
      """;

  static final String HISTORY =
      """
      select event_no, kind, actor_kind, actor, happened_at, data
      from carrier_claim_event
      where store_id = :store and claim_id = :id
      order by event_no
      """;

  static final String PAPERS =
      """
      select kind, evidence_id, actor, named_at
      from carrier_claim_paper
      where store_id = :store and claim_id = :id
      order by kind, named_at, evidence_id
      """;

  private ClaimQueries() {}
}
