create table product (
  store_id text not null,
  sku text not null,
  name text not null,
  category text not null,
  make text not null default '',
  facts jsonb not null default '{}',
  accessories text[] not null default '{}',
  constraint product_pk primary key (store_id, sku),
  constraint product_store_fk foreign key (store_id) references store
);
comment on table product is 'What the store sells, as far as returns need to know.';
comment on column product.store_id is 'The store.';
comment on column product.sku is 'Stock keeping unit.';
comment on column product.name is 'Name in the store''s words.';
comment on column product.category is 'Category code the policy speaks of, such as replacement-part.';
comment on column product.make is 'Manufacturer, empty when it does not matter.';
comment on column product.facts is 'Further catalog facts by name, such as {"hygiene_sealed": true}.';
comment on column product.accessories is 'What belongs in the box, in words.';

create table customer_order (
  store_id text not null,
  order_id bigint generated always as identity,
  number text not null,
  number_key text not null,
  email text not null,
  email_key text not null,
  customer_name text not null default '',
  phone text not null default '',
  address text not null default '',
  country char(2) not null,
  language text not null default 'en',
  placed_at timestamptz not null,
  cancelled_at timestamptz,
  currency char(3) not null,
  payment_method text not null,
  payment_reference text not null default '',
  prices_include_tax boolean not null,
  delivery_paid_minor bigint not null default 0,
  paid_minor bigint not null,
  refunded_minor bigint not null default 0,
  consumer boolean not null default true,
  source text not null,
  constraint customer_order_pk primary key (store_id, order_id),
  constraint customer_order_store_fk foreign key (store_id) references store,
  constraint customer_order_number_once unique (store_id, number_key),
  constraint customer_order_payment_known
    check (payment_method in ('card', 'online', 'bank_transfer', 'cash_on_delivery', 'store_credit', 'other')),
  constraint customer_order_paid_not_negative check (paid_minor >= 0 and delivery_paid_minor >= 0),
  constraint customer_order_refund_within_paid check (refunded_minor between 0 and paid_minor)
);
create index customer_order_by_email on customer_order (store_id, email_key, order_id desc);
comment on table customer_order is 'An order as the shop recorded it.';
comment on column customer_order.store_id is 'The store.';
comment on column customer_order.order_id is 'Our own number, never shown.';
comment on column customer_order.number is 'Order number as the shop writes it, such as #1001.';
comment on column customer_order.number_key is 'Order number for look-up: upper case, without # and blanks.';
comment on column customer_order.email is 'E-mail address of the order (personal).';
comment on column customer_order.email_key is 'E-mail for look-up: trimmed, lower case (personal).';
comment on column customer_order.customer_name is 'Name (personal).';
comment on column customer_order.phone is 'Day phone (personal).';
comment on column customer_order.address is 'Shipping address, lines split by line breaks (personal).';
comment on column customer_order.country is 'Country the goods went to, ISO 3166-1.';
comment on column customer_order.language is 'ISO 639-1 code the shopper is written to in.';
comment on column customer_order.placed_at is 'When the order was placed; chooses the policy version.';
comment on column customer_order.cancelled_at is 'When it was cancelled as a whole.';
comment on column customer_order.currency is 'ISO 4217 code the order was paid in.';
comment on column customer_order.payment_method is 'How it was paid.';
comment on column customer_order.payment_reference is 'The processor''s token; never a card number.';
comment on column customer_order.prices_include_tax is 'Whether line prices include tax.';
comment on column customer_order.delivery_paid_minor is 'Paid for delivery, in minor units, tax included.';
comment on column customer_order.paid_minor is 'Paid in all, in minor units: lines, tax and delivery.';
comment on column customer_order.refunded_minor is 'Given back so far, in minor units. INVARIANT: never above paid_minor.';
comment on column customer_order.consumer is 'False for a buyer acting in trade.';
comment on column customer_order.source is 'Where the record came from: shopify-csv, json, api, demo.';

