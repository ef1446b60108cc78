create table order_invoice (
  store_id text not null,
  order_id bigint not null,
  number text not null,
  issued_on date not null,
  buyer_name text not null,
  buyer_address text not null,
  buyer_country char(2) not null,
  buyer_vat_id text not null default '',
  buyer_registration text not null default '',
  constraint order_invoice_pk primary key (store_id, order_id),
  constraint order_invoice_order_fk foreign key (store_id, order_id) references customer_order,
  constraint order_invoice_number_there check (number <> ''),
  constraint order_invoice_country_shape check (buyer_country ~ '^[A-Z]{2}$')
);
comment on table order_invoice is 'The invoice that the shop issued for an order; an order without a row had none.';
comment on column order_invoice.store_id is 'The store.';
comment on column order_invoice.order_id is 'The order.';
comment on column order_invoice.number is 'As it stands on the invoice.';
comment on column order_invoice.issued_on is 'The date on the invoice.';
comment on column order_invoice.buyer_name is 'Person or firm that the invoice names (personal).';
comment on column order_invoice.buyer_address is 'Its address, lines split by line breaks (personal).';
comment on column order_invoice.buyer_country is 'Country of that address, ISO 3166-1.';
comment on column order_invoice.buyer_vat_id is 'VAT number with its country, such as BG123456789; empty for none.';
comment on column order_invoice.buyer_registration is 'Number in the register of firms (in Bulgaria the EIK); empty for none.';

alter table order_line add column tax_rate_hundredths int;
alter table order_line add column tax_category text;
alter table order_line add constraint order_line_tax_whole
  check ((tax_rate_hundredths is null) = (tax_category is null)
    and tax_rate_hundredths between 0 and 10000
    and tax_category in ('standard', 'zero', 'exempt')
    and (tax_category = 'standard') = (tax_rate_hundredths > 0));
comment on column order_line.tax_rate_hundredths is
  'Rate of value added tax as recorded, in hundredths of a percent; empty where nothing is recorded.';
comment on column order_line.tax_category is 'Standard (reduced rates too), zero or exempt.';
