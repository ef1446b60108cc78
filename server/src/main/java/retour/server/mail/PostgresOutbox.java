package retour.server.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.store.StoreId;

/** The outbox in PostgreSQL. */
@Repository
class PostgresOutbox implements Outbox {

  /** Later than any mail: a list from here starts with the newest. */
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /** With the pauses between them this takes more than a day. */
  static final int MOST_REFUSALS = 12;

  private static final String PUT =
      """
      with mail as (
        insert into outbox_mail (store_id, once_key, case_id, template, language, recipient, subject, body_text,
                                 body_html, created_at, next_try_at)
        values (:store, :onceKey, :caseId, :template, :language, :recipient, :subject, :text, :html, :now, :now)
        on conflict (store_id, once_key) do nothing
        returning store_id, mail_id
      ), attached as (
        insert into outbox_attachment (store_id, mail_id, attachment_no, name, media_type, content)
        select store_id, mail_id, attachment_no, name, media_type, content
        from mail,
             unnest(:names, :types, :contents) with ordinality as file (name, media_type, content, attachment_no)
      )
      select count(*)
      from mail
      """;

  private static final String PUT_ALL =
      """
      insert into outbox_mail (store_id, once_key, case_id, template, language, recipient, subject, body_text,
                               body_html, created_at, next_try_at)
      select store_id, once_key, case_id, template, language, recipient, subject, body_text, body_html, :now, :now
      from unnest(:stores, :onceKeys, :caseIds, :templates, :languages, :recipients, :subjects, :texts, :htmls)
             as mail (store_id, once_key, case_id, template, language, recipient, subject, body_text, body_html)
      on conflict (store_id, once_key) do nothing
      """;

  private static final String ATTACHMENTS =
      """
      select name, media_type, content
      from outbox_attachment
      where store_id = :store and mail_id = :id
      order by attachment_no
      """;

  private static final String LATEST =
      """
      select store_id, mail_id, once_key, case_id, template, language, recipient, subject, body_text, body_html,
             created_at, sent_at, failed_at, attempts
      from outbox_mail
      where store_id = :store and mail_id < :before
      order by mail_id desc
      limit :limit
      """;

  private static final String LATEST_FAILED =
      """
      select store_id, mail_id, once_key, case_id, template, language, recipient, subject, body_text, body_html,
             created_at, sent_at, failed_at, attempts
      from outbox_mail
      where store_id = :store and failed_at is not null and mail_id < :before
      order by mail_id desc
      limit :limit
      """;

  private static final String FIND =
      """
      select store_id, mail_id, once_key, case_id, template, language, recipient, subject, body_text, body_html,
             created_at, sent_at, failed_at, attempts
      from outbox_mail
      where store_id = :store and mail_id = :id
      """;

  private static final String OF_CASE =
      """
      select store_id, mail_id, once_key, case_id, template, language, recipient, subject, body_text, body_html,
             created_at, sent_at, failed_at, attempts
      from outbox_mail
      where store_id = :store and case_id = :case
      order by mail_id
      """;

  private static final String CLAIM =
      """
      update outbox_mail as claimed
      set attempts = claimed.attempts + 1,
          next_try_at = :now + least(interval '1 minute' * power(2, least(claimed.attempts, 10)), interval '6 hours')
      from (
        select store_id, mail_id
        from outbox_mail
        where sent_at is null and failed_at is null and next_try_at <= :now
        order by next_try_at
        limit :limit
        for update skip locked
      ) as due
      where claimed.store_id = due.store_id and claimed.mail_id = due.mail_id
      returning claimed.store_id, claimed.mail_id, claimed.once_key, claimed.case_id, claimed.template,
                claimed.language, claimed.recipient, claimed.subject, claimed.body_text, claimed.body_html,
                claimed.created_at, claimed.sent_at, claimed.failed_at, claimed.attempts
      """;

  private static final String SENT =
      """
      update outbox_mail
      set sent_at = :now, failure = null
      where store_id = :store and mail_id = :id and sent_at is null
      """;

  private static final String FAILED =
      """
      update outbox_mail
      set failure = :failure
      where store_id = :store and mail_id = :id
      """;

  private static final String REFUSED =
      """
      update outbox_mail
      set failure = :failure, refusals = refusals + 1, failed_at = case when refusals + 1 >= :most then cast(:now as timestamptz) end
      where store_id = :store and mail_id = :id and sent_at is null
      """;

  private static final String RELEASE =
      """
      update outbox_mail
      set attempts = attempts - 1, next_try_at = cast(:now as timestamptz) + interval '1 minute'
      where store_id = :store and mail_id = :id and sent_at is null
      """;

