package retour.server.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.Settling.Made;
import retour.server.settlement.PayoutBatch.State;
import retour.server.settlement.PayoutBatch.Transfer;
import retour.server.settlement.PayoutBatch.TransferState;
import retour.server.store.Actor;
import retour.server.store.StoreId;

/** Batches and their transfers in PostgreSQL. */
@Repository
class BatchRows {

  private static final String CLAIM =
      """
      with free as (
        select payout_id
        from payout
        where store_id = :store and payout_id = any(:payouts) and state = 'due'
        order by payout_id
        for update skip locked
      )
      update payout
      set state = 'in_batch', version = version + 1
      from free
      where store_id = :store and payout.payout_id = free.payout_id
      returning payout.payout_id
      """;

  private static final String INSERT =
      """
      insert into payout_batch (store_id, message_id, transfers, total_minor, currency, made_at, made_by)
      values (:store, :message, :transfers, :total, 'EUR', :at, :by)
      returning batch_id
      """;

  private static final String INSERT_TRANSFER =
      """
      insert into payout_transfer (store_id, batch_id, transfer_no, payout_id, end_to_end_id, amount_minor, sealed,
                                   remittance, changed_at)
      values (:store, :batch, :no, :payout, :id, :amount, :sealed, :remittance, :at)
      """;

  private static final String LATEST =
      """
      select b.batch_id, b.message_id, b.state, b.total_minor, b.made_at, b.made_by, b.ended_at,
             coalesce(maker.name, split_part(b.made_by, ':', 1)) as maker,
             coalesce(ender.name, split_part(b.ended_by, ':', 1), '') as ender
      from payout_batch b
        left join staff maker on maker.store_id = b.store_id and 'staff:' || maker.staff_id = b.made_by
        left join staff ender on ender.store_id = b.store_id and 'staff:' || ender.staff_id = b.ended_by
      where b.store_id = :store and b.batch_id = coalesce(cast(:batch as uuid), b.batch_id)
      order by b.made_at desc, b.batch_id desc
      limit :limit
      """;

  private static final String TRANSFERS =
      """
      select t.payout_id, p.case_id, p.case_number, p.order_number, t.end_to_end_id, t.amount_minor, t.sealed, t.holder,
             t.iban, t.remittance, t.state, t.reason
      from payout_transfer t join payout_listed p on p.store_id = t.store_id and p.payout_id = t.payout_id
      where t.store_id = :store and t.batch_id = :batch
      order by t.transfer_no
      """;

  private static final String CASES =
      """
      select distinct p.case_id
      from payout_transfer t join payout p on p.store_id = t.store_id and p.payout_id = t.payout_id
      where t.store_id = :store and t.batch_id = :batch
      """;

  private static final String LOCK =
      """
      select batch_id
      from payout_batch
      where store_id = :store and batch_id = :batch
      for update
      """;

  private static final String END =
      """
      update payout_batch
      set state = :state, ended_at = :at, ended_by = :by, file = :file, file_sealed = cast(:file as bytea) is not null
      where store_id = :store and batch_id = :batch
      """;

  private static final String WITHDRAW =
      """
      update payout_transfer
      set state = 'withdrawn', changed_at = :at
      where store_id = :store and batch_id = :batch
      """;

  private static final String FREE =
      """
      update payout
      set state = 'due', version = version + 1
      where store_id = :store and state = 'in_batch'
        and payout_id in (select payout_id from payout_transfer where store_id = :store and batch_id = :batch)
      """;

  private static final String FILE =
      """
      select file, file_sealed
      from payout_batch
      where store_id = :store and batch_id = :batch and file is not null
      """;

  private static final String FETCHED =
      """
      insert into payout_batch_fetched (store_id, batch_id, fetch_no, fetched_at, fetched_by)
      select :store, :batch, coalesce(max(fetch_no), 0) + 1, :at, :by
      from payout_batch_fetched
      where store_id = :store and batch_id = :batch
      """;

  private final JdbcClient jdbc;
  private final SealedAccounts sealed;

  BatchRows(JdbcClient jdbc, SealedAccounts sealed) {
    this.jdbc = jdbc;
    this.sealed = sealed;
  }

  /** Takes payouts that are still due for a batch; what somebody else is taking right now is left out. */
  List<UUID> claim(StoreId store, List<UUID> payouts) {
    return jdbc.sql(CLAIM)
        .param("store", store.value())
        .param("payouts", payouts.toArray(UUID[]::new))
        .query((row, n) -> row.getObject("payout_id", UUID.class))
        .list();
  }

  UUID insert(StoreId store, String messageId, List<Transfer> transfers, Made made) {
    long total = transfers.stream().map(Transfer::amount).reduce(Money::plus).orElseThrow().minor();
    UUID batch =
        jdbc.sql(INSERT)
            .param("store", store.value())
            .param("message", messageId)
            .param("transfers", transfers.size())
            .param("total", total)
            .param("at", at(made))
            .param("by", made.by().who())
            .query(UUID.class)
            .single();
    for (int no = 1; no <= transfers.size(); no++) {
      insert(store, batch, no, transfers.get(no - 1), made);
    }
    return batch;
  }

