create table case_reminder (
  store_id text not null,
  case_id uuid not null,
  day date not null,
  raised_at timestamptz not null,
  constraint case_reminder_pk primary key (store_id, case_id, day),
  constraint case_reminder_case_fk foreign key (store_id, case_id) references return_case
);
comment on table case_reminder is 'Shoppers reminded of a last day: the row keeps a second server or a restart from reminding again.';
comment on column case_reminder.store_id is 'The store.';
comment on column case_reminder.case_id is 'The return.';
comment on column case_reminder.day is 'The last day reminded of; another day is another reminder.';
comment on column case_reminder.raised_at is 'When.';

create table overdue_notice (
  store_id text not null,
  day date not null,
  cases bigint not null,
  told_at timestamptz not null,
  constraint overdue_notice_pk primary key (store_id, day),
  constraint overdue_notice_store_fk foreign key (store_id) references store,
  constraint overdue_notice_some check (cases > 0)
);
comment on table overdue_notice is 'Days on which staff were told of overdue returns, once a day.';
comment on column overdue_notice.store_id is 'The store.';
comment on column overdue_notice.day is 'The store''s day.';
comment on column overdue_notice.cases is 'How many were overdue.';
comment on column overdue_notice.told_at is 'When.';