  private static final String TRY_AGAIN =
      """
      update outbox_mail
      set failed_at = null, refusals = 0, attempts = 0, next_try_at = :now
      where store_id = :store and mail_id = :id and failed_at is not null
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  PostgresOutbox(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public boolean put(Mail mail, List<Attachment> attachments) {
    return jdbc.sql(PUT)
            .param("store", mail.store().value())
            .param("onceKey", mail.onceKey())
            .param("caseId", mail.caseId().orElse(null))
            .param("template", mail.template())
            .param("language", mail.language())
            .param("recipient", mail.recipient())
            .param("subject", mail.subject())
            .param("text", mail.text())
            .param("html", mail.html())
            .param("names", attachments.stream().map(Attachment::name).toArray(String[]::new))
            .param("types", attachments.stream().map(Attachment::mediaType).toArray(String[]::new))
            .param("contents", attachments.stream().map(Attachment::content).toArray(byte[][]::new))
            .param("now", now())
            .query(Long.class)
            .single()
        == 1;
  }

  @Override
  public void putAll(List<Mail> mails) {
    if (!mails.isEmpty()) {
      jdbc.sql(PUT_ALL)
          .param("stores", each(mails, mail -> mail.store().value()))
          .param("onceKeys", each(mails, Mail::onceKey))
          .param("caseIds", mails.stream().map(mail -> mail.caseId().orElse(null)).toArray(UUID[]::new))
          .param("templates", each(mails, Mail::template))
          .param("languages", each(mails, Mail::language))
          .param("recipients", each(mails, Mail::recipient))
          .param("subjects", each(mails, Mail::subject))
          .param("texts", each(mails, Mail::text))
          .param("htmls", each(mails, Mail::html))
          .param("now", now())
          .update();
    }
  }

  private static String[] each(List<Mail> mails, Function<Mail, String> column) {
    return mails.stream().map(column).toArray(String[]::new);
  }

  @Override
  public List<Attachment> attachments(StoreId store, UUID mailId) {
    return jdbc.sql(ATTACHMENTS)
        .param("store", store.value())
        .param("id", mailId)
        .query(
            (row, n) ->
                new Attachment(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
        .list();
  }

  @Override
  public List<KeptMail> latest(StoreId store, Optional<UUID> before, int limit) {
    return jdbc.sql(LATEST)
        .param("store", store.value())
        .param("before", before.orElse(AFTER_ALL))
        .param("limit", limit)
        .query(PostgresOutbox::kept)
        .list();
  }

  List<KeptMail> failed(StoreId store, Optional<UUID> before, int limit) {
    return jdbc.sql(LATEST_FAILED)
        .param("store", store.value())
        .param("before", before.orElse(AFTER_ALL))
        .param("limit", limit)
        .query(PostgresOutbox::kept)
        .list();
  }

  @Override
  public Optional<KeptMail> find(StoreId store, UUID mailId) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .param("id", mailId)
        .query(PostgresOutbox::kept)
        .optional();
  }

  @Override
  public List<KeptMail> ofCase(StoreId store, UUID caseId) {
    return jdbc.sql(OF_CASE)
        .param("store", store.value())
        .param("case", caseId)
        .query(PostgresOutbox::kept)
        .list();
  }

  /**
   * Takes mails that are due, for this sender alone until their next try: 1, 2, 4 ... minutes later, at most 6 hours. No
   * connection is held while a mail server is waited for.
   */
  List<KeptMail> claim(int limit) {
    return jdbc.sql(CLAIM)
        .param("now", now())
        .param("limit", limit)
        .query(PostgresOutbox::kept)
        .list();
  }

  void sent(KeptMail mail) {
    jdbc.sql(SENT).param("store", mail.mail().store().value()).param("id", mail.id()).param("now", now()).update();
  }

  /**
   * The mail server was not there: that does not count against the mail.
   *
   * @param failure its kind, without personal data
   */
  void failed(KeptMail mail, String failure) {
    of(FAILED, mail).param("failure", failure).update();
  }

  /**
   * A mail server was there and did not take this mail; after {@value #MOST_REFUSALS} times it is given up.
   *
   * @param failure its kind, without personal data
   */
  void refused(KeptMail mail, String failure) {
    of(REFUSED, mail).param("failure", failure).param("most", MOST_REFUSALS).param("now", now()).update();
  }

  /** Mails that were claimed and not tried: they are due again in a minute. */
  void release(KeptMail mail) {
    of(RELEASE, mail).param("now", now()).update();
  }

  /** @return whether it had been given up */
  boolean tryAgain(StoreId store, UUID mailId) {
    return jdbc.sql(TRY_AGAIN).param("store", store.value()).param("id", mailId).param("now", now()).update() == 1;
  }

  private JdbcClient.StatementSpec of(String sql, KeptMail mail) {
    return jdbc.sql(sql).param("store", mail.mail().store().value()).param("id", mail.id());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static KeptMail kept(ResultSet row, int rowNumber) throws SQLException {
    Mail mail =
        new Mail(
            new StoreId(row.getString("store_id")),
            row.getString("once_key"),
            Optional.ofNullable(row.getObject("case_id", UUID.class)),
            row.getString("template"),
            row.getString("language"),
            row.getString("recipient"),
            row.getString("subject"),
            row.getString("body_text"),
            row.getString("body_html"));
    return new KeptMail(
        row.getObject("mail_id", UUID.class),
        mail,
        instant(row, "created_at").orElseThrow(),
        instant(row, "sent_at"),
        instant(row, "failed_at"),
        row.getInt("attempts"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }
}
