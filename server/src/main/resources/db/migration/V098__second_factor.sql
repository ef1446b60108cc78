alter table staff add column sessions_from timestamptz not null default '-infinity';
comment on column staff.sessions_from is 'Sessions that began earlier are over: logged out everywhere, or the password changed.';

create table staff_second_factor (
  store_id text not null,
  staff_id uuid not null,
  sealed bytea not null,
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  constraint staff_second_factor_pk primary key (store_id, staff_id),
  constraint staff_second_factor_staff_fk foreign key (store_id, staff_id) references staff
);
comment on table staff_second_factor is 'The app or device that makes a person''s one-time codes (RFC 6238).';
comment on column staff_second_factor.store_id is 'The store.';
comment on column staff_second_factor.staff_id is 'The person.';
comment on column staff_second_factor.sealed is 'The secret both share, sealed with the person''s key.';
comment on column staff_second_factor.begun_at is 'When the secret was made.';
comment on column staff_second_factor.confirmed_at is 'When the first code proved that it works; empty: not asked for at the log-in yet.';
comment on column staff_second_factor.last_step is 'The last half minute whose code was used: a code works once.';

create table staff_recovery_code (
  store_id text not null,
  staff_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  constraint staff_recovery_code_pk primary key (store_id, staff_id, code_hash),
  constraint staff_recovery_code_factor_fk foreign key (store_id, staff_id)
    references staff_second_factor on delete cascade
);
comment on table staff_recovery_code is 'Codes for who lost the device; each works once.';
comment on column staff_recovery_code.store_id is 'The store.';
comment on column staff_recovery_code.staff_id is 'The person.';
comment on column staff_recovery_code.code_hash is 'SHA-256 of the code, which has 120 random bits and is shown once.';
comment on column staff_recovery_code.used_at is 'When it was used.';

create function audit_factor() returns trigger language plpgsql as $$
begin
  insert into audit_entry (store_id, happened_at, kind, actor_kind, actor, subject)
  values (old.store_id, clock_timestamp(), 'factor.gone', 'operator', '', old.staff_id::text);
  return null;
end $$;
comment on function audit_factor is 'Takes down that a second factor is gone, whoever removed it.';
create trigger staff_second_factor_audited after delete on staff_second_factor
  for each row execute function audit_factor();
