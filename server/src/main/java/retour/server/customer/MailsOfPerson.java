package retour.server.customer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.SqlRecords;

/** The mails to the person; keys of links are left out, since who has one acts as the person. */
@Repository
class MailsOfPerson extends SqlRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(json_build_object(
          'to', recipient,
          'subject', subject,
          'text', regexp_replace(body_text, '(?<=[/=])[A-Za-z0-9_-]{43}', '•••', 'g'),
          'made_at', created_at,
          'sent_at', sent_at
        ) order by created_at), '[]')
      from outbox_mail
      where store_id = :store
        and (case_id in (
            select case_id from return_case where store_id = :store and order_id in (:orders))
          or lower(recipient) in (
            select email_key from customer_order where store_id = :store and order_id in (:orders)))
      """;

  MailsOfPerson(JdbcClient jdbc) {
    super(jdbc, "mails", RECORDS);
  }
}
