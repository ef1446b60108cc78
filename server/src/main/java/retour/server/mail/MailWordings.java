package retour.server.mail;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Right;
import retour.server.store.Role;
import retour.server.store.StoreId;

/**
 * The words that a store chose for the mails of its returns, in place of Retour's own. What a mail tells beside them
 * (numbers, days, sums, whom to write to) stays. Mails that the law words, of withdrawals and complaints, are not
 * among them.
 */
@Service
public class MailWordings {

  private static final Right CHANGE = Right.ofStaff(Role.SUPERVISOR);

  private static final String LATEST =
      """
      select subject, title, body, button, is_reset
      from mail_wording
      where store_id = :store and template = :template and language = :language
      order by wording_no desc
      limit 1
      """;

  private static final String ADD =
      """
      insert into mail_wording (store_id, template, language, subject, title, body, button, is_reset, changed_by,
                                changed_at)
      values (:store, :template, :language, :subject, :title, :body, :button, :reset, :by, :at)
      """;

  /**
   * Which mail.
   *
   * @param language ISO 639-1 code
   */
  public record Which(StoreId store, MailTemplate template, String language) {}

  private final JdbcClient jdbc;
  private final InstantSource clock;

  MailWordings(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The store's own words; empty where it uses Retour's. */
  public Optional<Wording> find(Which which) {
    return jdbc
        .sql(LATEST)
        .param("store", which.store().value())
        .param("template", which.template().code())
        .param("language", which.language())
        .query(
            (row, n) ->
                row.getBoolean("is_reset")
                    ? Optional.<Wording>empty()
                    : Optional.of(
                        new Wording(
                            row.getString("subject"),
                            row.getString("title"),
                            row.getString("body"),
                            row.getString("button"))))
        .optional()
        .flatMap(wording -> wording);
  }

  /**
   * Chooses words for mails from now on; those in the outbox stay as they are.
   *
   * @throws Refused with NOT_ALLOWED, or INVALID_INPUT (fields {@code subject}, {@code title}, {@code body}, {@code
   *     button}: see {@link Wording#faults})
   */
  public void change(Which which, Wording wording, Actor actor) {
    CHANGE.require(actor);
    Map<String, String> faults = new TreeMap<>(wording.faults());
    if (!faults.isEmpty()) {
      throw Refused.fields(
          faults.entrySet().stream().map(fault -> new FieldFault(fault.getKey(), fault.getValue())).toList());
    }
    add(which, Optional.of(wording), actor);
  }

  /**
   * Uses Retour's own words again.
   *
   * @throws Refused with NOT_ALLOWED
   */
  public void reset(Which which, Actor actor) {
    CHANGE.require(actor);
    add(which, Optional.empty(), actor);
  }

  private void add(Which which, Optional<Wording> wording, Actor actor) {
    Wording words = wording.orElse(new Wording("", "", "", ""));
    jdbc.sql(ADD)
        .param("store", which.store().value())
        .param("template", which.template().code())
        .param("language", which.language())
        .param("subject", words.subject().strip())
        .param("title", words.title().strip())
        .param("body", words.body().strip())
        .param("button", words.button().strip())
        .param("reset", wording.isEmpty())
        .param("by", actor.who())
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }
}