create table order_line (
  store_id text not null,
  order_id bigint not null,
  line_no int not null,
  sku text not null,
  name text not null,
  quantity int not null,
  unit_price_minor bigint not null,
  paid_minor bigint not null,
  tax_minor bigint not null default 0,
  returnable boolean not null default true,
  set_code text,
  gift_for_line int,
  gift_value_minor bigint,
  serials text[] not null default '{}',
  facts jsonb not null default '{}',
  returned_quantity int not null default 0,
  refunded_minor bigint not null default 0,
  constraint order_line_pk primary key (store_id, order_id, line_no),
  constraint order_line_order_fk foreign key (store_id, order_id) references customer_order,
  constraint order_line_quantity_positive check (quantity > 0),
  constraint order_line_money_not_negative check (paid_minor >= 0 and tax_minor >= 0),
  constraint order_line_returned_within check (returned_quantity between 0 and quantity),
  constraint order_line_refund_within check (refunded_minor between 0 and paid_minor + tax_minor)
);
create index order_line_by_serial on order_line using gin (serials);
comment on table order_line is 'One line of an order.';
comment on column order_line.store_id is 'The store.';
comment on column order_line.order_id is 'The order.';
comment on column order_line.line_no is 'Counts from 1 within the order.';
comment on column order_line.sku is 'Stock keeping unit; the product may be unknown to the catalog.';
comment on column order_line.name is 'Name as it stood on the order.';
comment on column order_line.quantity is 'Units ordered.';
comment on column order_line.unit_price_minor is 'Price of one unit before discounts, in minor units.';
comment on column order_line.paid_minor is 'Paid for the whole line after line and order discounts, without tax on top.';
comment on column order_line.tax_minor is 'Tax on top of paid_minor; zero where prices include tax.';
comment on column order_line.returnable is 'False for postage, fees and the like.';
comment on column order_line.set_code is 'Lines of one order with the same code were sold as one set.';
comment on column order_line.gift_for_line is 'The line this free gift was earned by.';
comment on column order_line.gift_value_minor is 'Value of the gift as told to the shopper, in minor units.';
comment on column order_line.serials is 'Serial numbers shipped.';
comment on column order_line.facts is 'Facts of this line only, by name; they win over the product''s.';
comment on column order_line.returned_quantity is 'Units in returns that are open or settled. INVARIANT: never above quantity.';
comment on column order_line.refunded_minor is 'Given back for this line. INVARIANT: never above what was paid for it with tax.';

create table delivery (
  store_id text not null,
  order_id bigint not null,
  parcel_no int not null,
  carrier text not null default '',
  tracking_number text not null default '',
  shipped_at timestamptz,
  delivered_at timestamptz,
  record text,
  noted_on_bill_of_lading boolean,
  constraint delivery_pk primary key (store_id, order_id, parcel_no),
  constraint delivery_order_fk foreign key (store_id, order_id) references customer_order,
  constraint delivery_record_known
    check (record in ('signed_clean', 'signed_with_exception', 'unsigned', 'refused'))
);
comment on table delivery is 'An outbound parcel of an order.';
comment on column delivery.store_id is 'The store.';
comment on column delivery.order_id is 'The order.';
comment on column delivery.parcel_no is 'Counts from 1 within the order.';
comment on column delivery.carrier is 'Carrier code, such as ups, fedex, speedy.';
comment on column delivery.tracking_number is 'The carrier''s number.';
comment on column delivery.shipped_at is 'When it left.';
comment on column delivery.delivered_at is 'When the customer took possession.';
comment on column delivery.record is 'What the carrier''s record says of the hand-over.';
comment on column delivery.noted_on_bill_of_lading is 'Whether damage was noted on the bill of lading.';

create table delivery_line (
  store_id text not null,
  order_id bigint not null,
  parcel_no int not null,
  line_no int not null,
  quantity int not null,
  constraint delivery_line_pk primary key (store_id, order_id, parcel_no, line_no),
  constraint delivery_line_delivery_fk foreign key (store_id, order_id, parcel_no) references delivery,
  constraint delivery_line_line_fk foreign key (store_id, order_id, line_no) references order_line,
  constraint delivery_line_quantity_positive check (quantity > 0)
);
comment on table delivery_line is 'Which units travelled in which parcel; no rows: the parcel holds what no other names.';
comment on column delivery_line.store_id is 'The store.';
comment on column delivery_line.order_id is 'The order.';
comment on column delivery_line.parcel_no is 'The parcel.';
comment on column delivery_line.line_no is 'The order line.';
comment on column delivery_line.quantity is 'Units of the line in this parcel.';

create view order_record with (security_invoker = true) as
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
comment on view order_record is 'An order whole: itself, its lines with their products, its parcels; read in one go.';
comment on column order_record.store_id is 'The store.';
comment on column order_record.order_id is 'Our own number.';
comment on column order_record.number_key is 'Order number for look-up.';
comment on column order_record.email_key is 'E-mail for look-up (personal).';
comment on column order_record.placed_at is 'When the order was placed.';
comment on column order_record.record is 'The order as one document (personal).';
