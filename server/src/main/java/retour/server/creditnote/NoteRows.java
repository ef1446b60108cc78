package retour.server.creditnote;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.creditnote.CreditNote.Link;
import retour.server.creditnote.CreditNote.Links;
import retour.server.creditnote.CreditNote.Parties;
import retour.server.creditnote.CreditNote.Sums;
import retour.server.order.OrderId;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.store.Actor;
import retour.server.store.StoreId;
import tools.jackson.databind.json.JsonMapper;

/** Credit notes in PostgreSQL. */
@Repository
class NoteRows {

  private static final String NEXT =
      """
      insert into credit_note_counter (store_id, series, last_serial)
      values (:store, :series, 1)
      on conflict (store_id, series) do update set last_serial = credit_note_counter.last_serial + 1
      returning last_serial
      """;

  private static final String INSERT =
      """
      insert into credit_note (store_id, note_id, series, serial, number, reverses, replaces, occasion, case_id,
                               order_id, decision_no, issued_on, issued_at, issued_by, reason, currency, net_minor, tax_minor,
                               besides_minor, original_minor, original_currency, parties)
      values (:store, :note, :series, :serial, :number, :reverses, :replaces, :occasion, :case,
              :order, :decision, :day, :at, :by, :reason, :currency, :net, :tax,
              :besides, :original, :originalCurrency, :parties::jsonb)
      """;

  private static final String INSERT_ROWS =
      """
      insert into credit_note_row (store_id, note_id, row_no, kind, item_no, text, units, clause, net_minor, tax_minor,
                                   tax_category, tax_rate_hundredths)
      select :store, :note, row_no, kind, nullif(item, 0), text, units, clause, net, tax, category, rate
      from unnest(:kinds, :items, :texts, :units, :clauses, :nets, :taxes, :categories, :rates)
             with ordinality as r (kind, item, text, units, clause, net, tax, category, rate, row_no)
      """;

  private static final String FIND =
      """
      select store_id, note_id, series, number, issued_on, case_id, order_id, decision_no, reverses, reverses_number,
             reverses_on, replaces, replaces_number, replaces_on, reversed_by, reason, currency, net_minor, tax_minor,
             besides_minor, original_minor, original_currency, parties, rows
      from credit_note_listed
      where store_id = :store and note_id = :note
      """;

  private static final String OF_CASE =
      """
      select store_id, note_id, series, number, issued_on, case_id, order_id, decision_no, reverses, reverses_number,
             reverses_on, replaces, replaces_number, replaces_on, reversed_by, reason, currency, net_minor, tax_minor,
             besides_minor, original_minor, original_currency, parties, rows
      from credit_note_listed
      where store_id = :store and case_id = :case
      order by issued_at, series desc, serial
      """;

  private static final String ISSUED_AT =
      """
      select store_id, note_id, series, number, issued_on, case_id, order_id, decision_no, reverses, reverses_number,
             reverses_on, replaces, replaces_number, replaces_on, reversed_by, reason, currency, net_minor, tax_minor,
             besides_minor, original_minor, original_currency, parties, rows
      from credit_note_listed
      where store_id = :store and case_id = :case and issued_at = :at
        and note_id in (
          select note_id from credit_note where store_id = :store and case_id = :case and occasion = :occasion)
      order by series, serial
      """;

