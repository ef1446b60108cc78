create table payer_account (
  store_id text not null,
  name text not null,
  iban text not null,
  bic text not null default '',
  changed_at timestamptz not null,
  changed_by text not null,
  constraint payer_account_pk primary key (store_id),
  constraint payer_account_store_fk foreign key (store_id) references store,
  constraint payer_account_iban_form check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$')
);
comment on table payer_account is 'The store''s own account that refunds are paid from.';
comment on column payer_account.store_id is 'The store.';
comment on column payer_account.name is 'The firm as its bank knows it.';
comment on column payer_account.iban is 'ISO 13616, without blanks.';
comment on column payer_account.bic is 'The bank''s code (ISO 9362); empty where it need not be named.';
comment on column payer_account.changed_at is 'When it was last changed.';
comment on column payer_account.changed_by is 'The administrator.';

create table payout_batch (
  store_id text not null,
  batch_id uuid not null default uuidv7(),
  message_id text not null,
  state text not null default 'made',
  transfers int not null,
  total_minor bigint not null,
  currency char(3) not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  file bytea,
  constraint payout_batch_pk primary key (store_id, batch_id),
  constraint payout_batch_store_fk foreign key (store_id) references store,
  constraint payout_batch_message_once unique (message_id),
  constraint payout_batch_state_known check (state in ('made', 'released', 'discarded')),
  constraint payout_batch_pays_something check (transfers > 0 and total_minor > 0),
  constraint payout_batch_in_euro check (currency = 'EUR'),
  constraint payout_batch_end_is_signed check ((state = 'made') = (ended_at is null and ended_by is null)),
  constraint payout_batch_four_eyes check (state <> 'released' or ended_by <> made_by),
  constraint payout_batch_released_has_file check ((state = 'released') = (file is not null))
);
create index payout_batch_by_time on payout_batch (store_id, made_at desc);
comment on table payout_batch is 'Bank transfers that go to the bank as one file. INVARIANT: who made it does not release it.';
comment on column payout_batch.store_id is 'The store.';
comment on column payout_batch.batch_id is 'The batch.';
comment on column payout_batch.message_id is 'The file''s own id: a bank takes a second file with it for a duplicate.';
comment on column payout_batch.state is 'Made until another person released or somebody discarded it.';
comment on column payout_batch.transfers is 'How many.';
comment on column payout_batch.total_minor is 'What they come to, in minor units.';
comment on column payout_batch.currency is 'EUR.';
comment on column payout_batch.made_at is 'When it was put together.';
comment on column payout_batch.made_by is 'Who put it together.';
comment on column payout_batch.ended_at is 'When it was released or discarded.';
comment on column payout_batch.ended_by is 'Who did.';
comment on column payout_batch.file is 'The pain.001 file, written once when it was released; however often it is fetched, it is these bytes.';

create function payout_batch_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'made' or new.message_id <> old.message_id then
    raise exception 'payout batch % has ended', old.batch_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function payout_batch_stays is 'INVARIANT: a batch that was released or discarded never changes, nor does a file''s id.';
create trigger payout_batch_stays before update or delete on payout_batch
  for each row execute function payout_batch_stays();

create table payout_transfer (
  store_id text not null,
  batch_id uuid not null,
  transfer_no int not null,
  payout_id uuid not null,
  end_to_end_id text not null,
  amount_minor bigint not null,
  holder text not null,
  iban text not null,
  remittance text not null,
  state text not null default 'waiting',
  reason text not null default '',
  bank_reference text not null default '',
  account_at_fault boolean not null default false,
  changed_at timestamptz not null,
  constraint payout_transfer_pk primary key (store_id, batch_id, transfer_no),
  constraint payout_transfer_batch_fk foreign key (store_id, batch_id) references payout_batch,
  constraint payout_transfer_payout_fk foreign key (store_id, payout_id) references payout,
  constraint payout_transfer_id_once unique (end_to_end_id),
  constraint payout_transfer_amount_taken check (amount_minor between 1 and 99999999999),
  constraint payout_transfer_state_known
    check (state in ('waiting', 'settled', 'rejected', 'returned', 'withdrawn'))
);
create unique index payout_transfer_one_alive on payout_transfer (store_id, payout_id)
  where state in ('waiting', 'settled');
