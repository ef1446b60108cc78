create table law_version (
  store_id text not null,
  layer text not null,
  version int not null,
  source text not null,
  source_hash bytea not null,
  published_at timestamptz not null,
  constraint law_version_pk primary key (store_id, layer, version),
  constraint law_version_store_fk foreign key (store_id) references store,
  constraint law_version_once unique (store_id, layer, source_hash),
  constraint law_version_positive check (version > 0)
);
create trigger law_version_immutable before update or delete on law_version
  for each row execute function refuse_change();
comment on table law_version is 'A law layer as it stood when a policy was published under it: numbered, immutable.';
comment on column law_version.store_id is 'The store.';
comment on column law_version.layer is 'The layer''s name, such as eu-consumer.';
comment on column law_version.version is 'Counts from 1 within the store and layer.';
comment on column law_version.source is 'The document as published.';
comment on column law_version.source_hash is 'SHA-256 of the document.';
comment on column law_version.published_at is 'When a policy was first published under it.';

create table policy_version_law (
  store_id text not null,
  version int not null,
  layer text not null,
  law_version int not null,
  mode text not null,
  constraint policy_version_law_pk primary key (store_id, version, layer),
  constraint policy_version_law_policy_fk foreign key (store_id, version) references policy_version,
  constraint policy_version_law_law_fk foreign key (store_id, layer, law_version) references law_version,
  constraint policy_version_law_mode_known check (mode in ('enforce', 'advise'))
);
create trigger policy_version_law_immutable before update or delete on policy_version_law
  for each row execute function refuse_change();
comment on table policy_version_law is 'The law a policy version stands under; with the number of the version a decision names it too.';
comment on column policy_version_law.store_id is 'The store.';
comment on column policy_version_law.version is 'The policy version.';
comment on column policy_version_law.layer is 'The law layer.';
comment on column policy_version_law.law_version is 'Its version.';
comment on column policy_version_law.mode is 'Whether the law decides (enforce) or is told beside the written policy (advise).';

create table policy_finding (
  store_id text not null,
  version int not null,
  finding text not null,
  words text not null,
  reason text not null,
  constraint policy_finding_pk primary key (store_id, version, finding),
  constraint policy_finding_policy_fk foreign key (store_id, version) references policy_version,
  constraint policy_finding_reason_given check (reason <> '')
);
create trigger policy_finding_immutable before update or delete on policy_finding
  for each row execute function refuse_change();
comment on table policy_finding is 'What the examination found in a policy version, and why it was published all the same.';
comment on column policy_finding.store_id is 'The store.';
comment on column policy_finding.version is 'The policy version.';
comment on column policy_finding.finding is 'The finding''s key, such as refuses_against_law:IE-11,CRD-9:refund.';
comment on column policy_finding.words is 'The finding in English, with its example.';
comment on column policy_finding.reason is 'Why it was accepted, in the publisher''s words.';
