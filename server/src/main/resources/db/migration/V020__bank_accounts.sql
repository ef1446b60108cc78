create table return_bank_account (
  store_id text not null,
  case_id uuid not null,
  holder text not null,
  iban text not null,
  given_at timestamptz not null,
  given_by text not null,
  constraint return_bank_account_pk primary key (store_id, case_id),
  constraint return_bank_account_case_fk foreign key (store_id, case_id) references return_case,
  constraint return_bank_account_holder_length check (char_length(holder) between 1 and 70),
  constraint return_bank_account_iban_form check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$')
);
comment on table return_bank_account is 'Where a refund by bank transfer goes, as the customer last gave it. Who gave it when stands in the history.';
comment on column return_bank_account.store_id is 'The store.';
comment on column return_bank_account.case_id is 'The return.';
comment on column return_bank_account.holder is 'Whose account it is; as long as a SEPA transfer takes.';
comment on column return_bank_account.iban is 'ISO 13616, without blanks. Shown whole only to who pays.';
comment on column return_bank_account.given_at is 'When it was last given.';
comment on column return_bank_account.given_by is 'Who gave it: shopper, or a member of staff or API key.';
