create table store_credit_terms (
  store_id text not null,
  months int,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint store_credit_terms_pk primary key (store_id),
  constraint store_credit_terms_store_fk foreign key (store_id) references store,
  constraint store_credit_terms_months_range check (months between 1 and 120)
);
comment on table store_credit_terms is 'How long a store''s credit is good for; a store without a row: for ever.';
comment on column store_credit_terms.store_id is 'The store.';
comment on column store_credit_terms.months is 'Months from the day of issue; empty for ever.';
comment on column store_credit_terms.changed_at is 'When it was last changed.';
comment on column store_credit_terms.changed_by is 'The administrator.';

create table store_credit (
  store_id text not null,
  credit_id uuid not null default uuidv7(),
  code text not null,
  payout_id uuid not null,
  case_id uuid not null,
  order_id bigint not null,
  amount_minor bigint not null,
  balance_minor bigint not null,
  currency char(3) not null,
  issued_at timestamptz not null,
  expires_on date,
  constraint store_credit_pk primary key (store_id, credit_id),
  constraint store_credit_payout_fk foreign key (store_id, payout_id) references payout,
  constraint store_credit_code_once unique (store_id, code),
  constraint store_credit_payout_once unique (store_id, payout_id),
  constraint store_credit_balance_within check (amount_minor > 0 and balance_minor between 0 and amount_minor)
);
create index store_credit_expiring on store_credit (expires_on) where balance_minor > 0;
comment on table store_credit is 'Credit given for returned goods, to be used in parts. INVARIANT: never more is used than was issued.';
comment on column store_credit.store_id is 'The store.';
comment on column store_credit.credit_id is 'The credit.';
comment on column store_credit.code is 'What the customer shows: 12 letters and digits; worth money.';
comment on column store_credit.payout_id is 'What it paid.';
comment on column store_credit.case_id is 'The return.';
comment on column store_credit.order_id is 'The order.';
comment on column store_credit.amount_minor is 'Issued, in minor units.';
comment on column store_credit.balance_minor is 'What is left.';
comment on column store_credit.currency is 'ISO 4217 code.';
comment on column store_credit.issued_at is 'When.';
comment on column store_credit.expires_on is 'The last day on which it can be used; empty for ever.';

create table store_credit_movement (
  store_id text not null,
  credit_id uuid not null,
  movement_no bigint generated always as identity,
  kind text not null,
  amount_minor bigint not null,
  balance_minor bigint not null,
  reference text not null,
  moved_at timestamptz not null,
  moved_by text not null,
  constraint store_credit_movement_pk primary key (store_id, credit_id, movement_no),
  constraint store_credit_movement_credit_fk foreign key (store_id, credit_id) references store_credit,
  constraint store_credit_movement_kind_known check (kind in ('issued', 'used', 'expired')),
  constraint store_credit_movement_amount_positive check (amount_minor > 0 and balance_minor >= 0)
);
create unique index store_credit_movement_use_once on store_credit_movement (store_id, credit_id, reference)
  where kind = 'used';
create trigger store_credit_movement_append_only before update or delete on store_credit_movement
  for each row execute function refuse_change();
comment on table store_credit_movement is 'The statement of a credit, append-only.';
comment on column store_credit_movement.store_id is 'The store.';
comment on column store_credit_movement.credit_id is 'The credit.';
comment on column store_credit_movement.movement_no is 'Order of time.';
comment on column store_credit_movement.kind is 'Issued, used or expired.';
comment on column store_credit_movement.amount_minor is 'How much, in minor units.';
comment on column store_credit_movement.balance_minor is 'What was left then.';
comment on column store_credit_movement.reference is 'Of a use: the shop''s own, such as the new order''s number; names the use for good.';
comment on column store_credit_movement.moved_at is 'When.';
comment on column store_credit_movement.moved_by is 'The member of staff or API key; the clock for an expiry.';

alter table ledger_entry drop constraint ledger_entry_account_known;
alter table ledger_entry add constraint ledger_entry_account_known
  check (account in ('sales_returned', 'tax_returned', 'delivery_returned', 'return_fees', 'deductions',
                     'costs_reimbursed', 'changed_by_staff', 'payable', 'store_credit', 'credit_used', 'credit_expired',
                     'paid_out', 'exchange'));
