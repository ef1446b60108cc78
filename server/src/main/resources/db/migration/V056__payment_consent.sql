create table payment_consent (
  store_id text not null,
  case_id uuid not null,
  consent_no bigint generated always as identity,
  method text not null,
  wording text not null,
  language text not null,
  given_at timestamptz not null,
  given_by text not null,
  constraint payment_consent_pk primary key (store_id, case_id, consent_no),
  constraint payment_consent_case_fk foreign key (store_id, case_id) references return_case
);
create trigger payment_consent_append_only before update or delete on payment_consent
  for each row execute function refuse_change();
comment on table payment_consent is
  'The customer agreed, apart from typing an account, to be paid by other means than they paid by (2011/83/EU Art. 13(1)).';
comment on column payment_consent.store_id is 'The store.';
comment on column payment_consent.case_id is 'The return.';
comment on column payment_consent.consent_no is 'Order of time.';
comment on column payment_consent.method is 'The means agreed to, by code.';
comment on column payment_consent.wording is 'Which version of the words they agreed to.';
comment on column payment_consent.language is 'In which language they read it.';
comment on column payment_consent.given_at is 'When.';
comment on column payment_consent.given_by is 'The customer; or the member of staff whom they told.';
