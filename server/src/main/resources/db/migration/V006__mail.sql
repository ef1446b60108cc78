create table outbox_mail (
  store_id text not null,
  mail_id uuid not null default uuidv7(),
  once_key text not null,
  case_id uuid,
  template text not null,
  language text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  created_at timestamptz not null,
  next_try_at timestamptz not null,
  attempts int not null default 0,
  sent_at timestamptz,
  failure text,
  constraint outbox_mail_pk primary key (store_id, mail_id),
  constraint outbox_mail_store_fk foreign key (store_id) references store,
  constraint outbox_mail_once unique (store_id, once_key)
);
create index outbox_mail_unsent on outbox_mail (next_try_at) where sent_at is null;
create index outbox_mail_by_case on outbox_mail (store_id, case_id);
comment on table outbox_mail is 'Mails to send, each once; without SMTP settings they stay here to be read in the desk.';
comment on column outbox_mail.store_id is 'The store.';
comment on column outbox_mail.mail_id is 'The mail.';
comment on column outbox_mail.once_key is 'What the mail is about; a second mail with the same key is not made.';
comment on column outbox_mail.case_id is 'The return it belongs to, if one.';
comment on column outbox_mail.template is 'Which template made it.';
comment on column outbox_mail.language is 'ISO 639-1 code.';
comment on column outbox_mail.recipient is 'E-mail address (personal).';
comment on column outbox_mail.subject is 'Subject line.';
comment on column outbox_mail.body_text is 'Plain text (personal).';
comment on column outbox_mail.body_html is 'HTML (personal).';
comment on column outbox_mail.created_at is 'When it was made.';
comment on column outbox_mail.next_try_at is 'Not before this.';
comment on column outbox_mail.attempts is 'Tries so far.';
comment on column outbox_mail.sent_at is 'When the server took it.';
comment on column outbox_mail.failure is 'Kind of the last failure, without personal data.';
