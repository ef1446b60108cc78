create function item_worth_of_goods(store text, "case" uuid, item int) returns bigint language sql stable as $$
  select coalesce(
    (select sum(case when g.kind = 'repair' then g.paid_minor + g.tax_minor else g.price_minor end)
            filter (where g.state <> 'failed')
     from promised_goods g
     where g.store_id = store and g.case_id = "case" and g.item_no = item),
    -- Goods given before promises were kept: worth what was paid.
    (select sum(i.paid_minor + i.tax_minor)
     from reimbursement r
       join return_item i on i.store_id = r.store_id and i.case_id = r.case_id and i.item_no = r.item_no
     where r.store_id = store and r.case_id = "case" and r.item_no = item
       and r.resolution in ('replacement', 'exchange', 'repair')
       and not exists (
         select from promised_goods g
         where g.store_id = store and g.case_id = "case" and g.item_no = item)),
    0)
$$;
comment on function item_worth_of_goods is
  'What an item was given in goods, in minor units: new ones at their price, repaired ones at what was paid for them.';

create or replace function supplement_within() returns trigger language plpgsql as $$
declare
  given bigint;
  costs bigint;
  most bigint;
begin
  -- Who books for the same order at the same time waits here, and then sees what was given.
  perform 1
  from customer_order o
    join return_case c on c.store_id = o.store_id and c.order_id = o.order_id
  where c.store_id = new.store_id and c.case_id = new.case_id
  for no key update of o;
  select r.total_minor
           + (select coalesce(sum(s.amount_minor), 0) from supplement s
              where s.store_id = r.store_id and s.case_id = r.case_id and s.item_no = r.item_no),
         (select coalesce(sum(e.amount_minor), 0) from ledger_entry e
          where e.store_id = r.store_id and e.case_id = r.case_id and e.item_no = r.item_no
            and e.account in ('costs_reimbursed', 'delivery_returned')),
         greatest(0, i.paid_minor + i.tax_minor - item_worth_of_goods(r.store_id, r.case_id, r.item_no))
  into given, costs, most
  from reimbursement r
    join return_item i on i.store_id = r.store_id and i.case_id = r.case_id and i.item_no = r.item_no
  where r.store_id = new.store_id and r.case_id = new.case_id and r.item_no = new.item_no;
  if given < 0 or given - costs > most then
    raise exception 'item % of case % would have % of % and % beside the price', new.item_no, new.case_id, given, most, costs
      using errcode = 'check_violation', constraint = 'supplement_within';
  end if;
  return null;
end $$;
