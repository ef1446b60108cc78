alter table return_case add column duty_actor text not null default 'accountant';
alter table return_case add constraint return_case_duty_actor_known
  check (duty_actor in ('shopper', 'clerk', 'accountant'));
comment on column return_case.payout_due_on is 'By when the next has to be done for what was settled; empty when nothing has to.';
comment on column return_case.duty_actor is 'Who does that.';

create or replace view case_with_items with (security_invoker = true) as
select c.store_id, c.case_id, c.number, c.order_id, c.channel, c.language, c.requested_at, c.requested_on,
       c.policy_version, c.authorization_state, c.authorization_number, c.expires_on, c.awaiting_reply, c.payout_due_on,
       c.status, c.next_actor, c.due_on, c.version,
       i.item_no, i.line_no, i.quantity, i.resolution, i.paid_minor, i.tax_minor, i.paid_before_minor, i.currency,
       i.reception, i.acceptance, i.overridden, i.disposition, i.received_quantity, i.settled_quantity, i.settled_at,
       c.duty_actor
from return_case c
  join return_item i on i.store_id = c.store_id and i.case_id = c.case_id;

create table exchange_choice (
  store_id text not null,
  case_id uuid not null,
  item_no int not null,
  choice_no bigint generated always as identity,
  sku text not null,
  name text not null,
  price_minor bigint not null,
  currency char(3) not null,
  chosen_at timestamptz not null,
  chosen_by text not null,
  constraint exchange_choice_pk primary key (store_id, case_id, item_no, choice_no),
  constraint exchange_choice_item_fk foreign key (store_id, case_id, item_no) references return_item,
  constraint exchange_choice_is_named check (sku <> '' and name <> ''),
  constraint exchange_choice_price_positive check (price_minor > 0)
);
create trigger exchange_choice_append_only before update or delete on exchange_choice
  for each row execute function refuse_change();
comment on table exchange_choice is 'What a customer wants instead of an item; the last one of an item counts.';
comment on column exchange_choice.store_id is 'The store.';
comment on column exchange_choice.case_id is 'The return.';
comment on column exchange_choice.item_no is 'The item.';
comment on column exchange_choice.choice_no is 'Order of time.';
comment on column exchange_choice.sku is 'Stock keeping unit of the goods wanted.';
comment on column exchange_choice.name is 'Their name.';
comment on column exchange_choice.price_minor is 'Price of all of them with tax, in minor units.';
comment on column exchange_choice.currency is 'ISO 4217 code, that of the order.';
comment on column exchange_choice.chosen_at is 'When.';
comment on column exchange_choice.chosen_by is 'The member of staff or API key.';

create table promised_goods (
  store_id text not null,
  goods_id uuid not null default uuidv7(),
  case_id uuid not null,
  item_no int not null,
  order_id bigint not null,
  kind text not null,
  sku text not null,
  name text not null,
  units int not null,
  paid_minor bigint not null,
  tax_minor bigint not null,
  price_minor bigint not null,
  difference_minor bigint not null,
  difference_reference text not null default '',
  currency char(3) not null,
  state text not null,
  next_actor text,
  due_on date,
  reservation text not null default '',
  carrier text not null default '',
  tracking_number text not null default '',
  serials text[] not null default '{}',
  new_order_number text not null default '',
  promised_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  constraint promised_goods_pk primary key (store_id, goods_id),
  constraint promised_goods_item_fk foreign key (store_id, case_id, item_no)
    references reimbursement (store_id, case_id, item_no),
  constraint promised_goods_order_fk foreign key (store_id, order_id) references customer_order,
  constraint promised_goods_kind_known check (kind in ('replacement', 'exchange', 'repair')),
  constraint promised_goods_state_known
    check (state in ('awaits_payment', 'in_repair', 'at_manufacturer', 'to_be_sent', 'sent', 'delivered', 'failed')),
  constraint promised_goods_units_positive check (units > 0),
  constraint promised_goods_money_not_negative
    check (paid_minor >= 0 and tax_minor >= 0 and price_minor >= 0 and difference_minor >= 0),
  constraint promised_goods_step_has_actor_and_day
    check ((state in ('delivered', 'failed')) = (next_actor is null) and (next_actor is null) = (due_on is null)),
  constraint promised_goods_actor_known check (next_actor in ('shopper', 'clerk')),
  constraint promised_goods_sent_is_known check (state not in ('sent', 'delivered') or sent_at is not null),
  constraint promised_goods_delivered_is_known check ((state = 'delivered') = (delivered_at is not null)),
  constraint promised_goods_repair_has_no_price check (kind <> 'repair' or price_minor = 0 and difference_minor = 0)
);
create unique index promised_goods_one_alive on promised_goods (store_id, case_id, item_no) where state <> 'failed';
create index promised_goods_open on promised_goods (store_id, due_on, goods_id) where due_on is not null;
create index promised_goods_by_order on promised_goods (store_id, order_id);
comment on table promised_goods is
  'Goods that a settled return gives: a replacement, an exchange, or the same goods repaired. At most one is alive for an item.';
