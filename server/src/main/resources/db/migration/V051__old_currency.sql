alter table payout add column original_minor bigint;
alter table payout add column original_currency char(3);
alter table payout add constraint payout_original_whole
  check ((original_minor is null) = (original_currency is null) and original_currency <> currency);
comment on column payout.original_minor is 'What it came to in the currency the order was paid in, where that is no longer paid out.';
comment on column payout.original_currency is 'ISO 4217 code of that currency.';

alter table ledger_entry drop constraint ledger_entry_account_known;
alter table ledger_entry add constraint ledger_entry_account_known
  check (account in ('sales_returned', 'tax_returned', 'delivery_returned', 'return_fees', 'deductions',
                     'costs_reimbursed', 'payable', 'store_credit', 'paid_out', 'exchange'));

create or replace view payout_listed as
select p.store_id, p.payout_id, p.case_id, coalesce(c.authorization_number, c.number) as case_number, p.order_id,
       o.number as order_number, p.method, p.amount_minor, p.currency, p.state, p.due_on, p.reference, p.paid_at,
       p.original_minor, p.original_currency
from payout p
  join return_case c on c.store_id = p.store_id and c.case_id = p.case_id
  join customer_order o on o.store_id = p.store_id and o.order_id = p.order_id;
