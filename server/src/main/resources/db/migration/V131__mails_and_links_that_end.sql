alter table outbox_mail add column refusals int not null default 0;
alter table outbox_mail add column failed_at timestamptz;
alter table outbox_mail add constraint outbox_mail_sent_or_failed check (sent_at is null or failed_at is null);
comment on column outbox_mail.refusals is 'How often a mail server was there and did not take this mail.';
comment on column outbox_mail.failed_at is 'When it was given up; a person can have it tried again.';
drop index outbox_mail_unsent;
create index outbox_mail_unsent on outbox_mail (next_try_at) where sent_at is null and failed_at is null;
create index outbox_mail_failed on outbox_mail (store_id, mail_id desc) where failed_at is not null;

create index access_link_by_age on access_link using brin (expires_at);
create index visit_by_age on visit using brin (expires_at);
create index account_session_by_age on account_session (expires_at);
