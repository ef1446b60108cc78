create table goods_back_terms (
  store_id text not null,
  payer text not null,
  cost_minor bigint not null,
  keep_days int not null,
  remind_days int not null,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint goods_back_terms_pk primary key (store_id),
  constraint goods_back_terms_store_fk foreign key (store_id) references store,
  constraint goods_back_terms_payer_known check (payer in ('customer', 'store')),
  constraint goods_back_terms_cost_not_negative check (cost_minor >= 0),
  constraint goods_back_terms_days check (keep_days between 1 and 365 and remind_days between 0 and keep_days)
);
comment on table goods_back_terms is 'How a store sends rejected goods back; without a row the store pays and keeps them 30 days.';
comment on column goods_back_terms.store_id is 'The store.';
comment on column goods_back_terms.payer is 'Who pays the way back where no clause of the policy says so.';
comment on column goods_back_terms.cost_minor is 'What the way back costs, in minor units of the store''s currency.';
comment on column goods_back_terms.keep_days is 'Days the goods wait for a customer who has to pay.';
comment on column goods_back_terms.remind_days is 'Days before the last one on which the customer is reminded.';
comment on column goods_back_terms.changed_at is 'When it was last changed.';
comment on column goods_back_terms.changed_by is 'The administrator.';

create table goods_back (
  store_id text not null,
  case_id uuid not null,
  item_no int not null,
  state text not null,
  payer text not null default 'store',
  clause text not null default '',
  cost_minor bigint not null default 0,
  currency char(3) not null,
  keep_until date,
  next_on date,
  reminded boolean not null default false,
  reference text not null default '',
  opened_at timestamptz not null,
  version bigint not null default 0,
  constraint goods_back_pk primary key (store_id, case_id, item_no),
  constraint goods_back_item_fk foreign key (store_id, case_id, item_no) references return_item,
  constraint goods_back_state_known
    check (state in ('held', 'awaiting_payment', 'ready', 'sent', 'collected', 'abandoned', 'settled')),
  constraint goods_back_payer_known check (payer in ('customer', 'store')),
  constraint goods_back_cost_not_negative check (cost_minor >= 0),
  constraint goods_back_open_has_a_day
    check ((next_on is not null) = (state in ('held', 'awaiting_payment', 'ready', 'abandoned')))
);
create index goods_back_open on goods_back (store_id, next_on) where next_on is not null;
comment on table goods_back is 'Rejected goods until they have left. INVARIANT: as long as they are here, somebody acts by a day.';
comment on column goods_back.store_id is 'The store.';
comment on column goods_back.case_id is 'The return.';
comment on column goods_back.item_no is 'The item.';
comment on column goods_back.state is 'See the transition table in docs/domain.md.';
comment on column goods_back.payer is 'Who pays the way back.';
comment on column goods_back.clause is 'The clause that says so; empty for the store''s own setting.';
comment on column goods_back.cost_minor is 'What the customer pays before they are sent, in minor units.';
comment on column goods_back.currency is 'ISO 4217 code.';
comment on column goods_back.keep_until is 'Last day they wait for the customer.';
comment on column goods_back.next_on is 'By when somebody acts; empty at the end.';
comment on column goods_back.reminded is 'Whether the customer was reminded before the last day.';
comment on column goods_back.reference is 'Number of the payment, then of the parcel.';
comment on column goods_back.opened_at is 'When they were rejected.';
comment on column goods_back.version is 'Guards against two people acting at once.';
