create table reimbursement (
  store_id text not null,
  reimbursement_id uuid not null default uuidv7(),
  case_id uuid not null,
  item_no int not null,
  resolution text not null,
  total_minor bigint not null,
  currency char(3) not null,
  trace jsonb not null,
  decision_no bigint not null,
  booked_at timestamptz not null,
  booked_by text not null,
  constraint reimbursement_pk primary key (store_id, reimbursement_id),
  constraint reimbursement_item_fk foreign key (store_id, case_id, item_no) references return_item,
  constraint reimbursement_decision_fk foreign key (store_id, case_id, decision_no) references decision,
  constraint reimbursement_item_once unique (store_id, case_id, item_no),
  constraint reimbursement_not_negative check (total_minor >= 0)
);
create trigger reimbursement_append_only before update or delete on reimbursement
  for each row execute function refuse_change();
comment on table reimbursement is 'What a customer was given for one item, booked once.';
comment on column reimbursement.store_id is 'The store.';
comment on column reimbursement.reimbursement_id is 'The reimbursement.';
comment on column reimbursement.case_id is 'The return.';
comment on column reimbursement.item_no is 'The item.';
comment on column reimbursement.resolution is 'Refund, store credit, exchange, replacement or repair.';
comment on column reimbursement.total_minor is 'In minor units; zero for replacement and repair.';
comment on column reimbursement.currency is 'ISO 4217 code.';
comment on column reimbursement.trace is 'Each step from price paid to total, with its clause.';
comment on column reimbursement.decision_no is 'The decision it follows.';
comment on column reimbursement.booked_at is 'When.';
comment on column reimbursement.booked_by is 'The member of staff or API key.';

create table ledger_entry (
  store_id text not null,
  transaction_id uuid not null,
  entry_no int not null,
  account text not null,
  amount_minor bigint not null,
  currency char(3) not null,
  order_id bigint not null,
  case_id uuid,
  item_no int,
  clause text,
  booked_at timestamptz not null,
  constraint ledger_entry_pk primary key (store_id, transaction_id, entry_no),
  constraint ledger_entry_order_fk foreign key (store_id, order_id) references customer_order,
  constraint ledger_entry_case_fk foreign key (store_id, case_id) references return_case,
  constraint ledger_entry_account_known
    check (account in ('sales_returned', 'tax_returned', 'delivery_returned', 'return_fees', 'deductions',
                       'costs_reimbursed', 'payable', 'store_credit', 'paid_out'))
);
create index ledger_entry_by_order on ledger_entry (store_id, order_id);
create index ledger_entry_by_case on ledger_entry (store_id, case_id);
create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function refuse_change();
comment on table ledger_entry is 'Double entry, append-only: the entries of a transaction sum to zero per currency.';
comment on column ledger_entry.store_id is 'The store.';
comment on column ledger_entry.transaction_id is 'Entries with one id were booked together.';
comment on column ledger_entry.entry_no is 'Counts from 1 within the transaction.';
comment on column ledger_entry.account is 'What the money is for.';
comment on column ledger_entry.amount_minor is 'Debit positive, credit negative, in minor units.';
comment on column ledger_entry.currency is 'ISO 4217 code.';
comment on column ledger_entry.order_id is 'The order.';
comment on column ledger_entry.case_id is 'The return.';
comment on column ledger_entry.item_no is 'The item.';
comment on column ledger_entry.clause is 'The clause a fee or deduction comes from.';
comment on column ledger_entry.booked_at is 'When.';

create function ledger_balances() returns trigger language plpgsql as $$
declare
  off_by bigint;
begin
  select sum(amount_minor) into off_by
  from ledger_entry
  where store_id = new.store_id and transaction_id = new.transaction_id and currency = new.currency;
  if off_by <> 0 then
    raise exception 'ledger transaction % is off by %', new.transaction_id, off_by using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function ledger_balances is 'INVARIANT: debits and credits of a transaction sum to zero.';

create constraint trigger ledger_entry_balances after insert on ledger_entry
  deferrable initially deferred
  for each row execute function ledger_balances();

create table payout (
  store_id text not null,
  payout_id uuid not null default uuidv7(),
  case_id uuid not null,
  order_id bigint not null,
  method text not null,
  amount_minor bigint not null,
  currency char(3) not null,
  state text not null default 'due',
  due_on date not null,
  reference text not null default '',
  booked_at timestamptz not null,
  paid_at timestamptz,
  paid_by text,
  version bigint not null default 0,
  constraint payout_pk primary key (store_id, payout_id),
  constraint payout_case_fk foreign key (store_id, case_id) references return_case,
  constraint payout_not_negative check (amount_minor >= 0),
  constraint payout_state_known check (state in ('due', 'paid')),
  constraint payout_paid_is_signed check ((state = 'paid') = (paid_at is not null and paid_by is not null))
);
create index payout_due on payout (store_id, due_on, payout_id) where state = 'due';
create index payout_by_case on payout (store_id, case_id);
comment on table payout is 'What has to go out to a customer: money, store credit, or goods (amount 0); ticked off by hand.';
comment on column payout.store_id is 'The store.';
comment on column payout.payout_id is 'The payout.';
comment on column payout.case_id is 'The return.';
comment on column payout.order_id is 'The order.';
comment on column payout.method is 'How by code: card, bank_transfer, store_credit, or the goods'' own way: exchange, replacement, repair.';
comment on column payout.amount_minor is 'In minor units.';
comment on column payout.currency is 'ISO 4217 code.';
comment on column payout.state is 'Due until the accountant has ticked it off.';
comment on column payout.due_on is 'By when it should be sent.';
comment on column payout.reference is 'The bank''s or processor''s reference, typed by the accountant.';
comment on column payout.booked_at is 'When it became due.';
comment on column payout.paid_at is 'When it was ticked off.';
comment on column payout.paid_by is 'Who ticked it off.';
comment on column payout.version is 'Guards against two people acting at once.';

create view payout_listed as
select p.store_id, p.payout_id, p.case_id, coalesce(c.authorization_number, c.number) as case_number, p.order_id,
       o.number as order_number, p.method, p.amount_minor, p.currency, p.state, p.due_on, p.reference, p.paid_at
from payout p
  join return_case c on c.store_id = p.store_id and c.case_id = p.case_id
  join customer_order o on o.store_id = p.store_id and o.order_id = p.order_id;
comment on view payout_listed is 'A payout as lists show it.';
