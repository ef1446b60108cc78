package retour.server.settlement;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import retour.policy.money.Money;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Settling.Made;
import retour.server.sepa.BankReport;
import retour.server.sepa.BankReport.About;
import retour.server.sepa.BankReport.News;
import retour.server.sepa.BankReport.NoBankReport;
import retour.server.settlement.PayoutBatch.State;
import retour.server.settlement.PayoutBatch.TransferState;
import retour.server.settlement.Transfers.Failure;
import retour.server.settlement.Transfers.Sent;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * Takes in what a bank says became of the transfers: debited ones are booked as paid, rejected and returned ones are due
 * again and ask for another account. Reading a report again, or another that says the same, changes nothing. Only the id
 * that travelled with a payment matches it, never the amount alone.
 */
@Service
public class BankReports {

  private static final int LARGEST_FILE = 8 * 1024 * 1024;
  private static final int SHOWN = 20;

  private static final String KEEP =
      """
      insert into bank_report (store_id, digest, message_id, imported_at, imported_by, settled, failed, known, unmatched)
      values (:store, :digest, :message, :at, :by, :settled, :failed, :known, :unmatched)
      """;

  private static final String LATEST =
      """
      select message_id, imported_at, settled, failed, known, unmatched
      from bank_report
      where store_id = :store
      order by imported_at desc, report_id desc
      limit :limit
      """;

  private final JdbcClient jdbc;
  private final Transfers transfers;
  private final BatchRows batches;
  private final InstantSource clock;

  BankReports(JdbcClient jdbc, Transfers transfers, BatchRows batches, InstantSource clock) {
    this.jdbc = jdbc;
    this.transfers = transfers;
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * What a report brought.
   *
   * @param settled transfers it booked as paid
   * @param failed transfers it made due again
   * @param known news that was known already
   * @param unmatched ids that are none of ours, or whose amount differs
   */
  public record Taken(
      String messageId, Instant at, int settled, int failed, int known, List<String> unmatched) {

    public Taken {
      unmatched = List.copyOf(unmatched);
    }
  }

  /**
   * Reads a pain.002, camt.053 or camt.054 file.
   *
   * @throws Refused with NOT_ALLOWED, FILE_TOO_LARGE or INVALID_INPUT (field {@code report}: {@code no_bank_report})
   */
  public Taken take(StoreId store, byte[] file, Actor actor) {
    MoneyRights.PAY.require(actor);
    if (file.length > LARGEST_FILE) {
      throw Refused.because(ProblemCode.FILE_TOO_LARGE);
    }
    Made made = new Made(actor, clock.instant());
    Tally tally = new Tally();
    BankReport report = read(file);
    report.news().forEach(news -> apply(store, news, made, tally));
    Taken taken =
        new Taken(report.messageId(), made.at(), tally.settled, tally.failed, tally.known, tally.unmatched);
    keep(store, file, taken, made);
    return taken;
  }

  /**
   * Books every transfer of a released batch as paid that has no other answer yet, on a person's word that the bank did
   * so.
   *
   * @return how many
   * @throws Refused with NOT_FOUND, NOT_ALLOWED or NOT_NOW (not released)
   */
  public int confirm(StoreId store, UUID batch, Actor actor) {
    MoneyRights.PAY.require(actor);
    PayoutBatch found = batches.get(store, batch, actor);
    if (found.state() != State.RELEASED) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    Made made = new Made(actor, clock.instant());
    return (int)
        transfers.ofFile(store, found.messageId()).stream()
            .filter(sent -> sent.state() == TransferState.WAITING)
            .filter(sent -> transfers.settled(store, sent, "", made))
            .count();
  }

  /** The latest, newest first. */
  public List<Taken> latest(StoreId store) {
    return jdbc.sql(LATEST)
        .param("store", store.value())
        .param("limit", SHOWN)
        .query(
            (row, n) ->
                new Taken(
                    row.getString("message_id"),
                    row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                    row.getInt("settled"),
                    row.getInt("failed"),
                    row.getInt("known"),
                    List.of((String[]) row.getArray("unmatched").getArray())))
        .list();
  }

  private static BankReport read(byte[] file) {
    try {
      return BankReport.read(file);
    } catch (NoBankReport e) {
      throw Refused.fields(List.of(new FieldFault("report", "no_bank_report")));
    }
  }

  private void apply(StoreId store, News news, Made made, Tally tally) {
    switch (news.about()) {
      case About.Transfer(String id) -> {
        Optional<Sent> sent =
            transfers.find(store, id).filter(found -> agrees(news.amount(), found.amount()));
        if (sent.isEmpty()) {
          tally.unmatched.add(id);
        }
        sent.ifPresent(found -> apply(store, found, news, made, tally));
      }
      case About.File(String messageId) -> {
        List<Sent> all = transfers.ofFile(store, messageId);
        Optional<Money> sum = all.stream().map(Sent::amount).reduce(Money::plus);
        if (sum.isEmpty() || !agrees(news.amount(), sum.get())) {
          tally.unmatched.add(messageId);
        } else {
          all.forEach(found -> apply(store, found, news, made, tally));
        }
      }
    }
  }

  private void apply(StoreId store, Sent sent, News news, Made made, Tally tally) {
    boolean wholeFile = news.about() instanceof About.File;
    Failure why = new Failure(news.reason(), !wholeFile);
    switch (news.outcome()) {
      case SETTLED -> tally.settled(transfers.settled(store, sent, news.reference(), made));
      case REJECTED -> tally.failed(transfers.failed(store, sent, TransferState.REJECTED, why, made));
      case RETURNED -> tally.failed(transfers.failed(store, sent, TransferState.RETURNED, why, made));
    }
  }

  private static boolean agrees(Optional<Money> told, Money ours) {
    return told.isEmpty() || told.get().equals(ours);
  }

  private void keep(StoreId store, byte[] file, Taken taken, Made made) {
    jdbc.sql(KEEP)
        .param("store", store.value())
        .param("digest", digest(file))
        .param("message", taken.messageId())
        .param("at", BatchRows.at(made))
        .param("by", made.by().who())
        .param("settled", taken.settled())
        .param("failed", taken.failed())
        .param("known", taken.known())
        .param("unmatched", taken.unmatched().toArray(String[]::new))
        .update();
  }

  private static byte[] digest(byte[] file) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(file);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static final class Tally {

    private int settled;
    private int failed;
    private int known;
    private final List<String> unmatched = new ArrayList<>();

    private void settled(boolean news) {
      settled += news ? 1 : 0;
      known += news ? 0 : 1;
    }

    private void failed(boolean news) {
      failed += news ? 1 : 0;
      known += news ? 0 : 1;
    }
  }
}
