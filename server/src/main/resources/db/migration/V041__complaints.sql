create table complaint_counter (
  store_id text not null,
  last_number bigint not null default 0,
  constraint complaint_counter_pk primary key (store_id),
  constraint complaint_counter_store_fk foreign key (store_id) references store
);
comment on table complaint_counter is 'The last number of each store''s register: taken in the entry''s own transaction, so that no number is left out.';
comment on column complaint_counter.store_id is 'The store.';
comment on column complaint_counter.last_number is 'The last number given; 0 before the first.';

create table complaint (
  store_id text not null,
  complaint_id uuid not null default uuidv7(),
  number bigint not null,
  once_key text not null,
  order_id bigint not null,
  origin_case_id uuid,
  channel text not null,
  received_by text not null,
  taken_by text not null,
  language text not null,
  filed_at timestamptz not null,
  filed_on date not null,
  goods text not null,
  subject text not null,
  remedy text not null,
  claimed_minor bigint not null,
  currency char(3) not null,
  name text not null,
  address text not null,
  phone text not null,
  constraint complaint_pk primary key (store_id, complaint_id),
  constraint complaint_number_once unique (store_id, number),
  constraint complaint_once unique (store_id, once_key),
  constraint complaint_order_fk foreign key (store_id, order_id) references customer_order,
  constraint complaint_origin_fk foreign key (store_id, origin_case_id) references return_case,
  constraint complaint_origin_once unique (store_id, origin_case_id),
  constraint complaint_number_positive check (number > 0),
  constraint complaint_claim_not_negative check (claimed_minor >= 0),
  constraint complaint_channel_known check (channel in ('portal', 'desk', 'api')),
  constraint complaint_received_by_known check (received_by in ('form', 'email', 'phone', 'letter', 'in_person')),
  constraint complaint_remedy_known check (remedy in ('repair', 'replacement', 'price_reduction', 'refund'))
);
create index complaint_by_order on complaint (store_id, order_id);
create trigger complaint_append_only before update or delete on complaint
  for each row execute function refuse_change();
comment on table complaint is 'The register of complaints (Act on the sale of goods Art. 47): an entry is never changed.';
comment on column complaint.store_id is 'The store.';
comment on column complaint.complaint_id is 'Time-ordered id.';
comment on column complaint.number is 'Number in the register, without gaps within the store.';
comment on column complaint.once_key is 'What made it: the same form sent twice makes one entry.';
comment on column complaint.order_id is 'The order.';
comment on column complaint.origin_case_id is 'The return it came out of, where it came out of one.';
comment on column complaint.channel is 'Through which face it was entered.';
comment on column complaint.received_by is 'How the customer made it.';
comment on column complaint.taken_by is 'Who took it: the signature in the register.';
comment on column complaint.language is 'ISO 639-1 code the customer is written to in.';
comment on column complaint.filed_at is 'When it was made: the terms run from here.';
comment on column complaint.filed_on is 'The store''s day of filed_at.';
comment on column complaint.goods is 'The goods, as the register names them.';
comment on column complaint.subject is 'What is wrong, in the customer''s words (personal).';
comment on column complaint.remedy is 'The remedy the customer prefers.';
comment on column complaint.claimed_minor is 'Amount claimed, in minor units; 0 where none is.';
comment on column complaint.currency is 'ISO 4217 code.';
comment on column complaint.name is 'Who complains (personal).';
comment on column complaint.address is 'Where to reach the customer (personal).';
comment on column complaint.phone is 'Telephone (personal).';

create table complaint_standing (
  store_id text not null,
  complaint_id uuid not null,
  case_id uuid not null,
  state text not null,
  granted text not null,
  next_actor text not null,
  due_on date,
  opinion_due_on date not null,
  remedy_due_on date,
  reminded text not null default '',
  times_reopened int not null default 0,
  version bigint not null default 0,
  constraint complaint_standing_pk primary key (store_id, complaint_id),
  constraint complaint_standing_entry_fk foreign key (store_id, complaint_id) references complaint,
  constraint complaint_standing_case_fk foreign key (store_id, case_id) references return_case,
  constraint complaint_standing_case_once unique (store_id, case_id),
  constraint complaint_standing_state_known
    check (state in ('filed', 'documents_missing', 'upheld', 'rejected', 'fulfilled', 'withdrawn')),
  constraint complaint_standing_granted_known
    check (granted in ('repair', 'replacement', 'price_reduction', 'refund')),
  constraint complaint_standing_actor_known check (next_actor in ('shopper', 'clerk', 'accountant', 'nobody')),
  constraint complaint_standing_has_a_way_out check ((next_actor = 'nobody') = (due_on is null))
);
create index complaint_standing_due on complaint_standing (store_id, due_on) where next_actor <> 'nobody';
comment on table complaint_standing is 'What became of a complaint.';
comment on column complaint_standing.store_id is 'The store.';
comment on column complaint_standing.complaint_id is 'The complaint.';
comment on column complaint_standing.case_id is 'The return its goods come back under: inspection, settlement and payout are that return''s.';
comment on column complaint_standing.state is 'Where it stands.';
comment on column complaint_standing.granted is 'The remedy given; until the opinion the one preferred.';
comment on column complaint_standing.next_actor is 'Who acts next.';
comment on column complaint_standing.due_on is 'By when.';
comment on column complaint_standing.opinion_due_on is 'Last day for the store''s opinion, by the policy''s window.';
comment on column complaint_standing.remedy_due_on is 'Last day for repair or replacement, where a clause gives one.';
comment on column complaint_standing.reminded is 'The last reminder sent to the staff.';
comment on column complaint_standing.times_reopened is 'How often it was opened again.';
comment on column complaint_standing.version is 'Counts changes; guards against two people acting at once.';

