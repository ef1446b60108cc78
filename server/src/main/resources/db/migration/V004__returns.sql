create table return_case (
  store_id text not null,
  case_id uuid not null default uuidv7(),
  number text not null,
  order_id bigint not null,
  channel text not null,
  language text not null,
  requested_at timestamptz not null,
  requested_on date not null,
  policy_version int not null,
  authorization_state text not null default 'requested',
  authorization_number text,
  authorized_at timestamptz,
  expires_on date,
  awaiting_reply boolean not null default false,
  payout_due_on date,
  status text not null,
  next_actor text not null,
  due_on date,
  version bigint not null default 0,
  constraint return_case_pk primary key (store_id, case_id),
  constraint return_case_order_fk foreign key (store_id, order_id) references customer_order,
  constraint return_case_policy_fk foreign key (store_id, policy_version) references policy_version,
  constraint return_case_number_once unique (store_id, number),
  constraint return_case_authorization_once unique (store_id, authorization_number),
  constraint return_case_channel_known check (channel in ('portal', 'desk', 'api')),
  constraint return_case_authorization_known
    check (authorization_state in ('requested', 'authorized', 'declined', 'cancelled')),
  constraint return_case_status_known
    check (status in ('requested', 'awaiting_goods', 'awaiting_inspection', 'awaiting_ruling', 'awaiting_settlement',
                      'settled', 'rejected', 'declined', 'cancelled')),
  constraint return_case_actor_known
    check (next_actor in ('shopper', 'clerk', 'inspector', 'supervisor', 'accountant', 'nobody'))
);
create index return_case_by_order on return_case (store_id, order_id);
create index return_case_queue on return_case (store_id, next_actor, due_on, case_id)
  where next_actor <> 'nobody';
create index return_case_open on return_case (store_id, due_on, case_id) where next_actor <> 'nobody';
create index return_case_by_status on return_case (store_id, status, case_id desc);
comment on table return_case is 'A return from request to settlement.';
comment on column return_case.store_id is 'The store.';
comment on column return_case.case_id is 'Time-ordered id; lists page by it.';
comment on column return_case.number is 'Request number shown to people before there is an authorization number.';
comment on column return_case.order_id is 'The order.';
comment on column return_case.channel is 'How the request came in.';
comment on column return_case.language is 'ISO 639-1 code the shopper is written to in.';
comment on column return_case.requested_at is 'When it was filed: decides whether it was in time.';
comment on column return_case.requested_on is 'The store''s day of requested_at.';
comment on column return_case.policy_version is 'The version in force when the order was placed.';
comment on column return_case.authorization_state is 'Whether the goods may come.';
comment on column return_case.authorization_number is 'RMA or RGA number; never reused.';
comment on column return_case.awaiting_reply is 'Whether the shopper was asked something and has not answered.';
comment on column return_case.payout_due_on is 'By when what was settled has to go out; empty when nothing is due.';
comment on column return_case.authorized_at is 'When the number was issued.';
comment on column return_case.expires_on is 'Last day the goods are expected under this number.';
comment on column return_case.status is 'Derived from authorization and items by one function; kept for lists.';
comment on column return_case.next_actor is 'Who acts next, derived with the status.';
comment on column return_case.due_on is 'By when, derived with the status.';
comment on column return_case.version is 'Counts changes; guards against two people acting at once.';

