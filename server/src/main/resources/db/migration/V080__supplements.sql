create table supplement (
  store_id text not null,
  supplement_id uuid not null default uuidv7(),
  case_id uuid not null,
  item_no int not null,
  supplement_no bigint generated always as identity,
  ground text not null,
  amount_minor bigint not null,
  costs_minor bigint not null,
  currency char(3) not null,
  reason text not null,
  role text not null,
  booked_at timestamptz not null,
  booked_by text not null,
  constraint supplement_pk primary key (store_id, supplement_id),
  constraint supplement_item_fk foreign key (store_id, case_id, item_no)
    references reimbursement (store_id, case_id, item_no),
  constraint supplement_ground_known check (ground in ('objection', 'proven_costs', 'mistake', 'goods_failed')),
  constraint supplement_changes_something check (amount_minor <> 0),
  constraint supplement_costs_are_proven
    check (costs_minor = case when ground = 'proven_costs' then amount_minor else 0 end),
  constraint supplement_has_reason check (reason <> ''),
  constraint supplement_role_known check (role in ('supervisor', 'accountant', 'administrator'))
);
create index supplement_by_item on supplement (store_id, case_id, item_no);
create index supplement_by_time on supplement (store_id, booked_at);
create trigger supplement_append_only before update or delete on supplement
  for each row execute function refuse_change();
comment on table supplement is 'What was given beyond, or taken off, what an item had been settled with; append-only.';
comment on column supplement.store_id is 'The store.';
comment on column supplement.supplement_id is 'The supplement.';
comment on column supplement.case_id is 'The return.';
comment on column supplement.item_no is 'The settled item.';
comment on column supplement.supplement_no is 'Order of time.';
comment on column supplement.ground is 'Granted objection, costs proven later, a mistake put right, or goods that could not be given.';
comment on column supplement.amount_minor is 'In minor units; negative where less is owed than was booked.';
comment on column supplement.costs_minor is 'The part that repays proven costs and so does not count against what was paid.';
comment on column supplement.currency is 'ISO 4217 code.';
comment on column supplement.reason is 'Why, in the words of who did it.';
comment on column supplement.role is 'In which role.';
comment on column supplement.booked_at is 'When.';
comment on column supplement.booked_by is 'The member of staff.';

create function supplement_within() returns trigger language plpgsql as $$
declare
  given bigint;
  costs bigint;
  paid bigint;
begin
  -- Who books for the same order at the same time waits here, and then sees what was given.
  perform 1
  from customer_order o
    join return_case c on c.store_id = o.store_id and c.order_id = o.order_id
  where c.store_id = new.store_id and c.case_id = new.case_id
  for no key update of o;
  select r.total_minor
           + (select sum(s.amount_minor) from supplement s
              where s.store_id = r.store_id and s.case_id = r.case_id and s.item_no = r.item_no),
         (select coalesce(sum(e.amount_minor), 0) from ledger_entry e
          where e.store_id = r.store_id and e.case_id = r.case_id and e.item_no = r.item_no
            and e.account = 'costs_reimbursed'),
         i.paid_minor + i.tax_minor
  into given, costs, paid
  from reimbursement r
    join return_item i on i.store_id = r.store_id and i.case_id = r.case_id and i.item_no = r.item_no
  where r.store_id = new.store_id and r.case_id = new.case_id and r.item_no = new.item_no;
  if given < 0 or given - costs > paid then
    raise exception 'item % of case % would have % of % paid and % proven', new.item_no, new.case_id, given, paid, costs
      using errcode = 'check_violation', constraint = 'supplement_within';
  end if;
  return null;
end $$;
comment on function supplement_within is
  'INVARIANT: all that an item was given lies between nothing and what was paid for it, proven costs apart.';
create constraint trigger supplement_within after insert on supplement
  deferrable initially deferred
  for each row execute function supplement_within();

alter table payout drop constraint payout_state_known;
alter table payout add constraint payout_state_known
  check (state in ('due', 'in_batch', 'at_provider', 'paid', 'withdrawn'));
comment on column payout.state is
  'Due; in a batch on its way through the bank; at a payment provider; paid. Back to due when it failed or came back. Withdrawn before anything of it went out.';

create view item_given with (security_invoker = true) as
select store_id, case_id, item_no, resolution, total_minor, currency, booked_at
from reimbursement
union all
select s.store_id, s.case_id, s.item_no, r.resolution, s.amount_minor, s.currency, s.booked_at
from supplement s
  join reimbursement r on r.store_id = s.store_id and r.case_id = s.case_id and r.item_no = s.item_no;
comment on view item_given is 'Everything that customers were given for items: reimbursements and their supplements.';
