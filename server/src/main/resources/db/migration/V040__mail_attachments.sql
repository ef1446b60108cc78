create table outbox_attachment (
  store_id text not null,
  mail_id uuid not null,
  attachment_no int not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  constraint outbox_attachment_pk primary key (store_id, mail_id, attachment_no),
  constraint outbox_attachment_mail_fk foreign key (store_id, mail_id) references outbox_mail on delete cascade
);
comment on table outbox_attachment is 'Files that travel with a mail.';
comment on column outbox_attachment.store_id is 'The store.';
comment on column outbox_attachment.mail_id is 'The mail.';
comment on column outbox_attachment.attachment_no is 'Counts from 1 within the mail.';
comment on column outbox_attachment.name is 'Name under which the reader saves it.';
comment on column outbox_attachment.media_type is 'What it is.';
comment on column outbox_attachment.content is 'The file (personal).';