create table return_item (
  store_id text not null,
  case_id uuid not null,
  item_no int not null,
  order_id bigint not null,
  line_no int not null,
  quantity int not null,
  resolution text not null,
  paid_minor bigint not null,
  tax_minor bigint not null,
  paid_before_minor bigint not null,
  currency char(3) not null,
  reception text not null default 'awaited',
  acceptance text not null default 'pending',
  overridden boolean not null default false,
  disposition text,
  received_quantity int,
  settled_quantity int,
  settled_at timestamptz,
  constraint return_item_pk primary key (store_id, case_id, item_no),
  constraint return_item_case_fk foreign key (store_id, case_id) references return_case,
  constraint return_item_line_fk foreign key (store_id, order_id, line_no) references order_line,
  constraint return_item_quantity_positive check (quantity > 0),
  constraint return_item_received_within check (received_quantity between 0 and quantity),
  constraint return_item_settled_whole
    check ((settled_at is null) = (settled_quantity is null) and settled_quantity between 0 and quantity),
  constraint return_item_resolution_known
    check (resolution in ('refund', 'store_credit', 'exchange', 'replacement', 'repair')),
  constraint return_item_reception_known
    check (reception in ('awaited', 'received', 'missing', 'wrong_item', 'refused', 'lost')),
  constraint return_item_acceptance_known check (acceptance in ('pending', 'accepted', 'rejected', 'needs_review')),
  constraint return_item_disposition_known
    check (disposition in ('restock', 'refurbish', 'scrap', 'vendor_return', 'back_to_customer'))
);
create index return_item_by_line on return_item (store_id, order_id, line_no);
comment on table return_item is 'Units of one order line within a return.';
comment on column return_item.store_id is 'The store.';
comment on column return_item.case_id is 'The return.';
comment on column return_item.item_no is 'Counts from 1 within the return.';
comment on column return_item.order_id is 'The order.';
comment on column return_item.line_no is 'The order line.';
comment on column return_item.quantity is 'Units to come back.';
comment on column return_item.resolution is 'What the customer asked for, or staff agreed to.';
comment on column return_item.paid_minor is 'Paid for these units, see LineMoney.';
comment on column return_item.tax_minor is 'Tax on top for these units.';
comment on column return_item.paid_before_minor is 'Paid for units of this line in earlier returns.';
comment on column return_item.currency is 'ISO 4217 code.';
comment on column return_item.reception is 'What became of the goods on their way.';
comment on column return_item.acceptance is 'What became of the claim.';
comment on column return_item.disposition is 'Where the goods go after inspection.';
comment on column return_item.overridden is 'A supervisor departed from the policy: findings change nothing any more.';
comment on column return_item.received_quantity is 'Units that really came.';
comment on column return_item.settled_quantity is 'Units the reimbursement is for; the others can be returned again.';
comment on column return_item.settled_at is 'When the reimbursement was booked.';

create table case_fact (
  store_id text not null,
  case_id uuid not null,
  item_no int not null,
  fact_no bigint generated always as identity,
  name text not null,
  value jsonb not null,
  source text not null,
  actor text not null,
  said_at timestamptz not null,
  constraint case_fact_pk primary key (store_id, case_id, item_no, fact_no),
  constraint case_fact_case_fk foreign key (store_id, case_id) references return_case,
  constraint case_fact_source_known check (source in ('shopper', 'inspector', 'staff', 'carrier'))
);
create trigger case_fact_append_only before update or delete on case_fact
  for each row execute function refuse_change();
comment on table case_fact is 'What people said about a case, append-only: of one source the latest counts.';
comment on column case_fact.store_id is 'The store.';
comment on column case_fact.case_id is 'The return.';
comment on column case_fact.item_no is 'The item, 0 for the case as a whole.';
comment on column case_fact.fact_no is 'Order of entry.';
comment on column case_fact.name is 'The fact''s name in the policy.';
comment on column case_fact.value is 'The value with its type.';
comment on column case_fact.source is 'Who can know it.';
comment on column case_fact.actor is 'Who said it: shopper, a staff id, an API key id.';
comment on column case_fact.said_at is 'When.';

create table ruling (
  store_id text not null,
  case_id uuid not null,
  item_no int not null,
  ruling_no bigint generated always as identity,
  clause text not null,
  option text not null,
  percent_hundredths int,
  amount_minor bigint,
  actor text not null,
  reason text not null,
  ruled_at timestamptz not null,
  constraint ruling_pk primary key (store_id, case_id, item_no, ruling_no),
  constraint ruling_case_fk foreign key (store_id, case_id) references return_case,
  constraint ruling_percent_range check (percent_hundredths between 0 and 10000)
);
create trigger ruling_append_only before update or delete on ruling
  for each row execute function refuse_change();