create index payout_transfer_by_payout on payout_transfer (store_id, payout_id, changed_at desc);
comment on table payout_transfer is 'One payment of a batch. INVARIANT: a payout has at most one that is under way or made.';
comment on column payout_transfer.store_id is 'The store.';
comment on column payout_transfer.batch_id is 'The batch.';
comment on column payout_transfer.transfer_no is 'Counts from 1 within the batch.';
comment on column payout_transfer.payout_id is 'What it pays.';
comment on column payout_transfer.end_to_end_id is 'Travels with the payment; the bank''s answers name it.';
comment on column payout_transfer.amount_minor is 'In minor units of EUR.';
comment on column payout_transfer.holder is 'Whose account, as the customer wrote it (personal).';
comment on column payout_transfer.iban is 'Where to (personal).';
comment on column payout_transfer.remittance is 'What the customer reads on the statement.';
comment on column payout_transfer.state is 'Waiting; settled when debited; rejected or returned by a bank; withdrawn with a discarded batch.';
comment on column payout_transfer.reason is 'The bank''s code for a rejection or return, such as AC04.';
comment on column payout_transfer.bank_reference is 'The bank''s own reference.';
comment on column payout_transfer.account_at_fault is 'Whether a new account is needed before the next try.';
comment on column payout_transfer.changed_at is 'When the state was last changed.';

create function payout_transfer_goes_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
      or (new.payout_id, new.end_to_end_id, new.amount_minor) <> (old.payout_id, old.end_to_end_id, old.amount_minor)
      or not ((old.state = 'waiting' and new.state <> 'waiting') or (old.state = 'settled' and new.state = 'returned')) then
    raise exception 'transfer % cannot go from % to %', old.end_to_end_id, old.state, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function payout_transfer_goes_on is 'INVARIANT: waiting ends once; only what was settled can still be returned; id and amount stay.';
create trigger payout_transfer_goes_on before update or delete on payout_transfer
  for each row execute function payout_transfer_goes_on();

create table payout_batch_fetched (
  store_id text not null,
  batch_id uuid not null,
  fetch_no int not null,
  fetched_at timestamptz not null,
  fetched_by text not null,
  constraint payout_batch_fetched_pk primary key (store_id, batch_id, fetch_no),
  constraint payout_batch_fetched_batch_fk foreign key (store_id, batch_id) references payout_batch
);
create trigger payout_batch_fetched_append_only before update or delete on payout_batch_fetched
  for each row execute function refuse_change();
comment on table payout_batch_fetched is 'Who took the file of a batch, each time.';
comment on column payout_batch_fetched.store_id is 'The store.';
comment on column payout_batch_fetched.batch_id is 'The batch.';
comment on column payout_batch_fetched.fetch_no is 'Counts from 1 within the batch.';
comment on column payout_batch_fetched.fetched_at is 'When.';
comment on column payout_batch_fetched.fetched_by is 'Who.';

create table bank_report (
  store_id text not null,
  report_id uuid not null default uuidv7(),
  digest bytea not null,
  message_id text not null,
  imported_at timestamptz not null,
  imported_by text not null,
  settled int not null,
  failed int not null,
  known int not null,
  unmatched text[] not null,
  constraint bank_report_pk primary key (store_id, report_id),
  constraint bank_report_store_fk foreign key (store_id) references store
);
create index bank_report_by_time on bank_report (store_id, imported_at desc);
create trigger bank_report_append_only before update or delete on bank_report
  for each row execute function refuse_change();
comment on table bank_report is 'A bank''s answer that was read in. Reading one twice changes nothing.';
comment on column bank_report.store_id is 'The store.';
comment on column bank_report.report_id is 'The report.';
comment on column bank_report.digest is 'SHA-256 of the file.';
comment on column bank_report.message_id is 'The bank''s own id of the file.';
comment on column bank_report.imported_at is 'When.';
comment on column bank_report.imported_by is 'Who.';
comment on column bank_report.settled is 'Transfers it settled.';
comment on column bank_report.failed is 'Transfers it rejected or returned.';
comment on column bank_report.known is 'News that was known already.';
comment on column bank_report.unmatched is 'Ids it names that are none of ours, or whose amount differs: for a person to look at.';

alter table payout drop constraint payout_state_known;
alter table payout add constraint payout_state_known check (state in ('due', 'in_batch', 'paid'));
comment on column payout.state is 'Due; in a batch on its way through the bank; paid. Back to due when a bank rejects or returns it.';

create function payable_never_overpaid() returns trigger language plpgsql as $$
declare
  owed bigint;
begin
  select sum(amount_minor) into owed
  from ledger_entry
  where store_id = new.store_id and case_id = new.case_id and currency = new.currency and account = 'payable';
  if owed > 0 then
    raise exception 'case % was paid % more than it was owed', new.case_id, owed using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function payable_never_overpaid is 'INVARIANT: no case is ever paid more than was booked for it.';
create constraint trigger ledger_entry_payable_never_overpaid after insert on ledger_entry
  deferrable initially deferred
  for each row when (new.account = 'payable') execute function payable_never_overpaid();
