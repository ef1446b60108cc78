create table disclosure (
  store_id text not null,
  disclosure_id uuid not null default uuidv7(),
  order_id bigint not null,
  case_id uuid,
  recipient text not null,
  purpose text not null,
  fields text[] not null,
  disclosed_by text not null,
  disclosed_at timestamptz not null,
  constraint disclosure_pk primary key (store_id, disclosure_id),
  constraint disclosure_order_fk foreign key (store_id, order_id) references customer_order,
  constraint disclosure_case_fk foreign key (store_id, case_id) references return_case,
  constraint disclosure_of_something check (cardinality(fields) > 0)
);
create index disclosure_by_order on disclosure (store_id, order_id);
create trigger disclosure_append_only before update or delete on disclosure
  for each row execute function refuse_change();
comment on table disclosure is 'What personal data went to whom, append-only (clause IP-24). Written before it goes out.';
comment on column disclosure.store_id is 'The store.';
comment on column disclosure.disclosure_id is 'Time-ordered id.';
comment on column disclosure.order_id is 'The order whose person it is.';
comment on column disclosure.case_id is 'The return it was for, if one.';
comment on column disclosure.recipient is 'Who got it, such as the carrier''s host name.';
comment on column disclosure.purpose is 'What for, by code.';
comment on column disclosure.fields is 'Which data, by name; never the data themselves.';
comment on column disclosure.disclosed_by is 'Who let it go out: a staff id, an API key id.';
comment on column disclosure.disclosed_at is 'When.';
