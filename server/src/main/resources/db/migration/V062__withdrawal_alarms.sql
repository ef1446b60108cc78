create table withdrawal_alarm (
  store_id text not null,
  withdrawal_id uuid not null,
  kind text not null,
  day date not null,
  raised_at timestamptz not null,
  constraint withdrawal_alarm_pk primary key (store_id, withdrawal_id, kind, day),
  constraint withdrawal_alarm_statement_fk foreign key (store_id, withdrawal_id) references withdrawal,
  constraint withdrawal_alarm_kind_known
    check (kind in ('answer_wanted', 'goods_awaited', 'goods_late', 'releasable', 'repayment_soon',
                    'repayment_overdue', 'objection'))
);
create trigger withdrawal_alarm_append_only before update or delete on withdrawal_alarm
  for each row execute function refuse_change();
comment on table withdrawal_alarm is 'What staff were called to look at, each once with one mail; append-only.';
comment on column withdrawal_alarm.store_id is 'The store.';
comment on column withdrawal_alarm.withdrawal_id is 'The statement.';
comment on column withdrawal_alarm.kind is 'What for.';
comment on column withdrawal_alarm.day is 'The day it is about: another day is another alarm.';
comment on column withdrawal_alarm.raised_at is 'When.';

alter table withdrawal_task
  drop constraint withdrawal_task_kind_known,
  add constraint withdrawal_task_kind_known
    check (kind in ('receipt', 'match', 'remind', 'declined', 'dismissed', 'proof_set_aside', 'reduced',
                    'objection_answered'));

-- A statement that was turned into a return keeps that return.
alter table withdrawal_standing
  add column told_on date,
  add column objected_on date,
  drop constraint withdrawal_standing_state_known,
  add constraint withdrawal_standing_state_known
    check (state in ('received', 'unmatched', 'weighing', 'accepted', 'declined', 'dismissed', 'returned')),
  drop constraint withdrawal_standing_accepted_is_filed,
  add constraint withdrawal_standing_accepted_is_filed check ((state in ('accepted', 'returned')) = (case_id is not null));
comment on column withdrawal_standing.told_on is 'The day on which a person who had not been told of the right was told of it later.';
comment on column withdrawal_standing.objected_on is 'The day of an objection to a deduction that staff have not answered yet.';

create or replace view withdrawal_listed as
select w.store_id, w.withdrawal_id, w.number, w.token_hash, w.channel, w.name, w.contract, w.goods, coalesce(s.parts, w.parts) as parts, w.address,
       w.language, w.stated_at, w.recorded_at, s.state, s.order_id, s.case_id, s.timeliness, s.informed, s.proof_on,
       s.version, coalesce(o.number, '') as order_number, c.status as case_status, c.payout_due_on,
       (
         select min(p.received_at)
         from parcel p
         where p.store_id = s.store_id and p.case_id = s.case_id and p.state = 'received'
       ) as received_at,
       (
         select coalesce(json_agg(t order by t.term_no), '[]')
         from withdrawal_term t
         where t.store_id = w.store_id and t.withdrawal_id = w.withdrawal_id
       ) as terms,
       s.told_on, s.objected_on
from withdrawal w
  join withdrawal_standing s on s.store_id = w.store_id and s.withdrawal_id = w.withdrawal_id
  left join customer_order o on o.store_id = s.store_id and o.order_id = s.order_id
  left join return_case c on c.store_id = s.store_id and c.case_id = s.case_id;
comment on column withdrawal_listed.told_on is 'See withdrawal_standing.';
comment on column withdrawal_listed.objected_on is 'See withdrawal_standing.';
