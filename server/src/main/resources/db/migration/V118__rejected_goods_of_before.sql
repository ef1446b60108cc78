insert into goods_back (store_id, case_id, item_no, state, currency, next_on, opened_at)
select i.store_id, i.case_id, i.item_no, 'held', i.currency, current_date + 7, clock_timestamp()
from return_item i
where i.acceptance = 'rejected' and i.reception in ('received', 'wrong_item') and i.disposition is null
on conflict on constraint goods_back_pk do nothing;

update goods_back g
set state = 'held', next_on = current_date + 7, version = g.version + 1
from return_item i
where g.state = 'settled' and i.store_id = g.store_id and i.case_id = g.case_id and i.item_no = g.item_no
  and i.acceptance = 'rejected' and i.reception in ('received', 'wrong_item') and i.disposition is null;

do $$
begin
  if exists (
    select from return_item i
    where i.acceptance = 'rejected' and i.reception in ('received', 'wrong_item') and i.disposition is null
      and not exists (
        select from goods_back g
        where g.store_id = i.store_id and g.case_id = i.case_id and g.item_no = i.item_no and g.next_on is not null)
  ) then
    raise exception 'rejected goods are here that nobody watches';
  end if;
end $$;