create table complaint_event (
  store_id text not null,
  complaint_id uuid not null,
  event_no bigint generated always as identity,
  kind text not null,
  actor_kind text not null,
  actor text not null,
  happened_at timestamptz not null,
  data jsonb not null default '{}',
  constraint complaint_event_pk primary key (store_id, complaint_id, event_no),
  constraint complaint_event_entry_fk foreign key (store_id, complaint_id) references complaint,
  constraint complaint_event_actor_known check (actor_kind in ('shopper', 'staff', 'program', 'clock'))
);
create trigger complaint_event_append_only before update or delete on complaint_event
  for each row execute function refuse_change();
comment on table complaint_event is 'The history of a complaint, append-only.';
comment on column complaint_event.store_id is 'The store.';
comment on column complaint_event.complaint_id is 'The complaint.';
comment on column complaint_event.event_no is 'Order of entry.';
comment on column complaint_event.kind is 'What happened, by code.';
comment on column complaint_event.actor_kind is 'Kind of actor.';
comment on column complaint_event.actor is 'A staff id, an API key id, or empty.';
comment on column complaint_event.happened_at is 'When.';
comment on column complaint_event.data is 'Arguments of the event, by kind.';

create table complaint_notice (
  store_id text not null,
  complaint_id uuid not null,
  event_no bigint not null,
  attempts int not null default 0,
  next_try_at timestamptz not null,
  constraint complaint_notice_pk primary key (store_id, complaint_id, event_no),
  constraint complaint_notice_event_fk foreign key (store_id, complaint_id, event_no) references complaint_event
);
create index complaint_notice_due on complaint_notice (next_try_at);
comment on table complaint_notice is 'Events somebody has yet to be written of; a row goes when the mail is in the outbox.';
comment on column complaint_notice.store_id is 'The store.';
comment on column complaint_notice.complaint_id is 'The complaint.';
comment on column complaint_notice.event_no is 'The event.';
comment on column complaint_notice.attempts is 'Times the mail could not be made.';
comment on column complaint_notice.next_try_at is 'Not before.';

create table complaint_document (
  store_id text not null,
  complaint_id uuid not null,
  document_no bigint generated always as identity,
  kind text not null,
  evidence_id uuid,
  cost_leg text,
  cost_minor bigint,
  actor text not null,
  given_at timestamptz not null,
  constraint complaint_document_pk primary key (store_id, complaint_id, document_no),
  constraint complaint_document_entry_fk foreign key (store_id, complaint_id) references complaint,
  constraint complaint_document_evidence_fk foreign key (store_id, evidence_id) references evidence,
  constraint complaint_document_cost_whole check ((cost_leg is null) = (cost_minor is null)),
  constraint complaint_document_cost_leg_known check (cost_leg in ('to_store', 'to_customer')),
  constraint complaint_document_cost_positive check (cost_minor > 0)
);
create trigger complaint_document_append_only before update or delete on complaint_document
  for each row execute function refuse_change();
comment on table complaint_document is 'What was handed in for a complaint, or found to be dispensable; append-only.';
comment on column complaint_document.store_id is 'The store.';
comment on column complaint_document.complaint_id is 'The complaint.';
comment on column complaint_document.document_no is 'Order of entry.';
comment on column complaint_document.kind is 'The requirement it meets, by code; freight_receipt for a cost of transport.';
comment on column complaint_document.evidence_id is 'The file; empty where staff dispensed with it.';
comment on column complaint_document.cost_leg is 'Which way of the goods a cost of transport is for.';
comment on column complaint_document.cost_minor is 'The cost, in minor units of the order''s currency.';
comment on column complaint_document.actor is 'Who handed it in.';
comment on column complaint_document.given_at is 'When.';

create view complaint_listed as
select c.store_id, c.complaint_id, c.number, c.order_id, o.number as order_number, c.origin_case_id, c.channel,
       c.received_by, c.taken_by, c.language, c.filed_at, c.filed_on, c.goods, c.subject, c.remedy, c.claimed_minor,
       c.currency, c.name, c.address, c.phone, s.case_id, s.state, s.granted, s.next_actor, s.due_on, s.opinion_due_on,
       s.remedy_due_on, s.reminded, s.times_reopened, s.version
from complaint c
  join complaint_standing s on s.store_id = c.store_id and s.complaint_id = c.complaint_id
  join customer_order o on o.store_id = c.store_id and o.order_id = c.order_id;
comment on view complaint_listed is 'Each entry of the register with where it stands.';
