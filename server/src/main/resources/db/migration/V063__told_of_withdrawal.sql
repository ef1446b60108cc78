alter table customer_order
  add column withdrawal_text text,
  add column withdrawal_told_on date,
  add constraint customer_order_told_a_text check (withdrawal_told_on is null or withdrawal_text is not null);
comment on column customer_order.withdrawal_text is 'Which wording about the right of withdrawal the buyer was told; none for nothing; null where nothing is recorded.';
comment on column customer_order.withdrawal_told_on is 'The store''s day on which it was told; null for when ordering.';

create or replace view order_record with (security_invoker = true) as
select
  o.store_id,
  o.order_id,
  o.number_key,
  o.email_key,
  o.placed_at,
  json_build_object(
    'orderId', o.order_id,
    'number', o.number,
    'email', o.email,
    'customerName', o.customer_name,
    'phone', o.phone,
    'address', o.address,
    'country', o.country,
    'consumer', o.consumer,
    'language', o.language,
    'placedAt', o.placed_at,
    'cancelledAt', o.cancelled_at,
    'currency', o.currency,
    'paymentMethod', o.payment_method,
    'pricesIncludeTax', o.prices_include_tax,
    'deliveryPaidMinor', o.delivery_paid_minor,
    'paidMinor', o.paid_minor,
    'refundedMinor', o.refunded_minor,
    'toldText', o.withdrawal_text,
    'toldOn', o.withdrawal_told_on,
    'lines', line.lines,
    'deliveries', parcel.deliveries
  ) as record
from customer_order o
cross join lateral (
  select coalesce(json_agg(json_build_object(
    'lineNo', l.line_no,
    'sku', l.sku,
    'name', l.name,
    'quantity', l.quantity,
    'unitPriceMinor', l.unit_price_minor,
    'paidMinor', l.paid_minor,
    'taxMinor', l.tax_minor,
    'returnable', l.returnable,
    'setCode', l.set_code,
    'giftForLine', l.gift_for_line,
    'giftValueMinor', l.gift_value_minor,
    'serials', l.serials,
    'returnedQuantity', l.returned_quantity,
    'category', coalesce(p.category, ''),
    'make', coalesce(p.make, ''),
    'productFacts', coalesce(p.facts, '{}'),
    'lineFacts', l.facts,
    'accessories', coalesce(p.accessories, '{}')
  ) order by l.line_no), '[]') as lines
  from order_line l
  left join product p on p.store_id = l.store_id and p.sku = l.sku
  where l.store_id = o.store_id and l.order_id = o.order_id
) line
cross join lateral (
  select coalesce(json_agg(json_build_object(
    'parcelNo', d.parcel_no,
    'carrier', d.carrier,
    'trackingNumber', d.tracking_number,
    'shippedAt', d.shipped_at,
    'deliveredAt', d.delivered_at,
    'record', d.record,
    'notedOnBillOfLading', d.noted_on_bill_of_lading,
    'quantities', (
      select coalesce(json_object_agg(i.line_no, i.quantity), '{}')
      from delivery_line i
      where i.store_id = d.store_id and i.order_id = d.order_id and i.parcel_no = d.parcel_no
    )
  ) order by d.parcel_no), '[]') as deliveries
  from delivery d
  where d.store_id = o.store_id and d.order_id = o.order_id
) parcel;