  private static final String BETWEEN =
      """
      select store_id, note_id, series, number, issued_on, case_id, order_id, decision_no, reverses, reverses_number,
             reverses_on, replaces, replaces_number, replaces_on, reversed_by, reason, currency, net_minor, tax_minor,
             besides_minor, original_minor, original_currency, parties, rows
      from credit_note_listed
      where store_id = :store and issued_on between :from and :until
      order by series, serial
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.builder().build();

  NoteRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By whom, when and why. */
  record Issued(Actor by, Instant at, Occasion occasion) {}

  /** The next number of a series; the caller's transaction holds the series until it ends. */
  long next(StoreId store, Series series) {
    return jdbc.sql(NEXT)
        .param("store", store.value())
        .param("series", series.code())
        .query(Long.class)
        .single();
  }

  /** @throws Refused with NUMBERS_USED_UP where a document has the number already */
  void insert(CreditNote note, long serial, Issued issued) {
    try {
      insertNote(note, serial, issued);
    } catch (DuplicateKeyException taken) {
      throw isNumber(taken) ? Refused.because(ProblemCode.NUMBERS_USED_UP) : taken;
    }
    insertRows(note);
  }

  private static boolean isNumber(DuplicateKeyException taken) {
    return taken.getMostSpecificCause() instanceof PSQLException cause
        && Optional.ofNullable(cause.getServerErrorMessage())
            .map(ServerErrorMessage::getConstraint)
            .filter("credit_note_number_once"::equals)
            .isPresent();
  }

  private void insertNote(CreditNote note, long serial, Issued issued) {
    jdbc.sql(INSERT)
        .param("store", note.store().value())
        .param("note", note.id().value())
        .param("series", note.series().code())
        .param("serial", serial)
        .param("number", note.number())
        .param("reverses", id(note.links().reverses()))
        .param("replaces", id(note.links().replaces()))
        .param("occasion", issued.occasion().code())
        .param("case", note.caseId().value())
        .param("order", note.order().value())
        .param("decision", note.decision())
        .param("day", note.day())
        .param("at", OffsetDateTime.ofInstant(issued.at(), ZoneOffset.UTC))
        .param("by", issued.by().who())
        .param("reason", note.reason())
        .param("currency", note.sums().net().currency().getCurrencyCode())
        .param("net", note.sums().net().minor())
        .param("tax", note.sums().tax().minor())
        .param("besides", note.sums().besides().minor())
        .param("original", new SqlParameterValue(Types.BIGINT, note.sums().original().map(Money::minor).orElse(null)))
        .param("originalCurrency", note.sums().original().map(sum -> sum.currency().getCurrencyCode()).orElse(null))
        .param("parties", json.writeValueAsString(note.parties()))
        .update();
  }

  private void insertRows(CreditNote note) {
    List<NoteRow> rows = note.rows();
    jdbc.sql(INSERT_ROWS)
        .param("store", note.store().value())
        .param("note", note.id().value())
        .param("kinds", texts(rows, row -> row.kind().code()))
        .param("items", rows.stream().mapToInt(row -> row.item().orElse(0)).toArray())
        .param("texts", texts(rows, NoteRow::text))
        .param("units", rows.stream().mapToInt(NoteRow::units).toArray())
        .param("clauses", texts(rows, NoteRow::clause))
        .param("nets", sums(rows, row -> row.net().minor()))
        .param("taxes", sums(rows, row -> row.tax().minor()))
        .param("categories", texts(rows, row -> row.taxKind().code()))
        .param("rates", rows.stream().mapToInt(row -> row.rate().hundredths()).toArray())
        .update();
  }

  Optional<CreditNote> find(StoreId store, NoteId id) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .param("note", id.value())
        .query((row, n) -> note(row))
        .optional();
  }

  List<CreditNote> ofCase(StoreId store, CaseId id) {
    return jdbc.sql(OF_CASE)
        .param("store", store.value())
        .param("case", id.value())
        .query((row, n) -> note(row))
        .list();
  }

  /** What was issued for a case at one moment, which is that of the event it belongs to. */
  List<CreditNote> issuedAt(StoreId store, CaseId id, Occasion occasion, Instant at) {
    return jdbc.sql(ISSUED_AT)
        .param("occasion", occasion.code())
        .param("store", store.value())
        .param("case", id.value())
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .query((row, n) -> note(row))
        .list();
  }

  List<CreditNote> between(StoreId store, LocalDate from, LocalDate until) {
    return jdbc.sql(BETWEEN)
        .param("store", store.value())
        .param("from", from)
        .param("until", until)
        .query((row, n) -> note(row))
        .list();
  }

  private static SqlParameterValue id(Optional<Link> link) {
    return new SqlParameterValue(Types.OTHER, link.map(to -> to.id().value()).orElse(null));
  }

  private static String[] texts(List<NoteRow> rows, Function<NoteRow, String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }

  private static long[] sums(List<NoteRow> rows, ToLongFunction<NoteRow> sum) {
    return rows.stream().mapToLong(sum).toArray();
  }

  private CreditNote note(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    RowJson[] rows = json.readValue(row.getString("rows"), RowJson[].class);
    return new CreditNote(
        new StoreId(row.getString("store_id")),
        new NoteId(row.getObject("note_id", UUID.class)),
        Series.valueOf(row.getString("series").toUpperCase(Locale.ROOT)),
        row.getString("number"),
        row.getObject("issued_on", LocalDate.class),
        new CaseId(row.getObject("case_id", UUID.class)),
        new OrderId(row.getLong("order_id")),
        row.getLong("decision_no"),
        new Links(link(row, "reverses"), link(row, "replaces"), Optional.ofNullable(row.getString("reversed_by"))),
        row.getString("reason"),
        new Sums(
            Money.of(row.getLong("net_minor"), currency),
            Money.of(row.getLong("tax_minor"), currency),
            Money.of(row.getLong("besides_minor"), currency),
            original(row)),
        json.readValue(row.getString("parties"), Parties.class),
        List.of(rows).stream().map(each -> each.row(currency)).toList());
  }

  private static Optional<Money> original(ResultSet row) throws SQLException {
    String currency = row.getString("original_currency");
    return currency == null ? Optional.empty() : Optional.of(Money.of(row.getLong("original_minor"), currency));
  }

  private static Optional<Link> link(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null
        ? Optional.empty()
        : Optional.of(
            new Link(
                new NoteId(id),
                row.getString(column + "_number"),
                row.getObject(column + "_on", LocalDate.class)));
  }

  /** A row as the view gives it. */
  private record RowJson(
      int no,
      String kind,
      @Nullable Integer item,
      String text,
      int units,
      String clause,
      long net,
      long tax,
      String category,
      int rate) {

    private NoteRow row(String currency) {
      return new NoteRow(
          no,
          NoteRow.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
          item == null ? OptionalInt.empty() : OptionalInt.of(item),
          text,
          units,
          clause,
          Money.of(net, currency),
          Money.of(tax, currency),
          NoteRow.TaxKind.valueOf(category.toUpperCase(Locale.ROOT)),
          new Percent(rate));
    }
  }
}