comment on column promised_goods.store_id is 'The store.';
comment on column promised_goods.goods_id is 'The promise.';
comment on column promised_goods.case_id is 'The return.';
comment on column promised_goods.item_no is 'The settled item.';
comment on column promised_goods.order_id is 'The order that the returned goods came from.';
comment on column promised_goods.kind is 'Replacement, exchange or repair.';
comment on column promised_goods.sku is 'Stock keeping unit of what is to be sent.';
comment on column promised_goods.name is 'Its name.';
comment on column promised_goods.units is 'How many.';
comment on column promised_goods.paid_minor is 'What was paid for the goods that came back, without tax on top.';
comment on column promised_goods.tax_minor is 'Tax on top of it.';
comment on column promised_goods.price_minor is 'What the goods to be sent are worth, with tax; zero for a repair.';
comment on column promised_goods.difference_minor is 'What the customer pays on top of what came back; zero for none.';
comment on column promised_goods.difference_reference is 'The bank''s or processor''s reference of that payment.';
comment on column promised_goods.currency is 'ISO 4217 code.';
comment on column promised_goods.state is 'Where they stand; see docs/domain.md.';
comment on column promised_goods.next_actor is 'Who acts next; empty at the end.';
comment on column promised_goods.due_on is 'By when.';
comment on column promised_goods.reservation is 'The stock system''s own word for what it holds back; empty where people look.';
comment on column promised_goods.carrier is 'Who carries them to the customer.';
comment on column promised_goods.tracking_number is 'The carrier''s number.';
comment on column promised_goods.serials is 'Serial numbers of the new units; the shipped ones for later returns.';
comment on column promised_goods.new_order_number is 'The order under which the new units can themselves come back.';
comment on column promised_goods.promised_at is 'When it was promised.';
comment on column promised_goods.sent_at is 'When they left.';
comment on column promised_goods.delivered_at is 'When they arrived.';

create function promised_goods_go_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
      or (new.case_id, new.item_no, new.kind, new.units, new.paid_minor, new.tax_minor, new.price_minor,
          new.difference_minor)
         is distinct from (old.case_id, old.item_no, old.kind, old.units, old.paid_minor, old.tax_minor, old.price_minor,
          old.difference_minor)
      or not (new.state = old.state or (old.state, new.state) in (
        ('awaits_payment', 'to_be_sent'), ('awaits_payment', 'failed'),
        ('in_repair', 'at_manufacturer'), ('in_repair', 'to_be_sent'), ('in_repair', 'failed'),
        ('at_manufacturer', 'in_repair'), ('at_manufacturer', 'to_be_sent'), ('at_manufacturer', 'failed'),
        ('to_be_sent', 'sent'), ('to_be_sent', 'failed'),
        ('sent', 'delivered')))
      or old.state in ('delivered', 'failed') then
    raise exception 'goods % cannot go from % to %', old.goods_id, old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function promised_goods_go_on is 'INVARIANT: goods only go on; what they are and what they cost stays.';
create trigger promised_goods_go_on before update or delete on promised_goods
  for each row execute function promised_goods_go_on();

create view case_duty with (security_invoker = true) as
select store_id, case_id, 'accountant' as actor, due_on
from payout
where state not in ('paid', 'withdrawn')
union all
select store_id, case_id, next_actor, due_on
from promised_goods
where due_on is not null;
comment on view case_duty is 'What is still to be done for settled items, by whom and by when; a case''s next step follows from it.';

alter table ledger_entry drop constraint ledger_entry_account_known;
alter table ledger_entry add constraint ledger_entry_account_known
  check (account in ('sales_returned', 'tax_returned', 'delivery_returned', 'return_fees', 'deductions',
                     'costs_reimbursed', 'changed_by_staff', 'payable', 'store_credit', 'credit_used', 'credit_expired',
                     'paid_out', 'exchange', 'goods_owed', 'goods_sent', 'receivable', 'paid_in'));

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
            and e.account = 'costs_reimbursed'),
         greatest(0, i.paid_minor + i.tax_minor
           - (select coalesce(sum(g.price_minor), 0) from promised_goods g
              where g.store_id = r.store_id and g.case_id = r.case_id and g.item_no = r.item_no and g.state <> 'failed'))
  into given, costs, most
  from reimbursement r
    join return_item i on i.store_id = r.store_id and i.case_id = r.case_id and i.item_no = r.item_no
  where r.store_id = new.store_id and r.case_id = new.case_id and r.item_no = new.item_no;
  if given < 0 or given - costs > most then
    raise exception 'item % of case % would have % of % and % proven', new.item_no, new.case_id, given, most, costs
      using errcode = 'check_violation', constraint = 'supplement_within';
  end if;
  return null;
end $$;
comment on function supplement_within is
  'INVARIANT: all that an item was given in money and goods lies between nothing and what was paid for it, proven costs apart.';
create constraint trigger promised_goods_within after insert on promised_goods
  deferrable initially deferred
  for each row execute function supplement_within();
