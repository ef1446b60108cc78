create table vendor_return (
  store_id text not null,
  vendor_return_id uuid not null default uuidv7(),
  case_id uuid not null,
  item_no int not null,
  vendor text not null,
  purpose text not null,
  vendor_number text not null default '',
  state text not null default 'asked',
  tracking_number text not null default '',
  outcome text not null default '',
  credit_minor bigint not null default 0,
  currency char(3) not null,
  opened_at timestamptz not null,
  sent_on date,
  back_on date,
  next_on date,
  version bigint not null default 0,
  constraint vendor_return_pk primary key (store_id, vendor_return_id),
  constraint vendor_return_item_fk foreign key (store_id, case_id, item_no) references return_item,
  constraint vendor_return_purpose_known check (purpose in ('repair', 'credit', 'replacement')),
  constraint vendor_return_state_known check (state in ('asked', 'authorized', 'sent', 'back', 'credited', 'refused')),
  constraint vendor_return_credit_not_negative check (credit_minor >= 0),
  constraint vendor_return_number_when_sent check (state in ('asked', 'refused') or vendor_number <> '')
);
create unique index vendor_return_one_open on vendor_return (store_id, case_id, item_no)
  where state in ('asked', 'authorized', 'sent');
create index vendor_return_open on vendor_return (store_id, next_on) where next_on is not null;
comment on table vendor_return is 'Goods that go to their manufacturer for repair, credit or replacement, under the manufacturer''s own number.';
comment on column vendor_return.store_id is 'The store.';
comment on column vendor_return.vendor_return_id is 'The vendor return.';
comment on column vendor_return.case_id is 'The return the goods came with.';
comment on column vendor_return.item_no is 'The item.';
comment on column vendor_return.vendor is 'The manufacturer.';
comment on column vendor_return.purpose is 'What the store wants of them.';
comment on column vendor_return.vendor_number is 'The manufacturer''s own RMA number.';
comment on column vendor_return.state is 'See the transition table in docs/domain.md.';
comment on column vendor_return.tracking_number is 'Of the parcel to them.';
comment on column vendor_return.outcome is 'What they did: repaired, replaced, unrepaired, credited, or why they refused.';
comment on column vendor_return.credit_minor is 'What they credited, in minor units.';
comment on column vendor_return.currency is 'ISO 4217 code.';
comment on column vendor_return.opened_at is 'When it was asked for.';
comment on column vendor_return.sent_on is 'The store''s day the goods left; targets of the return pause from then on.';
comment on column vendor_return.back_on is 'The store''s day the goods or the credit came.';
comment on column vendor_return.next_on is 'By when something is next expected; empty at the end.';
comment on column vendor_return.version is 'Guards against two people acting at once.';
