package retour.server.settlement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.server.order.PaymentMethod;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.Settling.Made;
import retour.server.store.StoreId;

/**
 * The customer's express consent to be paid by bank transfer where they paid otherwise: a yes of its own, with time and
 * wording, since typing an account is none (Directive 2011/83/EU Art. 13(1)).
 */
@Service
public class PaymentConsents {

  private static final String KEEP =
      """
      insert into payment_consent (store_id, case_id, method, wording, language, given_at, given_by)
      values (:store, :case, :method, :wording, :language, :at, :by)
      """;

  private static final String FIND =
      """
      select given_at
      from payment_consent
      where store_id = :store and case_id = :case
      order by consent_no desc
      limit 1
      """;

  private final JdbcClient jdbc;

  PaymentConsents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When the customer last agreed; empty where they have not. */
  public Optional<Instant> givenAt(StoreId store, CaseId id) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .param("case", id.value())
        .query((row, n) -> row.getObject("given_at", OffsetDateTime.class).toInstant())
        .optional();
  }

  void keep(CaseCommand command, Wording read, Made made) {
    jdbc.sql(KEEP)
        .param("store", command.store().value())
        .param("case", command.id().value())
        .param("method", PaymentMethod.BANK_TRANSFER.code())
        .param("wording", read.version())
        .param("language", read.language())
        .param("at", OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC))
        .param("by", made.by().who())
        .update();
  }

  /**
   * What the customer agreed to.
   *
   * @param version names the words for good: another text gets another version
   * @param language ISO 639-1
   */
  public record Wording(String version, String language) {

    /** The words as they stand in {@code portal.account.agree} and {@code desk.account.agree}. */
    public static Wording in(String language) {
      return new Wording("2026-11", language);
    }
  }
}
