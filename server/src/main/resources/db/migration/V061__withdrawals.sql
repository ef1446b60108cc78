create table withdrawal (
  store_id text not null,
  withdrawal_id uuid not null default uuidv7(),
  number text not null,
  token_hash bytea not null,
  channel text not null,
  name text not null,
  contract text not null,
  goods text not null,
  parts jsonb not null default '{}',
  address text not null,
  language text not null,
  stated_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  sha256 bytea not null,
  constraint withdrawal_pk primary key (store_id, withdrawal_id),
  constraint withdrawal_store_fk foreign key (store_id) references store,
  constraint withdrawal_number_once unique (store_id, number),
  constraint withdrawal_token_once unique (store_id, token_hash),
  constraint withdrawal_channel_known check (channel in ('portal', 'email', 'letter', 'phone', 'other', 'api')),
  constraint withdrawal_stated_before_recorded check (stated_at <= recorded_at)
);
create trigger withdrawal_append_only before update or delete on withdrawal
  for each row execute function refuse_change();
comment on table withdrawal is 'Statements of withdrawal as they were made: one-sided, valid once made, never changed.';
comment on column withdrawal.store_id is 'The store.';
comment on column withdrawal.withdrawal_id is 'Time-ordered id; lists page by it.';
comment on column withdrawal.number is 'Number of the receipt.';
comment on column withdrawal.token_hash is 'SHA-256 of the 256-bit secret that made a form one statement and opens its receipt.';
comment on column withdrawal.channel is 'How the statement came.';
comment on column withdrawal.name is 'Who withdraws, as typed (personal).';
comment on column withdrawal.contract is 'What identifies the contract, as typed: an order number as a rule.';
comment on column withdrawal.goods is 'Which goods, in the person''s words; empty for the whole contract.';
comment on column withdrawal.parts is 'Units by order line, where they were picked from the order; empty for the whole contract.';
comment on column withdrawal.address is 'Electronic address for the receipt; empty for none (personal).';
comment on column withdrawal.language is 'ISO 639-1 code of the receipt.';
comment on column withdrawal.stated_at is 'When it was made or sent: decides whether it was in time.';
comment on column withdrawal.recorded_at is 'When the store recorded it.';
comment on column withdrawal.recorded_by is 'Shopper, a staff id, an API key id.';
comment on column withdrawal.sha256 is 'Of the statement''s text as the receipt shows it.';

create table withdrawal_standing (
  store_id text not null,
  withdrawal_id uuid not null,
  state text not null,
  order_id bigint,
  case_id uuid,
  parts jsonb,
  timeliness text,
  informed boolean not null default true,
  proof_on date,
  version bigint not null default 0,
  constraint withdrawal_standing_pk primary key (store_id, withdrawal_id),
  constraint withdrawal_standing_statement_fk foreign key (store_id, withdrawal_id) references withdrawal,
  constraint withdrawal_standing_order_fk foreign key (store_id, order_id) references customer_order,
  constraint withdrawal_standing_case_fk foreign key (store_id, case_id) references return_case,
  constraint withdrawal_standing_case_once unique (store_id, case_id),
  constraint withdrawal_standing_state_known
    check (state in ('received', 'unmatched', 'weighing', 'accepted', 'declined', 'dismissed')),
  constraint withdrawal_standing_timeliness_known
    check (timeliness in ('in_time', 'not_begun', 'late', 'excepted', 'no_right')),
  constraint withdrawal_standing_accepted_is_filed check ((state = 'accepted') = (case_id is not null)),
  constraint withdrawal_standing_weighed_is_matched check (state not in ('weighing', 'declined') or order_id is not null)
);
create index withdrawal_standing_by_state on withdrawal_standing (store_id, state, withdrawal_id desc);
create index withdrawal_standing_by_order on withdrawal_standing (store_id, order_id);
comment on table withdrawal_standing is 'What became of a statement.';
comment on column withdrawal_standing.store_id is 'The store.';
comment on column withdrawal_standing.withdrawal_id is 'The statement.';
comment on column withdrawal_standing.state is 'Where it stands.';
comment on column withdrawal_standing.order_id is 'The order it is about; known from the start where the person had proven it.';
comment on column withdrawal_standing.case_id is 'The return through which its goods and money go.';
comment on column withdrawal_standing.parts is 'Units by order line it is about, as they were understood.';
comment on column withdrawal_standing.timeliness is 'What the law says of it.';
comment on column withdrawal_standing.informed is 'Whether the person had been told of the right as the law wants it.';
comment on column withdrawal_standing.proof_on is 'The day on which the person proved to have sent the goods.';
comment on column withdrawal_standing.version is 'Counts changes; guards against two people acting at once.';

