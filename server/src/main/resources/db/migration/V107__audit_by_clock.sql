-- What Retour does by itself is written 'clock', with or without a colon behind it: the audit log said 'operator' for the
-- one without.
create or replace function audit_deed() returns trigger language plpgsql as $$
declare
  told jsonb := to_jsonb(new);
  who text := coalesce(told ->> tg_argv[2], '');
  kind text := case
    when who like 'staff:%' or who like 'program:%' or who like 'clock:%' then split_part(who, ':', 1)
    when who = 'clock' then 'clock'
    else 'operator' end;
begin
  insert into audit_entry (store_id, happened_at, kind, actor_kind, actor, subject, digest)
  values (new.store_id, coalesce((told ->> tg_argv[1])::timestamptz, clock_timestamp()), tg_argv[0],
          kind,
          case when kind in ('staff', 'program') then split_part(who, ':', 2) else '' end,
          coalesce(told ->> tg_argv[3], ''),
          decode(substr(nullif(told ->> nullif(tg_argv[4], ''), ''), 3), 'hex'));
  return null;
end $$;
