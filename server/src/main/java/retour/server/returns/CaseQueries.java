package retour.server.returns;

import java.util.UUID;

/** The statements that read cases. */
final class CaseQueries {

  /** Later than any case: a list from here starts with the newest. */
  static final UUID AFTER_ALL = new UUID(-1L, -1L);

  static final String BY_ID =
      """
      select store_id, case_id, number, order_id, channel, language, requested_at, requested_on, policy_version,
             authorization_state, authorization_number, expires_on, awaiting_reply, payout_due_on, duty_actor, status, next_actor,
             due_on, version, item_no, line_no, quantity, resolution, paid_minor, tax_minor, paid_before_minor,
             currency, reception, acceptance, overridden, disposition, received_quantity, settled_quantity, settled_at
      from case_with_items
      where store_id = :store and case_id = :case
      order by item_no
      """;

  static final String BY_IDS =
      """
      select store_id, case_id, number, order_id, channel, language, requested_at, requested_on, policy_version,
             authorization_state, authorization_number, expires_on, awaiting_reply, payout_due_on, duty_actor, status, next_actor,
             due_on, version, item_no, line_no, quantity, resolution, paid_minor, tax_minor, paid_before_minor,
             currency, reception, acceptance, overridden, disposition, received_quantity, settled_quantity, settled_at
      from case_with_items
      where store_id = :store and case_id = any (:cases)
      order by case_id, item_no
      """;

  static final String BY_NUMBER =
      """
      select store_id, case_id, number, order_id, channel, language, requested_at, requested_on, policy_version,
             authorization_state, authorization_number, expires_on, awaiting_reply, payout_due_on, duty_actor, status, next_actor,
             due_on, version, item_no, line_no, quantity, resolution, paid_minor, tax_minor, paid_before_minor,
             currency, reception, acceptance, overridden, disposition, received_quantity, settled_quantity, settled_at
      from case_with_items
      where store_id = :store and (number = any (:numbers) or authorization_number = any (:numbers))
      order by case_id, item_no
      """;

  static final String BY_ORDER =
      """
      select store_id, case_id, number, order_id, channel, language, requested_at, requested_on, policy_version,
             authorization_state, authorization_number, expires_on, awaiting_reply, payout_due_on, duty_actor, status, next_actor,
             due_on, version, item_no, line_no, quantity, resolution, paid_minor, tax_minor, paid_before_minor,
             currency, reception, acceptance, overridden, disposition, received_quantity, settled_quantity, settled_at
      from case_with_items
      where store_id = :store and order_id = :order
      order by case_id, item_no
      """;

  static final String HISTORY =
      """
      select event_no, kind, actor_kind, actor, happened_at, data
      from case_event
      where store_id = :store and case_id = :case
      order by event_no
      """;

  static final String LAST_DECISION =
      """
      select decision_no, stage, decided_at, facts, decision
      from decision
      where store_id = :store and case_id = :case
      order by decision_no desc
      limit 1
      """;

  static final String DECISIONS =
      """
      select decision_no, stage, decided_at, facts, decision
      from decision
      where store_id = :store and case_id = :case
      order by decision_no
      """;

  static final String FACTS =
      """
      select item_no, name, value, source, actor, said_at
      from case_fact
      where store_id = :store and case_id = :case
      order by fact_no
      """;

  static final String RULINGS =
      """
      select r.item_no, r.clause, r.option, r.percent_hundredths, r.amount_minor, i.currency, r.actor, r.reason,
             r.ruled_at
      from ruling r
        join return_item i on i.store_id = r.store_id and i.case_id = r.case_id and i.item_no = r.item_no
      where r.store_id = :store and r.case_id = :case
      order by r.ruling_no
      """;

  static final String QUEUE =
      """
      select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
      from case_listed
      where store_id = :store and next_actor <> 'nobody' and (due_on, case_id) > (:day, :case)
      order by due_on, case_id
      limit :limit
      """;

  static final String QUEUE_BACK =
      """
      select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
      from (
        select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
        from case_listed
        where store_id = :store and next_actor <> 'nobody' and (due_on, case_id) < (:day, :case)
        order by due_on desc, case_id desc
        limit :limit
      ) as page
      order by due_on, case_id
      """;

  static final String QUEUE_OF_ACTOR =
      """
      select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
      from case_listed
      where store_id = :store and next_actor = :actor and next_actor <> 'nobody'
        and (due_on, case_id) > (:day, :case)
      order by due_on, case_id
      limit :limit
      """;

  static final String QUEUE_OF_ACTOR_BACK =
      """
      select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
      from (
        select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
        from case_listed
        where store_id = :store and next_actor = :actor and next_actor <> 'nobody'
          and (due_on, case_id) < (:day, :case)
        order by due_on desc, case_id desc
        limit :limit
      ) as page
      order by due_on, case_id
      """;

  static final String NEWEST =
      """
      select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
      from case_listed
      where store_id = :store and case_id < :after
      order by case_id desc
      limit :limit
      """;

  static final String NEWEST_BACK =
      """
      select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
      from (
        select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
        from case_listed
        where store_id = :store and case_id > :after
        order by case_id
        limit :limit
      ) as page
      order by case_id desc
      """;

  static final String NEWEST_OF_STATUS =
      """
      select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
      from case_listed
      where store_id = :store and status = :status and case_id < :after
      order by case_id desc
      limit :limit
      """;

  static final String NEWEST_OF_STATUS_BACK =
      """
      select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
      from (
        select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
        from case_listed
        where store_id = :store and status = :status and case_id > :after
        order by case_id
        limit :limit
      ) as page
      order by case_id desc
      """;

  static final String OF_ORDERS =
      """
      select case_id, shown_number, order_number, first_line, items, status, next_actor, due_on, requested_at
      from case_listed
      where store_id = :store and order_id = any (:orders)
      order by case_id desc
      limit :limit
      """;

  static final String WAITING =
      """
      select next_actor, count(*) as cases, count(*) filter (where due_on < :today) as overdue
      from return_case
      where store_id = :store and next_actor <> 'nobody'
      group by next_actor
      order by next_actor
      """;

  private CaseQueries() {}
}