create table withdrawal_term (
  store_id text not null,
  withdrawal_id uuid not null,
  term_no bigint generated always as identity,
  name text not null,
  clause text not null,
  starts_on date not null,
  raw_last_on date not null,
  last_on date not null,
  length text not null,
  counting text not null,
  computed_at timestamptz not null,
  constraint withdrawal_term_pk primary key (store_id, withdrawal_id, term_no),
  constraint withdrawal_term_statement_fk foreign key (store_id, withdrawal_id) references withdrawal,
  constraint withdrawal_term_name_known check (name in ('period', 'sending', 'repayment'))
);
create trigger withdrawal_term_append_only before update or delete on withdrawal_term
  for each row execute function refuse_change();
comment on table withdrawal_term is 'The law''s terms of a statement with their trace, append-only: of one name the latest counts.';
comment on column withdrawal_term.store_id is 'The store.';
comment on column withdrawal_term.withdrawal_id is 'The statement.';
comment on column withdrawal_term.term_no is 'Order of entry.';
comment on column withdrawal_term.name is 'The right''s own period, sending the goods, or paying back.';
comment on column withdrawal_term.clause is 'The law''s clause that gives it.';
comment on column withdrawal_term.starts_on is 'The day of the event, itself not counted.';
comment on column withdrawal_term.raw_last_on is 'The last day before weekends and holidays are looked at.';
comment on column withdrawal_term.last_on is 'The last day.';
comment on column withdrawal_term.length is 'As the law''s document writes it.';
comment on column withdrawal_term.counting is 'The counting rule''s code.';
comment on column withdrawal_term.computed_at is 'When it was reckoned.';

create table withdrawal_event (
  store_id text not null,
  withdrawal_id uuid not null,
  event_no bigint generated always as identity,
  kind text not null,
  actor_kind text not null,
  actor text not null,
  happened_at timestamptz not null,
  data jsonb not null,
  constraint withdrawal_event_pk primary key (store_id, withdrawal_id, event_no),
  constraint withdrawal_event_statement_fk foreign key (store_id, withdrawal_id) references withdrawal
);
create trigger withdrawal_event_append_only before update or delete on withdrawal_event
  for each row execute function refuse_change();
comment on table withdrawal_event is 'What happened to a statement, append-only.';
comment on column withdrawal_event.store_id is 'The store.';
comment on column withdrawal_event.withdrawal_id is 'The statement.';
comment on column withdrawal_event.event_no is 'Order of entry.';
comment on column withdrawal_event.kind is 'What happened.';
comment on column withdrawal_event.actor_kind is 'Shopper, staff, program or clock.';
comment on column withdrawal_event.actor is 'Which one; empty for shopper and clock.';
comment on column withdrawal_event.happened_at is 'When.';
comment on column withdrawal_event.data is 'What there is to tell of it.';

create table withdrawal_task (
  store_id text not null,
  withdrawal_id uuid not null,
  kind text not null,
  attempts int not null default 0,
  next_try_at timestamptz not null,
  constraint withdrawal_task_pk primary key (store_id, withdrawal_id, kind),
  constraint withdrawal_task_statement_fk foreign key (store_id, withdrawal_id) references withdrawal,
  constraint withdrawal_task_kind_known check (kind in ('receipt', 'match', 'remind', 'declined', 'dismissed'))
);
create index withdrawal_task_due on withdrawal_task (next_try_at);
comment on table withdrawal_task is 'What Retour has yet to do about a statement; a row goes when it is done.';
comment on column withdrawal_task.store_id is 'The store.';
comment on column withdrawal_task.withdrawal_id is 'The statement.';
comment on column withdrawal_task.kind is 'What: a mail to write, or the order to find.';
comment on column withdrawal_task.attempts is 'Times it failed.';
comment on column withdrawal_task.next_try_at is 'Not before.';

create view withdrawal_listed as
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
       ) as terms
from withdrawal w
  join withdrawal_standing s on s.store_id = w.store_id and s.withdrawal_id = w.withdrawal_id
  left join customer_order o on o.store_id = s.store_id and o.order_id = s.order_id
  left join return_case c on c.store_id = s.store_id and c.case_id = s.case_id;
comment on view withdrawal_listed is 'A statement with what became of it and what its repayment follows from.';
