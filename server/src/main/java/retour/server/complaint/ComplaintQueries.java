package retour.server.complaint;

/** The statements that read the register. */
final class ComplaintQueries {

  static final String BY_ID =
      """
      select store_id, complaint_id, number, order_id, order_number, origin_case_id, channel, received_by, taken_by, language,
             filed_at, filed_on, goods, subject, remedy, claimed_minor, currency, name, address, phone, case_id, state,
             granted, opinion_due_on, remedy_due_on, reminded, times_reopened, version
      from complaint_listed
      where store_id = :store and complaint_id = :id
      """;

  static final String BY_ORDER =
      """
      select store_id, complaint_id, number, order_id, order_number, origin_case_id, channel, received_by, taken_by, language,
             filed_at, filed_on, goods, subject, remedy, claimed_minor, currency, name, address, phone, case_id, state,
             granted, opinion_due_on, remedy_due_on, reminded, times_reopened, version
      from complaint_listed
      where store_id = :store and order_id = :order
      order by number desc
      """;

  static final String BY_CASE =
      """
      select store_id, complaint_id, number, order_id, order_number, origin_case_id, channel, received_by, taken_by, language,
             filed_at, filed_on, goods, subject, remedy, claimed_minor, currency, name, address, phone, case_id, state,
             granted, opinion_due_on, remedy_due_on, reminded, times_reopened, version
      from complaint_listed
      where store_id = :store
        and (case_id = :case or origin_case_id = :case
             or complaint_id in (select complaint_id
                                 from complaint_event
                                 where store_id = :store and kind = 'reopened' and data ->> 'case_before' = :caseText))
      order by number desc
      limit 1
      """;

  static final String NEWEST =
      """
      select store_id, complaint_id, number, order_id, order_number, origin_case_id, channel, received_by, taken_by, language,
             filed_at, filed_on, goods, subject, remedy, claimed_minor, currency, name, address, phone, case_id, state,
             granted, opinion_due_on, remedy_due_on, reminded, times_reopened, version
      from complaint_listed
      where store_id = :store and number < :before and (:state = '' or state = :state)
      order by number desc
      limit :limit
      """;

  static final String OPEN =
      """
      select store_id, complaint_id, number, order_id, order_number, origin_case_id, channel, received_by, taken_by, language,
             filed_at, filed_on, goods, subject, remedy, claimed_minor, currency, name, address, phone, case_id, state,
             granted, opinion_due_on, remedy_due_on, reminded, times_reopened, version
      from complaint_listed
      where store_id = :store and next_actor <> 'nobody'
      order by due_on, number
      limit :limit
      """;

  static final String BETWEEN =
      """
      select store_id, complaint_id, number, order_id, order_number, origin_case_id, channel, received_by, taken_by, language,
             filed_at, filed_on, goods, subject, remedy, claimed_minor, currency, name, address, phone, case_id, state,
             granted, opinion_due_on, remedy_due_on, reminded, times_reopened, version
      from complaint_listed
      where store_id = :store and filed_on between :from and :to
      order by number
      """;

  static final String HISTORY =
      """
      select event_no, kind, actor_kind, actor, happened_at, data
      from complaint_event
      where store_id = :store and complaint_id = :id
      order by event_no
      """;

  static final String DOCUMENTS =
      """
      select d.kind, d.evidence_id, d.cost_leg, d.cost_minor, c.currency, d.actor, d.given_at
      from complaint_document d
        join complaint c on c.store_id = d.store_id and c.complaint_id = d.complaint_id
      where d.store_id = :store and d.complaint_id = :id
      order by d.document_no
      """;

  private ComplaintQueries() {}
}
