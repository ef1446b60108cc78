create table retention_term (
  store_id text not null,
  kind text not null,
  in_force_from date not null,
  years int not null,
  source text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint retention_term_pk primary key (store_id, kind, in_force_from),
  constraint retention_term_store_fk foreign key (store_id) references store,
  constraint retention_term_kind_known check (kind in ('accounting', 'claims')),
  constraint retention_term_years_range check (years between 0 and 30)
);
comment on table retention_term is 'How long a store keeps records of persons, by day in force; without a row the terms that Retour ships.';
comment on column retention_term.store_id is 'The store.';
comment on column retention_term.kind is 'accounting: what tax and accounting law wants; claims: as long as claims can be raised.';
comment on column retention_term.in_force_from is 'From this day on, until the next row''s.';
comment on column retention_term.years is 'Accounting: whole years from 1 January of the year after. Claims: years from the last event.';
comment on column retention_term.source is 'The law or the counsel it rests on.';
comment on column retention_term.changed_at is 'When it was entered.';
comment on column retention_term.changed_by is 'The administrator.';
create trigger retention_term_audited after insert or update on retention_term
  for each row execute function audit_deed('retention_term.changed', 'changed_at', 'changed_by', 'kind', '');

create table erasure (
  store_id text not null,
  order_id bigint not null,
  asked_at timestamptz not null,
  asked_by text not null,
  waits_for text[] not null default '{}',
  next_look_at timestamptz not null,
  erased_at timestamptz,
  constraint erasure_pk primary key (store_id, order_id),
  constraint erasure_order_fk foreign key (store_id, order_id) references customer_order
);
create index erasure_waiting on erasure (next_look_at) where erased_at is null;
comment on table erasure is 'Orders whose person asked to be forgotten, or whose time is over (GDPR Art. 5(1)(e), 17).';
comment on column erasure.store_id is 'The store.';
comment on column erasure.order_id is 'The order.';
comment on column erasure.asked_at is 'When it was asked for.';
comment on column erasure.asked_by is 'Kind and id of who asked; clock where the time is over.';
comment on column erasure.waits_for is 'What is still open, by code; empty where nothing is.';
comment on column erasure.next_look_at is 'Not looked at again before.';
comment on column erasure.erased_at is 'When the person went; null while it waits.';
create trigger erasure_asked_audited after insert on erasure
  for each row execute function audit_deed('erasure.asked', 'asked_at', 'asked_by', 'order_id', '');
create trigger erasure_done_audited after update on erasure
  for each row when (old.erased_at is null and new.erased_at is not null)
  execute function audit_deed('erasure.done', 'erased_at', '', 'order_id', '');

create table kept_record (
  store_id text not null,
  order_id bigint not null,
  ground text not null,
  sealed bytea not null,
  kept_until date not null,
  kept_at timestamptz not null,
  constraint kept_record_pk primary key (store_id, order_id, ground),
  constraint kept_record_erasure_fk foreign key (store_id, order_id) references erasure,
  constraint kept_record_ground_known check (ground in ('accounting', 'claims'))
);
create index kept_record_by_end on kept_record (kept_until);
comment on table kept_record is 'What law makes a store keep of a person who is erased: locked, apart, and readable by nobody''s daily work.';
comment on column kept_record.store_id is 'The store.';
comment on column kept_record.order_id is 'The order.';
comment on column kept_record.ground is 'accounting: documents of invoices and credit notes; claims: the register of complaints, statements of withdrawal.';
comment on column kept_record.sealed is 'JSON, sealed with a key of its own that is destroyed at the end.';
comment on column kept_record.kept_until is 'Last day.';
comment on column kept_record.kept_at is 'When it was put here.';

create index customer_order_by_age on customer_order using brin (placed_at);
create index outbox_mail_by_recipient on outbox_mail (store_id, lower(recipient));

