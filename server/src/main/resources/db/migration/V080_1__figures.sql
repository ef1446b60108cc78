create view payout_standing with (security_invoker = true) as
select p.store_id, p.payout_id, p.case_id, p.case_number, p.order_number, p.currency, p.amount_minor, p.due_on,
       b.standing, b.first_day, b.last_day
from payout_listed p
  cross join lateral (values
    ('due', p.state = 'due', date '-infinity', date 'infinity'),
    ('today', p.state = 'due', p.due_on, p.due_on),
    ('overdue', p.state = 'due', p.due_on + 1, date 'infinity'),
    ('in_batch', p.state in ('in_batch', 'at_provider'), date '-infinity', date 'infinity'),
    ('failed', p.state = 'due' and exists (
      select from payout_transfer t
      where t.store_id = p.store_id and t.payout_id = p.payout_id and t.state in ('rejected', 'returned')
      union all
      select from provider_refund r
      where r.store_id = p.store_id and r.payout_id = p.payout_id and r.state = 'failed'),
      date '-infinity', date 'infinity')
  ) as b (standing, falls, first_day, last_day)
where p.state not in ('paid', 'withdrawn') and b.falls;
comment on view payout_standing is
  'How what has not gone out stands on which days: one row for each way, from the first to the last day it does.';

create view booked_figure with (security_invoker = true) as
select r.store_id, r.case_id, r.booked_at, r.currency, r.total_minor as amount_minor, b.axis, b.key
from item_given r
  cross join lateral (values
    ('all', ''),
    ('resolution', r.resolution),
    ('reason', coalesce((
      select f.value ->> 'choice'
      from case_fact f
      where f.store_id = r.store_id and f.case_id = r.case_id and f.item_no = r.item_no and f.name = 'reason'
      order by f.fact_no desc
      limit 1), ''))) as b (axis, key)
union all
select e.store_id, e.case_id, e.booked_at, e.currency, e.amount_minor, 'clause', e.clause
from ledger_entry e
where e.clause is not null;
comment on view booked_figure is
  'What was booked by each axis of the month''s figures: in all, by resolution, by the customer''s reason, by clause.';