  private void insert(StoreId store, UUID batch, int no, Transfer transfer, Made made) {
    jdbc.sql(INSERT_TRANSFER)
        .param("store", store.value())
        .param("batch", batch)
        .param("no", no)
        .param("payout", transfer.payoutId())
        .param("id", transfer.endToEndId())
        .param("amount", transfer.amount().minor())
        .param("sealed", sealed.seal(store, transfer.caseId(), transfer.account()))
        .param("remittance", transfer.remittance())
        .param("at", at(made))
        .update();
  }

  /** Newest first, as {@code reader} sees them. */
  List<PayoutBatch> latest(StoreId store, int limit, Actor reader) {
    return read(store, Optional.empty(), limit, reader);
  }

  /** @throws Refused with NOT_FOUND */
  PayoutBatch get(StoreId store, UUID batch, Actor reader) {
    return read(store, Optional.of(batch), 1, reader).stream()
        .findFirst()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  /** Keeps others from ending the batch until the caller's transaction ends. */
  void lock(StoreId store, UUID batch) {
    boolean known =
        jdbc.sql(LOCK)
            .param("store", store.value())
            .param("batch", batch)
            .query(UUID.class)
            .optional()
            .isPresent();
    if (!known) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }

  void release(StoreId store, UUID batch, byte[] file, Made made) {
    end(store, batch, State.RELEASED, Optional.of(sealed.sealFile(store, batch, file)), made);
  }

  /** Its payouts are due again. */
  void discard(StoreId store, UUID batch, Made made) {
    jdbc.sql(FREE).param("store", store.value()).param("batch", batch).update();
    jdbc.sql(WITHDRAW).param("store", store.value()).param("batch", batch).param("at", at(made)).update();
    end(store, batch, State.DISCARDED, Optional.empty(), made);
  }

  private void end(StoreId store, UUID batch, State state, Optional<byte[]> file, Made made) {
    jdbc.sql(END)
        .param("store", store.value())
        .param("batch", batch)
        .param("state", state.code())
        .param("at", at(made))
        .param("by", made.by().who())
        .param("file", file.orElse(null), Types.BINARY)
        .update();
  }

  Optional<byte[]> file(StoreId store, UUID batch) {
    return jdbc.sql(FILE)
        .param("store", store.value())
        .param("batch", batch)
        .query((row, n) -> Map.entry(row.getBoolean("file_sealed"), row.getBytes("file")))
        .optional()
        .map(kept -> kept.getKey() ? sealed.openFile(store, batch, kept.getValue()) : kept.getValue());
  }

  void fetched(StoreId store, UUID batch, Made made) {
    jdbc.sql(FETCHED)
        .param("store", store.value())
        .param("batch", batch)
        .param("at", at(made))
        .param("by", made.by().who())
        .update();
  }

  private List<PayoutBatch> read(StoreId store, Optional<UUID> batch, int limit, Actor reader) {
    return jdbc.sql(LATEST)
        .param("store", store.value())
        .param("batch", batch.orElse(null), Types.OTHER)
        .param("limit", limit)
        .query((row, n) -> batch(row, store, reader))
        .list();
  }

  private PayoutBatch batch(ResultSet row, StoreId store, Actor reader) throws SQLException {
    UUID id = row.getObject("batch_id", UUID.class);
    return new PayoutBatch(
        id,
        row.getString("message_id"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Money.of(row.getLong("total_minor"), "EUR"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getString("maker"),
        row.getString("made_by").equals(reader.who()),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        row.getString("ender"),
        transfers(store, id));
  }

  private List<Transfer> transfers(StoreId store, UUID batch) {
    List<CaseId> cases =
        jdbc.sql(CASES)
            .param("store", store.value())
            .param("batch", batch)
            .query((row, n) -> new CaseId(row.getObject("case_id", UUID.class)))
            .list();
    SealedAccounts.Reader reader = sealed.reader(store, cases);
    return jdbc.sql(TRANSFERS)
        .param("store", store.value())
        .param("batch", batch)
        .query((row, n) -> transfer(row, reader))
        .list();
  }

  private static Transfer transfer(ResultSet row, SealedAccounts.Reader reader) throws SQLException {
    CaseId caseId = new CaseId(row.getObject("case_id", UUID.class));
    return new Transfer(
        row.getObject("payout_id", UUID.class),
        caseId,
        row.getString("case_number"),
        row.getString("order_number"),
        row.getString("end_to_end_id"),
        Money.of(row.getLong("amount_minor"), "EUR"),
        reader.open(SealedAccounts.Row.of(caseId, row)).orElse(BankAccount.FORGOTTEN),
        row.getString("remittance"),
        TransferState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("reason"));
  }

  static OffsetDateTime at(Made made) {
    return OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC);
  }
}
