alter table policy_version add column kind text not null default 'returns';
alter table policy_version alter column kind drop default;
alter table policy_version add constraint policy_version_kind_known check (kind in ('returns', 'complaints'));
comment on table policy_version is 'A published policy document: numbered, immutable, in force for orders placed from a day on.';
comment on column policy_version.version is 'Counts from 1 over all documents of the store, so that a number names one of them for good.';
comment on column policy_version.kind is 'What it decides: returns or complaints.';
