create table amount_change (
  store_id text not null,
  case_id uuid not null,
  item_no int not null,
  change_no bigint generated always as identity,
  suggested_minor bigint not null,
  actual_minor bigint not null,
  currency char(3) not null,
  reason text not null,
  role text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint amount_change_pk primary key (store_id, case_id, item_no, change_no),
  constraint amount_change_item_fk foreign key (store_id, case_id, item_no) references return_item,
  constraint amount_change_not_negative check (suggested_minor >= 0 and actual_minor >= 0),
  constraint amount_change_has_reason check (reason <> ''),
  constraint amount_change_role_known check (role in ('supervisor', 'accountant', 'administrator'))
);
create trigger amount_change_append_only before update or delete on amount_change
  for each row execute function refuse_change();
comment on table amount_change is 'What a person set in place of the amount the policy suggests; the last one of an item counts.';
comment on column amount_change.store_id is 'The store.';
comment on column amount_change.case_id is 'The return.';
comment on column amount_change.item_no is 'The item.';
comment on column amount_change.change_no is 'Order of time.';
comment on column amount_change.suggested_minor is 'What the policy came to then; where it comes to something else later, the change no longer counts.';
comment on column amount_change.actual_minor is 'What the customer gets instead, in minor units.';
comment on column amount_change.currency is 'ISO 4217 code.';
comment on column amount_change.reason is 'Why, in the words of who did it.';
comment on column amount_change.role is 'In which role.';
comment on column amount_change.changed_at is 'When.';
comment on column amount_change.changed_by is 'The member of staff.';

alter table ledger_entry drop constraint ledger_entry_account_known;
alter table ledger_entry add constraint ledger_entry_account_known
  check (account in ('sales_returned', 'tax_returned', 'delivery_returned', 'return_fees', 'deductions',
                     'costs_reimbursed', 'changed_by_staff', 'payable', 'store_credit', 'paid_out', 'exchange'));
