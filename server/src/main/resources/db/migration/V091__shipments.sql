create table shipment (
  store_id text not null,
  case_id uuid not null,
  shipment_no bigint generated always as identity,
  carrier text not null default '',
  tracking_number text not null,
  tracking_key text not null,
  sent_on date,
  told_by text not null,
  told_at timestamptz not null,
  constraint shipment_pk primary key (store_id, case_id, shipment_no),
  constraint shipment_case_fk foreign key (store_id, case_id) references return_case,
  constraint shipment_told_once unique nulls not distinct (store_id, case_id, tracking_key, sent_on),
  constraint shipment_numbered check (tracking_key <> '')
);
create index shipment_by_tracking on shipment (store_id, tracking_key);
create trigger shipment_append_only before update or delete on shipment
  for each row execute function refuse_change();
comment on table shipment is 'Parcels on their way to the store, as the shopper, staff or a carrier told: a parcel at the door is known by it.';
comment on column shipment.store_id is 'The store.';
comment on column shipment.case_id is 'The return it belongs to.';
comment on column shipment.shipment_no is 'Order of entry.';
comment on column shipment.carrier is 'The carrier, in the words of who told.';
comment on column shipment.tracking_number is 'The carrier''s number as told.';
comment on column shipment.tracking_key is 'The number in capitals without blanks and dashes.';
comment on column shipment.sent_on is 'The day of sending, where told.';
comment on column shipment.told_by is 'Shopper, a staff id, an API key id.';
comment on column shipment.told_at is 'When.';