-- History stays as it was written, but for the one function that takes a person out of it.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('retour.erasing', true) = 'yes'
      and current_user = (select relowner::regrole::text from pg_class where oid = tg_relid) then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create function erasure_hindrances(of_store text, of_order bigint) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct code order by code), '{}')
  from (
    select 'return' as code
    from return_case c
    where c.store_id = of_store and c.order_id = of_order and c.next_actor <> 'nobody'
    union all
    select 'complaint'
    from complaint k
      join complaint_standing s on s.store_id = k.store_id and s.complaint_id = k.complaint_id
    where k.store_id = of_store and k.order_id = of_order and s.next_actor <> 'nobody'
    union all
    select 'withdrawal'
    from withdrawal_standing w
    where w.store_id = of_store and w.order_id = of_order and w.state in ('received', 'unmatched', 'weighing')
    union all
    select 'payment'
    from payout p
    where p.store_id = of_store and p.order_id = of_order and p.state <> 'paid'
    union all
    select 'goods'
    from promised_goods g
    where g.store_id = of_store and g.order_id = of_order and g.next_actor is not null
    union all
    select 'goods'
    from goods_back b
      join return_case c on c.store_id = b.store_id and c.case_id = b.case_id
    where b.store_id = of_store and c.order_id = of_order and b.next_on is not null
    union all
    select 'carrier_claim'
    from carrier_claim l
    where l.store_id = of_store and l.order_id = of_order and l.state <> 'closed'
  ) as open
$$;
comment on function erasure_hindrances is 'What of an order is still open, by code: until then its person is needed (GDPR Art. 17(3)(e)).';

create function kept_of_order(of_store text, of_order bigint) returns table (ground text, last_on date, record jsonb)
language sql stable as $$
  select 'accounting', max(day), jsonb_agg(document order by day, document::text)
  from (
    select i.issued_on as day,
           jsonb_build_object('invoice', i.number, 'on', i.issued_on, 'name', i.buyer_name, 'address', i.buyer_address,
                              'country', i.buyer_country, 'vat', i.buyer_vat_id, 'registration', i.buyer_registration)
             as document
    from order_invoice i
    where i.store_id = of_store and i.order_id = of_order
    union all
    select n.issued_on, jsonb_build_object('note', n.number, 'on', n.issued_on, 'parties', n.parties)
    from credit_note n
    where n.store_id = of_store and n.order_id = of_order
  ) as accounting
  having count(*) > 0
  union all
  select 'claims', max(day), jsonb_agg(document order by day, document::text)
  from (
    select k.filed_on as day,
           jsonb_build_object('complaint', k.number, 'on', k.filed_on, 'name', k.name, 'address', k.address,
                              'phone', k.phone, 'subject', k.subject, 'goods', k.goods) as document
    from complaint k
    where k.store_id = of_store and k.order_id = of_order
    union all
    select (w.stated_at at time zone 'UTC')::date,
           jsonb_build_object('withdrawal', w.number, 'at', w.stated_at, 'name', w.name, 'address', w.address,
                              'contract', w.contract, 'goods', w.goods)
    from withdrawal w
      join withdrawal_standing s on s.store_id = w.store_id and s.withdrawal_id = w.withdrawal_id
    where w.store_id = of_store and s.order_id = of_order
  ) as claims
  having count(*) > 0
$$;
comment on function kept_of_order is 'What law makes the store keep of an order''s person, by ground, with the day the term counts from.';

create function without_words(data jsonb) returns jsonb language plpgsql immutable as $$
declare
  clean jsonb;
begin
  case jsonb_typeof(data)
    when 'object' then
      select coalesce(jsonb_object_agg(key,
          case when key in ('text', 'reason', 'note', 'message', 'letter') and jsonb_typeof(value) = 'string'
                 then '"…"'::jsonb else without_words(value) end), '{}')
      into clean from jsonb_each(data);
    when 'array' then
      select coalesce(jsonb_agg(without_words(value) order by place), '[]')
      into clean from jsonb_array_elements(data) with ordinality as e (value, place);
    when 'string' then
      clean := case when data #>> '{}' ~ '\s' then '"…"'::jsonb else data end;
    else
      clean := data;
  end case;
  return clean;
end $$;
comment on function without_words is 'An event''s arguments without what people wrote: codes, numbers and days stay.';

create function without_person(words text, person text[]) returns text language plpgsql immutable as $$
declare
  name text;
begin
  foreach name in array person loop
    words := regexp_replace(words, regexp_replace(name, '([.\\+*?\[\](){}|^$])', '\\\1', 'g'), '…', 'gi');
  end loop;
  return words;
end $$;
comment on function without_person is 'Staff''s own words without the names that tell who the person is.';

create function audit_erased(of_store text, of_kind text, of_id text, event_no bigint, kind text, actor_kind text, actor text,
                             happened_at timestamptz, data jsonb, erased_at timestamptz)
returns void language sql as $$
  insert into audit_entry (store_id, happened_at, kind, actor_kind, actor, subject, digest, data)
  select of_store, erased_at, of_kind || '.erased', 'clock', '', of_id,
         audit_event_digest($5, $6, $7, $8, $9), json_build_object('event', $4)::text
  where exists (
    select from audit_entry a
    where a.store_id = of_store and a.subject = of_id and (a.data::json ->> 'event')::bigint = $4
      and split_part(a.kind, '.', 1) = of_kind)
