create table carrier_terms (
  store_id text not null,
  code text not null,
  web text not null default '',
  terms jsonb not null,
  evidence text[] not null,
  changed_at timestamptz not null,
  changed_by text not null,
  version bigint not null default 0,
  constraint carrier_terms_pk primary key (store_id, code),
  constraint carrier_terms_store_fk foreign key (store_id) references store,
  constraint carrier_terms_code_shape check (code ~ '^[a-z0-9][a-z0-9_-]{0,39}$')
);
comment on table carrier_terms is
  'How a carrier takes claims, as the store changed it; a carrier without a row has what the product ships.';
comment on column carrier_terms.store_id is 'The store.';
comment on column carrier_terms.code is 'Carrier code as on the parcels, such as ups.';
comment on column carrier_terms.web is 'Where claims are filed on the web, or empty.';
comment on column carrier_terms.terms is 'Last days to claim: to (countries, empty for all others), days, counted, source, checked.';
comment on column carrier_terms.evidence is 'Kinds of evidence the carrier wants, by code.';
comment on column carrier_terms.changed_at is 'When it was last changed.';
comment on column carrier_terms.changed_by is 'The administrator.';
comment on column carrier_terms.version is 'Guards against two people acting at once.';

create table handover_record (
  store_id text not null,
  order_id bigint not null,
  parcel_no int not null,
  record_no bigint generated always as identity,
  record text not null,
  noted_on_bill_of_lading boolean,
  handed_over_on date,
  note text not null default '',
  source text not null,
  actor text not null,
  recorded_at timestamptz not null,
  constraint handover_record_pk primary key (store_id, order_id, parcel_no, record_no),
  constraint handover_record_parcel_fk foreign key (store_id, order_id, parcel_no) references delivery,
  constraint handover_record_known check (record in ('signed_clean', 'signed_with_exception', 'unsigned', 'refused')),
  constraint handover_record_source_known check (source in ('carrier', 'bill_of_lading', 'customer'))
);
create trigger handover_record_append_only before update or delete on handover_record
  for each row execute function refuse_change();
comment on table handover_record is
  'What was recorded of how a parcel was handed over, append-only: the latest counts and stands with the parcel.';
comment on column handover_record.store_id is 'The store.';
comment on column handover_record.order_id is 'The order.';
comment on column handover_record.parcel_no is 'The parcel.';
comment on column handover_record.record_no is 'Order of entry.';
comment on column handover_record.record is 'Signed clean, signed with an exception, unsigned, refused.';
comment on column handover_record.noted_on_bill_of_lading is 'Whether damage was noted there; empty: not known.';
comment on column handover_record.handed_over_on is 'The day, where the record names it.';
comment on column handover_record.note is 'What the record says, in words.';
comment on column handover_record.source is 'What it rests on: the carrier''s record, the paper itself, the customer''s word.';
comment on column handover_record.actor is 'Who entered it.';
comment on column handover_record.recorded_at is 'When.';

create table carrier_referral (
  store_id text not null,
  referral_id uuid not null default uuidv7(),
  order_id bigint not null,
  parcel_no int not null,
  case_id uuid,
  clause text not null,
  carrier text not null,
  tracking_number text not null,
  goods text not null,
  claim_until date,
  language text not null,
  actor_kind text not null,
  actor text not null,
  referred_at timestamptz not null,
  constraint carrier_referral_pk primary key (store_id, referral_id),
  constraint carrier_referral_parcel_fk foreign key (store_id, order_id, parcel_no) references delivery,
  constraint carrier_referral_case_fk foreign key (store_id, case_id) references return_case,
  constraint carrier_referral_once unique (store_id, order_id, parcel_no)
);
create trigger carrier_referral_append_only before update or delete on carrier_referral
  for each row execute function refuse_change();
