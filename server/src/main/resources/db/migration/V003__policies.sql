create table policy_version (
  store_id text not null,
  version int not null,
  in_force_from date not null,
  source text not null,
  source_hash bytea not null,
  published_at timestamptz not null,
  published_by text not null,
  constraint policy_version_pk primary key (store_id, version),
  constraint policy_version_store_fk foreign key (store_id) references store,
  constraint policy_version_positive check (version > 0)
);
comment on table policy_version is 'A published policy: numbered, immutable, in force for orders placed from a day on.';
comment on column policy_version.store_id is 'The store.';
comment on column policy_version.version is 'Counts from 1 within the store.';
comment on column policy_version.in_force_from is 'First order day it judges, in the store''s zone.';
comment on column policy_version.source is 'The document as published.';
comment on column policy_version.source_hash is 'SHA-256 of the document.';
comment on column policy_version.published_at is 'When it was published.';
comment on column policy_version.published_by is 'Who published it.';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
comment on function refuse_change is 'Keeps history as it was written.';

create trigger policy_version_immutable before update or delete on policy_version
  for each row execute function refuse_change();
