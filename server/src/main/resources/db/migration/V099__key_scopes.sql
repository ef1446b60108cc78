alter table api_key
  add column scope text not null default 'all',
  add column made_by text not null default '',
  add column revoked_by text not null default '',
  add constraint api_key_scope_known check (scope in ('all', 'read'));
comment on column api_key.scope is 'All that programs may, or read only.';
comment on column api_key.made_by is 'The member of staff; empty: somebody at the database.';
comment on column api_key.revoked_by is 'The member of staff; empty: nobody, or somebody at the database.';

drop trigger api_key_made_audited on api_key;
drop trigger api_key_changed_audited on api_key;
create trigger api_key_made_audited after insert on api_key
  for each row execute function audit_deed('key.made', 'created_at', 'made_by', 'key_id', '');
create trigger api_key_revoked_audited after update on api_key
  for each row when (old.revoked_at is null and new.revoked_at is not null)
  execute function audit_deed('key.revoked', 'revoked_at', 'revoked_by', 'key_id', '');
create trigger api_key_changed_audited after update on api_key
  for each row when (not (old.revoked_at is null and new.revoked_at is not null))
  execute function audit_deed('key.changed', '', '', 'key_id', '');
