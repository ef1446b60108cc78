package retour.server.order;

/** The statements that keep what is handed in; each takes its rows as one JSON document. */
final class IntakeSql {

  private IntakeSql() {}

  static final String KEEP_PRODUCTS =
      """
      insert into product (store_id, sku, name, category, make, facts, accessories)
      select :store, g.sku, g.name, g.category, g.make, g.facts, g.accessories
      from jsonb_to_recordset(cast(:products as jsonb))
        as g (sku text, name text, category text, make text, facts jsonb, accessories text[])
      order by g.sku
      on conflict on constraint product_pk do update set
        name = excluded.name,
        category = excluded.category,
        make = excluded.make,
        facts = excluded.facts,
        accessories = excluded.accessories
      """;

  /**
   * Inserts the orders whose numbers are new, with lines and parcels; gives back their look-up keys. Where an order does
   * not say what its buyer was told of the right of withdrawal, the wording in the store's settings is kept with it.
   */
  static final String LAND =
      """
      with given as materialized (
        select g.number, g.number_key, g.email, g.email_key, g.customer_name, g.phone, g.address, g.country,
               g.consumer, g.language, g.placed_at, g.cancelled_at, g.currency, g.payment_method,
               g.payment_reference, g.prices_include_tax, g.delivery_paid_minor, g.paid_minor, g.refunded_minor,
               g.source, g.told_text, g.told_on, g.invoice, g.lines, g.parcels, g.payments
        from jsonb_to_recordset(cast(:orders as jsonb))
          as g (number text, number_key text, email text, email_key text, customer_name text, phone text,
                address text, country text, consumer boolean, language text, placed_at timestamptz,
                cancelled_at timestamptz, currency text, payment_method text, payment_reference text,
                prices_include_tax boolean, delivery_paid_minor bigint, paid_minor bigint, refunded_minor bigint,
                source text, told_text text, told_on date, invoice jsonb, lines jsonb, parcels jsonb, payments jsonb)
      ),
      landed as (
        insert into customer_order (store_id, number, number_key, email, email_key, customer_name, phone, address,
                                    country, consumer, language, placed_at, cancelled_at, currency, payment_method,
                                    payment_reference, prices_include_tax, delivery_paid_minor, paid_minor,
                                    refunded_minor, source, withdrawal_text, withdrawal_told_on)
        select :store, number, number_key, email, email_key, customer_name, phone, address,
               country, consumer, language, placed_at, cancelled_at, currency, payment_method,
               payment_reference, prices_include_tax, delivery_paid_minor, paid_minor,
               refunded_minor, source, coalesce(told_text, usual.text), told_on
        from given
        left join lateral (
          select s.settings #>> '{withdrawal,textVersion}' as text
          from store s
          where s.store_id = :store
            and cast(given.placed_at at time zone s.zone as date)
              >= cast(s.settings #>> '{withdrawal,informedSince}' as date)
        ) usual on true
        order by placed_at, number_key
        on conflict on constraint customer_order_number_once do nothing
        returning order_id, number_key
      ),
      landed_lines as (
        insert into order_line (store_id, order_id, line_no, sku, name, quantity, unit_price_minor, paid_minor,
                                tax_minor, returnable, set_code, gift_for_line, gift_value_minor, serials, facts,
                                tax_category, tax_rate_hundredths)
        select :store, landed.order_id, l.line_no, l.sku, l.name, l.quantity, l.unit_price_minor, l.paid_minor,
               l.tax_minor, l.returnable, l.set_code, l.gift_for_line, l.gift_value_minor, l.serials, l.facts,
               l.tax_category, l.tax_rate_hundredths
        from landed
        join given on given.number_key = landed.number_key
        cross join lateral jsonb_to_recordset(given.lines)
          as l (line_no int, sku text, name text, quantity int, unit_price_minor bigint, paid_minor bigint,
                tax_minor bigint, returnable boolean, set_code text, gift_for_line int, gift_value_minor bigint,
                serials text[], facts jsonb, tax_category text, tax_rate_hundredths int)
      ),
      landed_invoices as (
        insert into order_invoice (store_id, order_id, number, issued_on, buyer_name, buyer_address, buyer_country,
                                   buyer_vat_id, buyer_registration)
        select :store, landed.order_id, i.number, i.issued_on, i.buyer_name, i.buyer_address, i.buyer_country,
               i.buyer_vat_id, i.buyer_registration
        from landed
        join given on given.number_key = landed.number_key
        cross join lateral jsonb_to_record(nullif(given.invoice, jsonb 'null'))
          as i (number text, issued_on date, buyer_name text, buyer_address text, buyer_country text,
                buyer_vat_id text, buyer_registration text)
        where i.number is not null
      ),
      landed_payments as (
        insert into order_payment (store_id, order_id, payment_no, method, reference, amount_minor)
        select :store, landed.order_id, p.payment_no, p.method, p.reference, p.amount_minor
        from landed
        join given on given.number_key = landed.number_key
        cross join lateral jsonb_to_recordset(given.payments)
          as p (payment_no int, method text, reference text, amount_minor bigint)
      ),
      landed_parcels as (
        insert into delivery (store_id, order_id, parcel_no, carrier, tracking_number, shipped_at, delivered_at,
                              record, noted_on_bill_of_lading)
        select :store, landed.order_id, p.parcel_no, p.carrier, p.tracking_number, p.shipped_at, p.delivered_at,
               p.record, p.noted_on_bill_of_lading
        from landed
        join given on given.number_key = landed.number_key
        cross join lateral jsonb_to_recordset(given.parcels)
          as p (parcel_no int, carrier text, tracking_number text, shipped_at timestamptz,
                delivered_at timestamptz, record text, noted_on_bill_of_lading boolean)
      ),
      landed_contents as (
        insert into delivery_line (store_id, order_id, parcel_no, line_no, quantity)
        select :store, landed.order_id, p.parcel_no, cast(q.key as int), cast(q.value as int)
        from landed
        join given on given.number_key = landed.number_key
        cross join lateral jsonb_to_recordset(given.parcels) as p (parcel_no int, quantities jsonb)
        cross join lateral jsonb_each_text(p.quantities) as q
      )
      select number_key from landed
      """;

