create table data_key (
  store_id text not null,
  owner text not null,
  master text not null,
  wrapped bytea not null,
  made_at timestamptz not null,
  constraint data_key_pk primary key (store_id, owner),
  constraint data_key_store_fk foreign key (store_id) references store,
  constraint data_key_owner_shape check (owner ~ '^[a-z]+:.+$')
);
comment on table data_key is 'Keys of sealed values, one for each owner, each wrapped by a master key that is not in the database. Without its key a value is gone, in backups too.';
comment on column data_key.store_id is 'The store.';
comment on column data_key.owner is 'Whose values it seals, such as case:... or batch:...';
comment on column data_key.master is 'Which master key wraps it.';
comment on column data_key.wrapped is '256 bits, encrypted with AES-256-GCM, bound to store and owner.';
comment on column data_key.made_at is 'When it was made.';

alter table return_bank_account
  add column sealed bytea,
  alter column holder drop not null,
  alter column iban drop not null,
  add constraint return_bank_account_sealed_or_plain
    check ((sealed is null) = (iban is not null) and (iban is null) = (holder is null));
comment on column return_bank_account.sealed is 'Number and holder, sealed with the case''s key (personal).';
comment on column return_bank_account.holder is 'Empty: sealed. What an earlier version wrote plainly is sealed at the start.';
comment on column return_bank_account.iban is 'Empty: sealed. What an earlier version wrote plainly is sealed at the start.';

alter table payout_transfer
  add column sealed bytea,
  alter column holder drop not null,
  alter column iban drop not null,
  add constraint payout_transfer_sealed_or_plain
    check ((sealed is null) = (iban is not null) and (iban is null) = (holder is null));
comment on column payout_transfer.sealed is 'Number and holder, sealed with the case''s key (personal).';
comment on column payout_transfer.holder is 'Empty: sealed. What an earlier version wrote plainly is sealed at the start.';
comment on column payout_transfer.iban is 'Empty: sealed. What an earlier version wrote plainly is sealed at the start.';

create or replace function payout_transfer_goes_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.sealed is null and new.sealed is not null
      and (new.payout_id, new.end_to_end_id, new.amount_minor, new.state)
        = (old.payout_id, old.end_to_end_id, old.amount_minor, old.state) then
    return new;
  end if;
  if tg_op = 'DELETE'
      or (new.payout_id, new.end_to_end_id, new.amount_minor) <> (old.payout_id, old.end_to_end_id, old.amount_minor)
      or not ((old.state = 'waiting' and new.state <> 'waiting') or (old.state = 'settled' and new.state = 'returned')) then
    raise exception 'transfer % cannot go from % to %', old.end_to_end_id, old.state, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

alter table payer_account
  add column sealed bytea,
  alter column iban drop not null,
  add constraint payer_account_sealed_or_plain check ((sealed is null) = (iban is not null));
comment on column payer_account.sealed is 'The number, sealed with the store''s key.';
comment on column payer_account.iban is 'Empty: sealed. What an earlier version wrote plainly is sealed at the start.';

alter table payout_batch add column file_sealed boolean not null default false;
comment on column payout_batch.file_sealed is 'Whether the file is sealed with the batch''s key; what an earlier version wrote plainly is sealed at the start.';

create or replace function payout_batch_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.file is not null and not old.file_sealed and new.file_sealed
      and (new.message_id, new.state, new.total_minor) = (old.message_id, old.state, old.total_minor) then
    return new;
  end if;
  if tg_op = 'DELETE' or old.state <> 'made' or new.message_id <> old.message_id then
    raise exception 'payout batch % has ended', old.batch_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