comment on table carrier_referral is 'A customer who was sent to the carrier with a damage claim of their own, once a parcel.';
comment on column carrier_referral.store_id is 'The store.';
comment on column carrier_referral.referral_id is 'The referral.';
comment on column carrier_referral.order_id is 'The order.';
comment on column carrier_referral.parcel_no is 'The parcel.';
comment on column carrier_referral.case_id is 'The return it came from, where one was filed.';
comment on column carrier_referral.clause is 'The clause that refers.';
comment on column carrier_referral.carrier is 'Carrier code.';
comment on column carrier_referral.tracking_number is 'The carrier''s number.';
comment on column carrier_referral.goods is 'The goods in words, a line each.';
comment on column carrier_referral.claim_until is 'The carrier''s last day to claim, where it is known.';
comment on column carrier_referral.language is 'ISO 639-1 code the customer is written to in.';
comment on column carrier_referral.actor_kind is 'Who referred: shopper (asked for it), staff, program.';
comment on column carrier_referral.actor is 'A staff id, a key id, or empty.';
comment on column carrier_referral.referred_at is 'When.';

create table carrier_claim (
  store_id text not null,
  claim_id uuid not null default uuidv7(),
  number text not null,
  case_id uuid not null,
  order_id bigint not null,
  parcel_no int not null,
  carrier text not null,
  tracking_number text not null,
  goods text not null,
  insured_minor bigint not null,
  amount_minor bigint not null,
  paid_minor bigint not null default 0,
  currency char(3) not null,
  state text not null default 'draft',
  carrier_reference text not null default '',
  opened_at timestamptz not null,
  counted_from date not null,
  term jsonb not null,
  file_by date not null,
  filed_on date,
  next_on date,
  version bigint not null default 0,
  constraint carrier_claim_pk primary key (store_id, claim_id),
  constraint carrier_claim_number_once unique (store_id, number),
  constraint carrier_claim_case_fk foreign key (store_id, case_id) references return_case,
  constraint carrier_claim_order_fk foreign key (store_id, order_id) references customer_order,
  constraint carrier_claim_parcel_once unique (store_id, case_id, parcel_no),
  constraint carrier_claim_state_known
    check (state in ('draft', 'filed', 'acknowledged', 'paid', 'denied', 'closed')),
  constraint carrier_claim_amount_within check (amount_minor > 0 and amount_minor <= insured_minor),
  constraint carrier_claim_paid_within check (paid_minor between 0 and amount_minor)
);
create index carrier_claim_open on carrier_claim (store_id, next_on, claim_id) where state <> 'closed';
create index carrier_claim_newest on carrier_claim (store_id, claim_id desc);
comment on table carrier_claim is
  'A claim of the store against a carrier. INVARIANT: no more is claimed than was insured, none received above the claim.';
comment on column carrier_claim.store_id is 'The store.';
comment on column carrier_claim.claim_id is 'Time-ordered id; lists page by it.';
comment on column carrier_claim.number is 'The claim''s number as people use it.';
comment on column carrier_claim.case_id is 'The return whose damage is claimed.';
comment on column carrier_claim.order_id is 'The order.';
comment on column carrier_claim.parcel_no is 'The parcel, 0 where the order records none.';
comment on column carrier_claim.carrier is 'Carrier code, empty where none is recorded.';
comment on column carrier_claim.tracking_number is 'The carrier''s number.';
comment on column carrier_claim.goods is 'The damaged goods in words, a line each.';
comment on column carrier_claim.insured_minor is 'Full value of what the parcel held, in minor units, tax included.';
comment on column carrier_claim.amount_minor is 'What is claimed, in minor units.';
comment on column carrier_claim.paid_minor is 'What the carrier has paid so far.';
comment on column carrier_claim.currency is 'ISO 4217 code.';
comment on column carrier_claim.state is 'See the transition table in docs/domain.md.';
comment on column carrier_claim.carrier_reference is 'The carrier''s own number of the claim.';
comment on column carrier_claim.opened_at is 'When it was opened.';
comment on column carrier_claim.counted_from is 'The day the carrier''s term counts from; that day is not counted.';
comment on column carrier_claim.term is 'The term as it stood in the directory when the claim was opened: the trace of file_by.';
comment on column carrier_claim.file_by is 'Last day to file.';
comment on column carrier_claim.filed_on is 'When it was filed last.';
comment on column carrier_claim.next_on is 'By when something is next expected, of the store or the carrier; empty once closed.';
comment on column carrier_claim.version is 'Guards against two people acting at once.';

