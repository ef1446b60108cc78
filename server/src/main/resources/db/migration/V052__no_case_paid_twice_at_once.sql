create or replace function payable_never_overpaid() returns trigger language plpgsql as $$
declare
  owed bigint;
begin
  -- Who pays the same case at the same time waits here, and then sees what was paid.
  perform 1 from customer_order where store_id = new.store_id and order_id = new.order_id for no key update;
  select sum(amount_minor) into owed
  from ledger_entry
  where store_id = new.store_id and case_id = new.case_id and currency = new.currency and account = 'payable';
  if owed > 0 then
    raise exception 'case % was paid % more than it was owed', new.case_id, owed using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function payable_never_overpaid is
  'INVARIANT: no case is ever paid more than was booked for it, whoever else books at the same time.';