  /** Gives the keys of known numbers under which another order is kept. */
  static final String DIFFERING =
      """
      select o.number_key
      from jsonb_to_recordset(cast(:orders as jsonb))
        as g (number_key text, email_key text, placed_at timestamptz, currency text, line_count int, line_sum bigint)
      join customer_order o on o.store_id = :store and o.number_key = g.number_key
      cross join lateral (
        select count(*) as line_count, sum(l.paid_minor + l.tax_minor) as line_sum
        from order_line l
        where l.store_id = o.store_id and l.order_id = o.order_id
      ) kept
      where (o.email_key, o.placed_at, o.currency, kept.line_count, kept.line_sum)
        is distinct from (g.email_key, g.placed_at, g.currency, g.line_count, g.line_sum)
      """;

  /** Brings known orders forward; gives back the keys of those that had news. */
  static final String CATCH_UP =
      """
      with known as materialized (
        select o.order_id, o.number_key, g.cancelled_at, g.paid_minor, g.refunded_minor, g.told_text, g.told_on,
               g.invoice, g.parcels
        from jsonb_to_recordset(cast(:orders as jsonb))
          as g (number_key text, cancelled_at timestamptz, paid_minor bigint, refunded_minor bigint, told_text text,
                told_on date, invoice jsonb, parcels jsonb)
        join customer_order o on o.store_id = :store and o.number_key = g.number_key
      ),
      parcel as materialized (
        select known.order_id, p.parcel_no, p.carrier, p.tracking_number, p.shipped_at, p.delivered_at, p.record,
               p.noted_on_bill_of_lading, p.quantities
        from known
        cross join lateral jsonb_to_recordset(known.parcels)
          as p (parcel_no int, carrier text, tracking_number text, shipped_at timestamptz,
                delivered_at timestamptz, record text, noted_on_bill_of_lading boolean, quantities jsonb)
      ),
      moved as (
        update customer_order o set
          cancelled_at = coalesce(o.cancelled_at, known.cancelled_at),
          paid_minor = greatest(o.paid_minor, known.paid_minor),
          refunded_minor = greatest(o.refunded_minor, known.refunded_minor),
          withdrawal_text = coalesce(known.told_text, o.withdrawal_text),
          withdrawal_told_on = coalesce(o.withdrawal_told_on, known.told_on)
        from known
        where o.store_id = :store and o.order_id = known.order_id
          and (o.cancelled_at is null and known.cancelled_at is not null
            or known.paid_minor > o.paid_minor
            or known.refunded_minor > o.refunded_minor
            or known.told_text is distinct from o.withdrawal_text and known.told_text is not null
            or o.withdrawal_told_on is null and known.told_on is not null)
        returning o.order_id
      ),
      invoiced as (
        insert into order_invoice (store_id, order_id, number, issued_on, buyer_name, buyer_address, buyer_country,
                                   buyer_vat_id, buyer_registration)
        select :store, known.order_id, i.number, i.issued_on, i.buyer_name, i.buyer_address, i.buyer_country,
               i.buyer_vat_id, i.buyer_registration
        from known
        cross join lateral jsonb_to_record(nullif(known.invoice, jsonb 'null'))
          as i (number text, issued_on date, buyer_name text, buyer_address text, buyer_country text,
                buyer_vat_id text, buyer_registration text)
        where i.number is not null
        on conflict on constraint order_invoice_pk do nothing
        returning order_id
      ),
      moved_parcels as (
        insert into delivery (store_id, order_id, parcel_no, carrier, tracking_number, shipped_at, delivered_at,
                              record, noted_on_bill_of_lading)
        select :store, order_id, parcel_no, carrier, tracking_number, shipped_at, delivered_at, record,
               noted_on_bill_of_lading
        from parcel
        on conflict on constraint delivery_pk do update set
          carrier = coalesce(nullif(excluded.carrier, ''), delivery.carrier),
          tracking_number = coalesce(nullif(excluded.tracking_number, ''), delivery.tracking_number),
          shipped_at = coalesce(excluded.shipped_at, delivery.shipped_at),
          delivered_at = coalesce(excluded.delivered_at, delivery.delivered_at),
          record = coalesce(excluded.record, delivery.record),
          noted_on_bill_of_lading = coalesce(excluded.noted_on_bill_of_lading, delivery.noted_on_bill_of_lading)
        where excluded.carrier not in ('', delivery.carrier)
          or excluded.tracking_number not in ('', delivery.tracking_number)
          or coalesce(excluded.shipped_at, delivery.shipped_at) is distinct from delivery.shipped_at
          or coalesce(excluded.delivered_at, delivery.delivered_at) is distinct from delivery.delivered_at
          or coalesce(excluded.record, delivery.record) is distinct from delivery.record
          or coalesce(excluded.noted_on_bill_of_lading, delivery.noted_on_bill_of_lading)
            is distinct from delivery.noted_on_bill_of_lading
        returning order_id
      ),
      emptied as (
        delete from delivery_line c
        using parcel
        where c.store_id = :store and c.order_id = parcel.order_id and c.parcel_no = parcel.parcel_no
          and parcel.quantities = '{}'
        returning c.order_id
      ),
      filled as (
        insert into delivery_line (store_id, order_id, parcel_no, line_no, quantity)
        select :store, parcel.order_id, parcel.parcel_no, cast(q.key as int), cast(q.value as int)
        from parcel
        cross join lateral jsonb_each_text(parcel.quantities) as q
        on conflict on constraint delivery_line_pk do update set quantity = excluded.quantity
        where delivery_line.quantity <> excluded.quantity
        returning order_id
      )
      select known.number_key
      from known
      where known.order_id in (
        select order_id from moved
        union select order_id from invoiced
        union select order_id from moved_parcels
        union select order_id from emptied
        union select order_id from filled
      )
      """;
}