comment on table ruling is 'What staff chose where a clause says ''may'', append-only: the latest per clause counts.';
comment on column ruling.store_id is 'The store.';
comment on column ruling.case_id is 'The return.';
comment on column ruling.item_no is 'The item.';
comment on column ruling.ruling_no is 'Order of entry.';
comment on column ruling.clause is 'The clause that leaves the choice.';
comment on column ruling.option is 'The option chosen.';
comment on column ruling.percent_hundredths is 'Rate chosen, in hundredths of a percent.';
comment on column ruling.amount_minor is 'Amount chosen, in minor units.';
comment on column ruling.actor is 'The member of staff.';
comment on column ruling.reason is 'Why, in their words.';
comment on column ruling.ruled_at is 'When.';

create table decision (
  store_id text not null,
  case_id uuid not null,
  decision_no bigint generated always as identity,
  stage text not null,
  decided_at timestamptz not null,
  decided_on date not null,
  policy_version int not null,
  facts json not null,
  decision json not null,
  constraint decision_pk primary key (store_id, case_id, decision_no),
  constraint decision_case_fk foreign key (store_id, case_id) references return_case,
  constraint decision_stage_known
    check (stage in ('request', 'authorization', 'inspection', 'ruling', 'settlement'))
);
create trigger decision_append_only before update or delete on decision
  for each row execute function refuse_change();
comment on table decision is 'Each decision with the facts and the policy version it rests on: replaying gives the same.';
comment on column decision.store_id is 'The store.';
comment on column decision.case_id is 'The return.';
comment on column decision.decision_no is 'Order of entry.';
comment on column decision.stage is 'At which step it was made.';
comment on column decision.decided_at is 'When.';
comment on column decision.decided_on is 'The store''s day it was decided for.';
comment on column decision.policy_version is 'The policy.';
comment on column decision.facts is 'All facts and rulings it rests on.';
comment on column decision.decision is 'The whole answer.';

create table case_event (
  store_id text not null,
  case_id uuid not null,
  event_no bigint generated always as identity,
  kind text not null,
  actor_kind text not null,
  actor text not null,
  happened_at timestamptz not null,
  data jsonb not null default '{}',
  constraint case_event_pk primary key (store_id, case_id, event_no),
  constraint case_event_case_fk foreign key (store_id, case_id) references return_case,
  constraint case_event_actor_known check (actor_kind in ('shopper', 'staff', 'program', 'clock'))
);
create trigger case_event_append_only before update or delete on case_event
  for each row execute function refuse_change();
comment on table case_event is 'The history of a case, append-only: who, when, what, why.';
comment on column case_event.store_id is 'The store.';
comment on column case_event.case_id is 'The return.';
comment on column case_event.event_no is 'Order of entry.';
comment on column case_event.kind is 'What happened, by code.';
comment on column case_event.actor_kind is 'Kind of actor.';
comment on column case_event.actor is 'A staff id, an API key id, or empty.';
comment on column case_event.happened_at is 'When.';
comment on column case_event.data is 'Arguments of the event, by kind.';

create table case_notice (
  store_id text not null,
  case_id uuid not null,
  event_no bigint not null,
  attempts int not null default 0,
  next_try_at timestamptz not null,
  constraint case_notice_pk primary key (store_id, case_id, event_no),
  constraint case_notice_event_fk foreign key (store_id, case_id, event_no) references case_event
);
comment on table case_notice is 'Events the shopper has yet to be told of; a row goes when the mail is in the outbox.';
comment on column case_notice.store_id is 'The store.';
comment on column case_notice.case_id is 'The return.';
comment on column case_notice.event_no is 'The event.';
comment on column case_notice.attempts is 'Times the mail could not be made.';
comment on column case_notice.next_try_at is 'Not before.';

create table parcel (
  store_id text not null,
  parcel_id uuid not null default uuidv7(),
  case_id uuid,
  state text not null,
  scanned text not null default '',
  carrier text not null default '',
  tracking_number text not null default '',
  freight text not null default 'prepaid',
  note text not null default '',
  received_at timestamptz not null,
  received_by text not null,
  constraint parcel_pk primary key (store_id, parcel_id),
  constraint parcel_case_fk foreign key (store_id, case_id) references return_case,
  constraint parcel_state_known check (state in ('received', 'unidentified', 'refused')),
  constraint parcel_freight_known check (freight in ('prepaid', 'collect', 'cash_on_delivery')),
  constraint parcel_received_has_case check (state <> 'received' or case_id is not null)
);
create index parcel_by_case on parcel (store_id, case_id);
create unique index parcel_tracking_once on parcel (store_id, carrier, tracking_number)
  where tracking_number <> '' and state <> 'refused';
