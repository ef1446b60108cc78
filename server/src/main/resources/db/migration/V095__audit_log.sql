create table audit_entry (
  store_id text not null,
  entry_id bigint generated always as identity,
  happened_at timestamptz not null,
  kind text not null,
  actor_kind text not null,
  actor text not null,
  subject text not null default '',
  digest bytea,
  data text not null default '{}',
  link_no bigint,
  hash bytea,
  constraint audit_entry_pk primary key (store_id, entry_id),
  constraint audit_entry_store_fk foreign key (store_id) references store,
  constraint audit_entry_actor_known check (actor_kind in ('shopper', 'staff', 'program', 'clock', 'operator')),
  constraint audit_entry_data_is_json check (data is json object),
  constraint audit_entry_linked_whole check ((link_no is null) = (hash is null))
);
create unique index audit_entry_chain on audit_entry (store_id, link_no) where link_no is not null;
create index audit_entry_waiting on audit_entry (store_id, entry_id) where link_no is null;
comment on table audit_entry is 'Who did or read what, append-only. Each entry is linked to the one before it by a hash, some seconds later.';
comment on column audit_entry.store_id is 'The store.';
comment on column audit_entry.entry_id is 'Order of entry.';
comment on column audit_entry.happened_at is 'When.';
comment on column audit_entry.kind is 'What, by code, such as case.authorized or read.case.';
comment on column audit_entry.actor_kind is 'Kind of actor; operator: somebody at the database.';
comment on column audit_entry.actor is 'A staff id, an API key id, or empty.';
comment on column audit_entry.subject is 'What it was done to: an id, never a name.';
comment on column audit_entry.digest is 'SHA-256 of the history''s row that tells more; empty where there is none.';
comment on column audit_entry.data is 'Further arguments as JSON, byte for byte as hashed; nothing personal.';
comment on column audit_entry.link_no is 'Place in the store''s chain, from 1 without gaps; empty until linked.';
comment on column audit_entry.hash is 'SHA-256 of the entry, its place and the hash before it (audit_bytes).';

create table audit_head (
  store_id text not null,
  link_no bigint not null,
  hash bytea not null,
  constraint audit_head_pk primary key (store_id),
  constraint audit_head_store_fk foreign key (store_id) references store
);
comment on table audit_head is 'The end of each store''s chain, so that its last entries cannot be taken away unseen.';
comment on column audit_head.store_id is 'The store.';
comment on column audit_head.link_no is 'Number of the last linked entry.';
comment on column audit_head.hash is 'Its hash.';

create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.link_no is null then
      return new;
    end if;
  elsif tg_op = 'UPDATE' then
    if old.link_no is null and new.link_no is not null
        and (old.store_id, old.entry_id, old.happened_at, old.kind, old.actor_kind, old.actor, old.subject, old.data)
          = (new.store_id, new.entry_id, new.happened_at, new.kind, new.actor_kind, new.actor, new.subject, new.data)
        and old.digest is not distinct from new.digest then
      return new;
    end if;
  end if;
  raise exception 'audit_entry is append-only' using errcode = 'restrict_violation';
end $$;
comment on function audit_entry_stays is 'INVARIANT: an entry never changes and never goes; only its link is set, once.';
create trigger audit_entry_stays before insert or update or delete on audit_entry
  for each row execute function audit_entry_stays();
create trigger audit_entry_never_emptied before truncate on audit_entry
  for each statement execute function refuse_change();
create trigger audit_head_never_removed before delete on audit_head
  for each row execute function refuse_change();

create function audit_bytes(entry audit_entry, place bigint, before bytea) returns bytea language sql stable as $$
  select convert_to(string_agg(octet_length(field) || ':' || field || ',', '' order by position), 'UTF8')
  from unnest(array[
      entry.store_id, place::text, entry.entry_id::text,
      (extract(epoch from entry.happened_at) * 1000000)::bigint::text,
      entry.kind, entry.actor_kind, entry.actor, entry.subject,
      coalesce(encode(entry.digest, 'hex'), ''), entry.data, encode(before, 'hex')
    ]) with ordinality as f (field, position)
$$;
comment on function audit_bytes is 'What is hashed: each field as its length in bytes, a colon, the field and a comma.';