create table carrier_claim_event (
  store_id text not null,
  claim_id uuid not null,
  event_no bigint generated always as identity,
  kind text not null,
  actor_kind text not null,
  actor text not null,
  happened_at timestamptz not null,
  data jsonb not null default '{}',
  constraint carrier_claim_event_pk primary key (store_id, claim_id, event_no),
  constraint carrier_claim_event_claim_fk foreign key (store_id, claim_id) references carrier_claim
);
create trigger carrier_claim_event_append_only before update or delete on carrier_claim_event
  for each row execute function refuse_change();
comment on table carrier_claim_event is 'The history of a claim, append-only.';
comment on column carrier_claim_event.store_id is 'The store.';
comment on column carrier_claim_event.claim_id is 'The claim.';
comment on column carrier_claim_event.event_no is 'Order of entry.';
comment on column carrier_claim_event.kind is 'What happened, by code.';
comment on column carrier_claim_event.actor_kind is 'Kind of actor.';
comment on column carrier_claim_event.actor is 'A staff id, an API key id, or empty.';
comment on column carrier_claim_event.happened_at is 'When.';
comment on column carrier_claim_event.data is 'Arguments of the event, by kind.';

create table carrier_claim_paper (
  store_id text not null,
  claim_id uuid not null,
  kind text not null,
  evidence_id uuid not null,
  actor text not null,
  named_at timestamptz not null,
  constraint carrier_claim_paper_pk primary key (store_id, claim_id, kind, evidence_id),
  constraint carrier_claim_paper_claim_fk foreign key (store_id, claim_id) references carrier_claim,
  constraint carrier_claim_paper_evidence_fk foreign key (store_id, evidence_id) references evidence
);
comment on table carrier_claim_paper is 'What a file shows that goes to the carrier with a claim.';
comment on column carrier_claim_paper.store_id is 'The store.';
comment on column carrier_claim_paper.claim_id is 'The claim.';
comment on column carrier_claim_paper.kind is 'Kind of evidence by code, such as damage_photos.';
comment on column carrier_claim_paper.evidence_id is 'The file.';
comment on column carrier_claim_paper.actor is 'Who said so.';
comment on column carrier_claim_paper.named_at is 'When.';

create table carrier_claim_alarm (
  store_id text not null,
  claim_id uuid not null,
  state text not null,
  kind text not null,
  day date not null,
  raised_at timestamptz not null,
  constraint carrier_claim_alarm_pk primary key (store_id, claim_id, state, kind, day),
  constraint carrier_claim_alarm_claim_fk foreign key (store_id, claim_id) references carrier_claim
);
comment on table carrier_claim_alarm is 'Reminders to staff about a claim, each raised once.';
comment on column carrier_claim_alarm.store_id is 'The store.';
comment on column carrier_claim_alarm.claim_id is 'The claim.';
comment on column carrier_claim_alarm.state is 'Its state then.';
comment on column carrier_claim_alarm.kind is 'Soon, tomorrow or overdue.';
comment on column carrier_claim_alarm.day is 'The day it is about.';
comment on column carrier_claim_alarm.raised_at is 'When.';

-- Two more accounts, whatever accounts there are by now.
do $$
declare
  before_now text;
begin
  select pg_get_expr(conbin, conrelid) into strict before_now
  from pg_constraint
  where conname = 'ledger_entry_account_known' and conrelid = 'ledger_entry'::regclass;
  alter table ledger_entry drop constraint ledger_entry_account_known;
  execute format(
    'alter table ledger_entry add constraint ledger_entry_account_known check (%s or account in (%L, %L, %L))',
    before_now, 'carrier_claims', 'carrier_recoveries', 'carrier_paid');
end $$;