$$;
comment on function audit_erased is 'Tells the audit log what an event of the history looks like without its person.';
create index audit_entry_by_subject on audit_entry (store_id, subject) where subject <> '';

create function erase_order(of_store text, of_order bigint, at_time timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  placed customer_order;
  cases uuid[];
  complaints uuid[];
  withdrawals uuid[];
  person text[];
  said text[];
  word text;
  gone record;
begin
  if coalesce(current_setting('retour.store', true), '') not in (of_store, '*') then
    raise exception 'another store''s order' using errcode = 'insufficient_privilege';
  end if;
  if erasure_hindrances(of_store, of_order) <> '{}' then
    raise exception 'order % is not done with', of_order using errcode = 'check_violation';
  end if;
  perform set_config('retour.erasing', 'yes', true);
  select * into strict placed from customer_order o where o.store_id = of_store and o.order_id = of_order for update;
  select coalesce(array_agg(c.case_id), '{}') into cases
  from return_case c where c.store_id = of_store and c.order_id = of_order;
  select coalesce(array_agg(k.complaint_id), '{}') into complaints
  from complaint k where k.store_id = of_store and k.order_id = of_order;
  select coalesce(array_agg(w.withdrawal_id), '{}') into withdrawals
  from withdrawal_standing w where w.store_id = of_store and w.order_id = of_order;
  select coalesce(array_agg(distinct each), '{}') into person
  from (
    select unnest(array[placed.email, placed.customer_name, placed.phone] || regexp_split_to_array(placed.address, '\n'))
    union all
    select unnest(array[k.name, k.phone] || regexp_split_to_array(k.address, '\n'))
    from complaint k where k.store_id = of_store and k.complaint_id = any (complaints)
    union all
    select unnest(array[w.name, w.address])
    from withdrawal w where w.store_id = of_store and w.withdrawal_id = any (withdrawals)
    union all
    select unnest(array[i.buyer_name] || regexp_split_to_array(i.buyer_address, '\n'))
    from order_invoice i where i.store_id = of_store and i.order_id = of_order
  ) as known (each)
  where length(btrim(each)) >= 4 and each <> '…';
  select coalesce(array_agg(distinct f.value #>> '{}'), '{}') into said
  from case_fact f
  where f.store_id = of_store and f.case_id = any (cases)
    and jsonb_typeof(f.value) = 'string' and length(f.value #>> '{}') >= 3;

  -- What was said, decided and done: codes, sums and days stay, words go.
  update case_fact set value = '"…"'
  where store_id = of_store and case_id = any (cases) and jsonb_typeof(value) = 'string';
  -- A sentence goes wherever it stands; a single word, which may look like a code, only where it is a fact's value.
  foreach word in array said loop
    word := to_json(word)::text;
    if word !~ '\s' then
      word := '"value":' || word;
    end if;
    update decision
    set facts = replace(facts::text, word, case when word like '"value":%' then '"value":"…"' else '"…"' end)::json,
        decision = replace(decision::text, word, case when word like '"value":%' then '"value":"…"' else '"…"' end)::json
    where store_id = of_store and case_id = any (cases)
      and (strpos(facts::text, word) > 0 or strpos(decision::text, word) > 0);
  end loop;
  for gone in
    update case_event e set data = without_words(e.data)
    where e.store_id = of_store and e.case_id = any (cases) and e.data <> without_words(e.data)
    returning e.*
  loop
    perform audit_erased(of_store, 'case', gone.case_id::text, gone.event_no, gone.kind, gone.actor_kind, gone.actor,
                         gone.happened_at, gone.data, at_time);
  end loop;
  for gone in
    update complaint_event e set data = without_words(e.data)
    where e.store_id = of_store and e.complaint_id = any (complaints) and e.data <> without_words(e.data)
    returning e.*
  loop
    perform audit_erased(of_store, 'complaint', gone.complaint_id::text, gone.event_no, gone.kind, gone.actor_kind,
                         gone.actor, gone.happened_at, gone.data, at_time);
  end loop;
  for gone in
    update withdrawal_event e set data = without_words(e.data)
    where e.store_id = of_store and e.withdrawal_id = any (withdrawals) and e.data <> without_words(e.data)
    returning e.*
  loop
    perform audit_erased(of_store, 'withdrawal', gone.withdrawal_id::text, gone.event_no, gone.kind, gone.actor_kind,
                         gone.actor, gone.happened_at, gone.data, at_time);
  end loop;
  for gone in
    update carrier_claim_event e set data = without_words(e.data)
    from carrier_claim l
    where l.store_id = of_store and l.order_id = of_order and e.store_id = l.store_id and e.claim_id = l.claim_id
      and e.data <> without_words(e.data)
    returning e.*
  loop
    perform audit_erased(of_store, 'carrier_claim', gone.claim_id::text, gone.event_no, gone.kind, gone.actor_kind,
                         gone.actor, gone.happened_at, gone.data, at_time);
  end loop;
  update ruling set reason = without_person(reason, person) where store_id = of_store and case_id = any (cases);
  update amount_change set reason = without_person(reason, person) where store_id = of_store and case_id = any (cases);
  update supplement set reason = without_person(reason, person) where store_id = of_store and case_id = any (cases);
  update complaint set name = '…', address = '…', phone = '…', subject = '…', goods = without_person(goods, person)
  where store_id = of_store and complaint_id = any (complaints);
  update withdrawal set name = '…', address = '…', contract = '…', goods = without_person(goods, person)
  where store_id = of_store and withdrawal_id = any (withdrawals);
  update handover_record set note = case note when '' then '' else '…' end
  where store_id = of_store and order_id = of_order;
  update carrier_referral set tracking_number = '…' where store_id = of_store and order_id = of_order;
  update shipment set tracking_number = '…', tracking_key = '…' || shipment_no
  where store_id = of_store and case_id = any (cases);
  update credit_note
  set reason = without_person(reason, person),
      parties = jsonb_set(parties, '{buyer}', parties -> 'buyer' || '{"name": "…", "address": "…"}'
        || case when coalesce(parties #>> '{buyer,vatId}', '') = '' then '{}'::jsonb else '{"vatId": "…"}' end
        || case when coalesce(parties #>> '{buyer,registration}', '') = '' then '{}'::jsonb else '{"registration": "…"}' end)
  where store_id = of_store and order_id = of_order;

  -- Nobody is written to any more.
  delete from case_notice where store_id = of_store and case_id = any (cases);
  delete from complaint_notice where store_id = of_store and complaint_id = any (complaints);
  delete from withdrawal_task where store_id = of_store and withdrawal_id = any (withdrawals);

  -- Rows that change in daily work anyway.
  update evidence set content = '\x00', sha256 = '\x' where store_id = of_store and order_id = of_order;
  update carrier_claim set tracking_number = '…' where store_id = of_store and order_id = of_order;
  update parcel set note = '', tracking_number = '', scanned = '' where store_id = of_store and case_id = any (cases);
  update promised_goods set tracking_number = '' where store_id = of_store and order_id = of_order;
  update delivery set tracking_number = '' where store_id = of_store and order_id = of_order;
  update order_invoice set buyer_name = '…', buyer_address = '…', buyer_vat_id = '', buyer_registration = ''
  where store_id = of_store and order_id = of_order;
  delete from return_bank_account where store_id = of_store and case_id = any (cases);
  delete from data_key where store_id = of_store and owner = any (select 'case:' || c from unnest(cases) as c);
  delete from outbox_mail where store_id = of_store and case_id = any (cases);
  -- Of who has younger orders, and did not ask, the rest stays until their time.
  if exists (select from erasure e
             where e.store_id = of_store and e.order_id = of_order and e.asked_by <> 'clock')
      or not exists (select from customer_order o
                     where o.store_id = of_store and o.email_key = placed.email_key and o.order_id <> of_order) then
    delete from outbox_mail
    where store_id = of_store and lower(recipient) in (
      select lower(each) from unnest(array[placed.email] || person) as each where each like '%@%');
    delete from account_link where store_id = of_store and lower(email) = placed.email_key;
    delete from account where store_id = of_store and email_key = placed.email_key;
  end if;
  delete from visit where store_id = of_store and order_id = of_order;
  delete from access_link where store_id = of_store and order_id = of_order;
  update customer_order set email = '', email_key = '', customer_name = '', phone = '', address = ''
  where store_id = of_store and order_id = of_order;
  update erasure set erased_at = at_time, waits_for = '{}' where store_id = of_store and order_id = of_order;
  perform set_config('retour.erasing', 'no', true);
end $$;
comment on function erase_order is 'INVARIANT: the only way to change history; leaves sums, codes and days, and nothing that tells who the person was.';
