package retour.server.settlement;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.server.returns.CaseId;
import retour.server.returns.Settling.Made;
import retour.server.settlement.Supplement.Ground;
import retour.server.store.Role;
import retour.server.store.StoreId;

/** Supplements in PostgreSQL, and what an item was given so far. */
@Repository
class SupplementRows {

  private static final String GIVEN =
      """
      select r.item_no, r.currency,
             greatest(0, i.paid_minor + i.tax_minor - item_worth_of_goods(r.store_id, r.case_id, r.item_no)) as paid,
             (select sum(g.total_minor)
              from item_given g
              where g.store_id = r.store_id and g.case_id = r.case_id and g.item_no = r.item_no) as given,
             (select coalesce(sum(e.amount_minor), 0)
              from ledger_entry e
              where e.store_id = r.store_id and e.case_id = r.case_id and e.item_no = r.item_no
                and e.account in ('costs_reimbursed', 'delivery_returned')) as costs
      from reimbursement r
        join return_item i on i.store_id = r.store_id and i.case_id = r.case_id and i.item_no = r.item_no
      where r.store_id = :store and r.case_id = :case
      order by r.item_no
      """;

  private static final String KEEP =
      """
      insert into supplement (store_id, case_id, item_no, ground, amount_minor, costs_minor, currency, reason, role,
                              booked_at, booked_by)
      values (:store, :case, :item, :ground, :amount, :costs, :currency, :reason, :role, :at, :by)
      """;

  private static final String OF_CASE =
      """
      select p.item_no, p.ground, p.amount_minor, p.currency, p.reason, p.booked_at,
             coalesce(s.name, split_part(p.booked_by, ':', 1)) as booked_by
      from supplement p
        left join staff s on s.store_id = p.store_id and 'staff:' || s.staff_id = p.booked_by
      where p.store_id = :store and p.case_id = :case
      order by p.supplement_no
      """;

  private final JdbcClient jdbc;

  SupplementRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What an item was given.
   *
   * @param paid for it, with tax, less what promised goods are worth
   * @param given in all
   * @param costs the part that repaid proven costs
   */
  record Given(int itemNo, Money paid, Money given, Money costs) {

    /** What counts against what was paid. */
    Money refunded() {
      Money rest = given.minus(costs);
      return rest.isNegative() ? Money.zero(rest.currency()) : rest;
    }

    Given with(Ground ground, Money amount) {
      Money proven = ground == Ground.PROVEN_COSTS ? costs.plus(amount) : costs;
      return new Given(itemNo, paid, given.plus(amount), proven);
    }

    /** The most that can still be given beside costs. */
    Money left() {
      return paid.minus(refunded());
    }
  }

  List<Given> given(StoreId store, CaseId id) {
    return jdbc.sql(GIVEN)
        .param("store", store.value())
        .param("case", id.value())
        .query(
            (row, n) -> {
              String currency = row.getString("currency");
              return new Given(
                  row.getInt("item_no"),
                  Money.of(row.getLong("paid"), currency),
                  Money.of(row.getLong("given"), currency),
                  Money.of(row.getLong("costs"), currency));
            })
        .list();
  }

  Optional<Given> given(StoreId store, CaseId id, int itemNo) {
    return given(store, id).stream().filter(each -> each.itemNo() == itemNo).findFirst();
  }

  /** A supplement as it is written. */
  record NewSupplement(int itemNo, Ground ground, Money amount, String reason, Role role) {}

  void keep(StoreId store, CaseId id, NewSupplement given, Made made) {
    long amount = given.amount().minor();
    jdbc.sql(KEEP)
        .param("store", store.value())
        .param("case", id.value())
        .param("item", given.itemNo())
        .param("ground", given.ground().code())
        .param("amount", amount)
        .param("costs", given.ground() == Ground.PROVEN_COSTS ? amount : 0)
        .param("currency", given.amount().currency().getCurrencyCode())
        .param("reason", given.reason())
        .param("role", given.role().code())
        .param("at", OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC))
        .param("by", made.by().who())
        .update();
  }

  List<Supplement> ofCase(StoreId store, CaseId id) {
    return jdbc.sql(OF_CASE)
        .param("store", store.value())
        .param("case", id.value())
        .query(
            (row, n) ->
                new Supplement(
                    row.getInt("item_no"),
                    Ground.valueOf(row.getString("ground").toUpperCase(Locale.ROOT)),
                    Money.of(row.getLong("amount_minor"), row.getString("currency")),
                    row.getString("reason"),
                    row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                    row.getString("booked_by")))
        .list();
  }
}