create index parcel_unidentified on parcel (store_id, parcel_id) where state = 'unidentified';
comment on table parcel is 'A customer return: an inbound parcel as it stood at the door.';
comment on column parcel.store_id is 'The store.';
comment on column parcel.parcel_id is 'The parcel.';
comment on column parcel.case_id is 'The return it belongs to, once known.';
comment on column parcel.state is 'Received, held as unidentified, or refused at the door.';
comment on column parcel.scanned is 'What was scanned or typed.';
comment on column parcel.carrier is 'Carrier code.';
comment on column parcel.tracking_number is 'The carrier''s number.';
comment on column parcel.freight is 'How the freight was paid.';
comment on column parcel.note is 'What the clerk saw.';
comment on column parcel.received_at is 'When.';
comment on column parcel.received_by is 'The member of staff.';

create table evidence (
  store_id text not null,
  evidence_id uuid not null default uuidv7(),
  order_id bigint not null,
  case_id uuid,
  item_no int,
  media_type text not null,
  sha256 bytea not null,
  content bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  constraint evidence_pk primary key (store_id, evidence_id),
  constraint evidence_order_fk foreign key (store_id, order_id) references customer_order,
  constraint evidence_case_fk foreign key (store_id, case_id) references return_case,
  constraint evidence_type_known check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  constraint evidence_size check (octet_length(content) between 1 and 12582912)
);
create index evidence_by_case on evidence (store_id, case_id);
create index evidence_by_order on evidence (store_id, order_id) where case_id is null;
comment on table evidence is 'Photos and documents, re-encoded, kept in the database so that a backup is whole.';
comment on column evidence.store_id is 'The store.';
comment on column evidence.evidence_id is 'The file.';
comment on column evidence.order_id is 'The order it was uploaded for.';
comment on column evidence.case_id is 'The return, once filed.';
comment on column evidence.item_no is 'The item it shows, if one.';
comment on column evidence.media_type is 'By content, never by name.';
comment on column evidence.sha256 is 'Of the content as kept.';
comment on column evidence.content is 'The file (personal).';
comment on column evidence.uploaded_by is 'Shopper, a staff id, an API key id.';
comment on column evidence.uploaded_at is 'When.';

create view case_with_items as
select c.store_id, c.case_id, c.number, c.order_id, c.channel, c.language, c.requested_at, c.requested_on,
       c.policy_version, c.authorization_state, c.authorization_number, c.expires_on, c.awaiting_reply, c.payout_due_on,
       c.status, c.next_actor, c.due_on, c.version,
       i.item_no, i.line_no, i.quantity, i.resolution, i.paid_minor, i.tax_minor, i.paid_before_minor, i.currency,
       i.reception, i.acceptance, i.overridden, i.disposition, i.received_quantity, i.settled_quantity, i.settled_at
from return_case c
  join return_item i on i.store_id = c.store_id and i.case_id = c.case_id;
comment on view case_with_items is 'Each case once for each of its items.';

create view case_listed as
select c.store_id, c.case_id, c.number, c.authorization_number, c.order_id,
       coalesce(c.authorization_number, c.number) as shown_number, o.number as order_number, f.first_line, f.items,
       c.status, c.next_actor, c.due_on, c.requested_at
from return_case c
  join customer_order o on o.store_id = c.store_id and o.order_id = c.order_id
  cross join lateral (
    select min(l.name) filter (where i.item_no = 1) as first_line, count(*) as items
    from return_item i
      join order_line l on l.store_id = i.store_id and l.order_id = i.order_id and l.line_no = i.line_no
    where i.store_id = c.store_id and i.case_id = c.case_id
  ) f;
comment on view case_listed is 'A case as lists show it.';
