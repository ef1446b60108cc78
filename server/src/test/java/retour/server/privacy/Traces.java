package retour.server.privacy;

import java.util.List;

/** Rows that tell who a person is, in the tables where people's words end up; and the end of all that can be open. */
final class Traces {

  static final List<String> STATEMENTS =
      List.of(
          """
          insert into evidence (store_id, order_id, media_type, sha256, content, uploaded_by, uploaded_at)
          select store_id, order_id, 'application/pdf', sha256(:bytes), :bytes, 'shopper', now()
          from customer_order where order_id = :order
          """,
          """
          insert into case_fact (store_id, case_id, item_no, name, value, source, actor, said_at)
          select store_id, case_id, 0, 'customer_words', to_jsonb(:words::text), 'shopper', 'shopper', now()
          from return_case where order_id = :order
          """,
          """
          insert into decision (store_id, case_id, decision_no, stage, decided_at, decided_on, policy_version, facts, decision)
          overriding system value
          select d.store_id, d.case_id, d.decision_no + 1000000, d.stage, d.decided_at, d.decided_on, d.policy_version,
                 json_build_array(json_build_object('name', 'customer_words', 'value', :words::text)), d.decision
          from decision d
            join return_case c on c.store_id = d.store_id and c.case_id = d.case_id
          where c.order_id = :order
          """,
          """
          insert into case_event (store_id, case_id, kind, actor_kind, actor, happened_at, data)
          select store_id, case_id, 'noted', 'staff', gen_random_uuid()::text, now(), jsonb_build_object('text', :words::text)
          from return_case where order_id = :order
          """,
          """
          insert into complaint_event (store_id, complaint_id, kind, actor_kind, actor, happened_at, data)
          select store_id, complaint_id, 'noted', 'staff', gen_random_uuid()::text, now(),
                 jsonb_build_object('reason', :words::text)
          from complaint where order_id = :order
          """,
          """
          insert into withdrawal_event (store_id, withdrawal_id, kind, actor_kind, actor, happened_at, data)
          select store_id, withdrawal_id, 'noted', 'staff', gen_random_uuid()::text, now(),
                 jsonb_build_object('reason', :words::text)
          from withdrawal_standing where order_id = :order
          """,
          """
          insert into outbox_mail (store_id, once_key, case_id, template, language, recipient, subject, body_text, body_html,
                                   created_at, next_try_at)
          select store_id, 'trace/' || order_id, null, 'settled', 'en', upper(:email), 'Hello', :words, :words, now(), now()
          from customer_order where order_id = :order
          """,
          """
          insert into outbox_attachment (store_id, mail_id, attachment_no, name, media_type, content)
          select store_id, mail_id, 1, 'letter.pdf', 'application/pdf', :bytes
          from outbox_mail where once_key = 'trace/' || :order
          """,
          """
          insert into visit (store_id, token_hash, order_id, started_at, expires_at, draft)
          select store_id, sha256(:bytes), order_id, now(), now(), jsonb_build_object('words', :words::text)
          from customer_order where order_id = :order
          """,
          """
          insert into handover_record (store_id, order_id, parcel_no, record, note, source, actor, recorded_at)
          select store_id, order_id, parcel_no, 'unsigned', :words, 'customer', 'staff:' || gen_random_uuid(), now()
          from delivery where order_id = :order
          """,
          """
          insert into account_link (store_id, token_hash, email, language, created_at, expires_at)
          select store_id, sha256(:bytes), :email, 'en', now(), now()
          from customer_order where order_id = :order
          """,
          """
          insert into account (store_id, email, email_key, password_hash, name, language, offers_key, created_at)
          select store_id, :email, lower(:email), 'none', :words, 'en', :words, now()
          from customer_order where order_id = :order
          """);

  static final String EVERY_ORDER_ITS_OWN_PERSON =
      """
      update customer_order
      set email = lower(number) || '@person.example', email_key = lower(number) || '@person.example',
          customer_name = 'Buyer of ' || number, phone = '+1 555 0100 ' || order_id
      where email <> '' and email not like '%@person.example'
      """;

  static final String A_NAME_OF_ITS_OWN =
      """
      update customer_order
      set email = 'ann.' || order_id || '@person.example', email_key = 'ann.' || order_id || '@person.example',
          customer_name = 'Ann Qvist-Ferrante ' || order_id,
          phone = '+1 555 0199 77', address = E'99 Quince Street\\nSpringfield'
      where order_id = :order
      """;

  static final String EVERY_INVOICE_TOO =
      """
      update order_invoice i
      set buyer_name = o.customer_name
      from customer_order o
      where o.store_id = i.store_id and o.order_id = i.order_id
      """;

  static final String ACCOUNT =
      """
      insert into return_bank_account (store_id, case_id, given_at, given_by, sealed)
      select store_id, case_id, now(), 'shopper', :sealed
      from return_case where case_id = :case
      on conflict do nothing
      """;

  static final List<String> ENDS =
      List.of(
          """
          update return_case set next_actor = 'nobody', due_on = null, status = 'settled'
          where order_id = :order
          """,
          """
          update complaint_standing s set next_actor = 'nobody', due_on = null, state = 'fulfilled'
          from complaint k
          where k.store_id = s.store_id and k.complaint_id = s.complaint_id and k.order_id = :order
          """);

  private Traces() {}
}
