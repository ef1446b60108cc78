create table case_settings_change (
  store_id text not null,
  change_no bigint not null,
  settings jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint case_settings_change_pk primary key (store_id, change_no),
  constraint case_settings_change_store_fk foreign key (store_id) references store,
  constraint case_settings_change_counted check (change_no > 0)
);
create trigger case_settings_change_append_only before update or delete on case_settings_change
  for each row execute function refuse_change();
create trigger case_settings_change_audited after insert on case_settings_change
  for each row execute function audit_deed('case_settings.changed', 'changed_at', 'changed_by', 'change_no', '');
comment on table case_settings_change is 'How a store works on its cases, as its administrators set it, append-only; without a row it works as it was set up.';
comment on column case_settings_change.store_id is 'The store.';
comment on column case_settings_change.change_no is 'Counts from 1 without gaps: of two who saw the same, one is refused.';
comment on column case_settings_change.settings is 'Target days by step, days before a last day, amount above which two people are wanted.';
comment on column case_settings_change.changed_by is 'Who, as staff:id.';
comment on column case_settings_change.changed_at is 'When.';