create function audit_seal(of_store text, most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_head;
  entry audit_entry;
  linked int := 0;
begin
  insert into audit_head (store_id, link_no, hash) values (of_store, 0, decode(repeat('00', 32), 'hex'))
  on conflict do nothing;
  select * into head from audit_head where store_id = of_store for update skip locked;
  if not found then
    return 0;
  end if;
  for entry in
    select * from audit_entry where store_id = of_store and link_no is null order by entry_id limit most
  loop
    head.link_no := head.link_no + 1;
    head.hash := sha256(audit_bytes(entry, head.link_no, head.hash));
    update audit_entry set link_no = head.link_no, hash = head.hash
    where store_id = of_store and entry_id = entry.entry_id;
    linked := linked + 1;
  end loop;
  update audit_head set link_no = head.link_no, hash = head.hash where store_id = of_store;
  return linked;
end $$;
comment on function audit_seal is 'Links waiting entries of a store; who finds another at it leaves it alone.';

create function audit_event_digest(kind text, actor_kind text, actor text, happened_at timestamptz, data jsonb)
returns bytea language sql stable as $$
  select sha256(convert_to(string_agg(octet_length(field) || ':' || field || ',', '' order by position), 'UTF8'))
  from unnest(array[
      kind, actor_kind, actor, (extract(epoch from happened_at) * 1000000)::bigint::text, data::text
    ]) with ordinality as f (field, position)
$$;
comment on function audit_event_digest is 'What the audit log keeps of an event of the history: a changed event is found by it.';

create function audit_event() returns trigger language plpgsql as $$
begin
  insert into audit_entry (store_id, happened_at, kind, actor_kind, actor, subject, digest, data)
  values (new.store_id, new.happened_at, tg_argv[0] || '.' || new.kind, new.actor_kind, new.actor,
          to_jsonb(new) ->> tg_argv[1],
          audit_event_digest(new.kind, new.actor_kind, new.actor, new.happened_at, new.data),
          json_build_object('event', new.event_no)::text);
  return null;
end $$;
comment on function audit_event is 'Takes an event of the history into the audit log: kind of thing, column of its id.';
create trigger case_event_audited after insert on case_event
  for each row when (new.actor_kind = 'staff') execute function audit_event('case', 'case_id');
create trigger complaint_event_audited after insert on complaint_event
  for each row when (new.actor_kind = 'staff') execute function audit_event('complaint', 'complaint_id');
create trigger withdrawal_event_audited after insert on withdrawal_event
  for each row when (new.actor_kind = 'staff') execute function audit_event('withdrawal', 'withdrawal_id');

create function audit_deed() returns trigger language plpgsql as $$
declare
  told jsonb := to_jsonb(new);
  who text := coalesce(told ->> tg_argv[2], '');
  kind text := case when who like '%:%' then split_part(who, ':', 1) else 'operator' end;
begin
  insert into audit_entry (store_id, happened_at, kind, actor_kind, actor, subject, digest)
  values (new.store_id, coalesce((told ->> tg_argv[1])::timestamptz, clock_timestamp()), tg_argv[0],
          case when kind in ('staff', 'program', 'clock') then kind else 'operator' end,
          case when kind in ('staff', 'program') then split_part(who, ':', 2) else '' end,
          coalesce(told ->> tg_argv[3], ''),
          decode(substr(nullif(told ->> nullif(tg_argv[4], ''), ''), 3), 'hex'));
  return null;
end $$;
comment on function audit_deed is
  'Takes a row into the audit log: kind, columns that tell when, who and what, column of a digest.';
create trigger policy_version_audited after insert on policy_version
  for each row execute function audit_deed('policy.published', 'published_at', 'published_by', 'version', 'source_hash');
create trigger payout_batch_made_audited after insert on payout_batch
  for each row execute function audit_deed('batch.made', 'made_at', 'made_by', 'batch_id', '');
create trigger payout_batch_released_audited after update on payout_batch
  for each row when (old.state = 'made' and new.state = 'released')
  execute function audit_deed('batch.released', 'ended_at', 'ended_by', 'batch_id', '');
create trigger payout_batch_discarded_audited after update on payout_batch
  for each row when (old.state = 'made' and new.state = 'discarded')
  execute function audit_deed('batch.discarded', 'ended_at', 'ended_by', 'batch_id', '');
create trigger payout_batch_fetched_audited after insert on payout_batch_fetched
  for each row execute function audit_deed('batch.fetched', 'fetched_at', 'fetched_by', 'batch_id', '');
create trigger bank_report_audited after insert on bank_report
  for each row execute function audit_deed('bank_report.imported', 'imported_at', 'imported_by', 'report_id', 'digest');
create trigger payer_account_audited after insert or update on payer_account
  for each row execute function audit_deed('payer_account.changed', 'changed_at', 'changed_by', 'store_id', '');
create trigger store_credit_terms_audited after insert or update on store_credit_terms
  for each row execute function audit_deed('credit_terms.changed', 'changed_at', 'changed_by', 'store_id', '');
create trigger api_key_made_audited after insert on api_key
  for each row execute function audit_deed('key.made', 'created_at', '', 'key_id', '');
create trigger api_key_changed_audited after update on api_key
  for each row execute function audit_deed('key.changed', '', '', 'key_id', '');

create function audit_staff() returns trigger language plpgsql as $$
begin
  insert into audit_entry (store_id, happened_at, kind, actor_kind, actor, subject, data)
  values (new.store_id, clock_timestamp(), case tg_op when 'INSERT' then 'staff.added' else 'staff.changed' end,
          'operator', '', new.staff_id::text, json_build_object('role', new.role, 'active', new.active)::text);
  return null;
end $$;
comment on function audit_staff is 'Takes a new or changed member of staff into the audit log: role and whether active.';
create trigger staff_added_audited after insert on staff for each row execute function audit_staff();
create trigger staff_changed_audited after update on staff
  for each row when ((old.role, old.active, old.login, old.password_hash)
    is distinct from (new.role, new.active, new.login, new.password_hash))
  execute function audit_staff();

-- The application adds entries; what links them runs as the owner.
do $$
declare
  other text;
begin
  for other in
    select distinct grantee from information_schema.role_table_grants
    where table_schema = 'public' and table_name in ('audit_entry', 'audit_head') and grantee <> current_user
  loop
    execute format('revoke update, delete, truncate on audit_entry from %I', other);
    execute format('revoke insert, update, delete, truncate on audit_head from %I', other);
  end loop;
end $$;
