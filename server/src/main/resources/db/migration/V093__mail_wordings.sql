create table mail_wording (
  store_id text not null,
  wording_no bigint generated always as identity,
  template text not null,
  language text not null,
  subject text not null,
  title text not null,
  body text not null,
  button text not null,
  is_reset boolean not null default false,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint mail_wording_pk primary key (store_id, wording_no),
  constraint mail_wording_store_fk foreign key (store_id) references store
);
create index mail_wording_by_template on mail_wording (store_id, template, language, wording_no desc);
create trigger mail_wording_append_only before update or delete on mail_wording
  for each row execute function refuse_change();
comment on table mail_wording is 'The words a store chose for its mails, append-only: the latest per template and language counts.';
comment on column mail_wording.store_id is 'The store.';
comment on column mail_wording.wording_no is 'Order of entry.';
comment on column mail_wording.template is 'Which mail.';
comment on column mail_wording.language is 'ISO 639-1 code.';
comment on column mail_wording.subject is 'Subject line with placeholders.';
comment on column mail_wording.title is 'Heading with placeholders.';
comment on column mail_wording.body is 'Paragraphs with placeholders, split by empty lines.';
comment on column mail_wording.button is 'Words of the link.';
comment on column mail_wording.is_reset is 'Whether Retour''s own words are used again; the texts are empty then.';
comment on column mail_wording.changed_by is 'A staff id.';
comment on column mail_wording.changed_at is 'When.';
