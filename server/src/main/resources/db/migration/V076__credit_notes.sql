create table seller (
  store_id text not null,
  legal_name text not null,
  address text not null,
  country char(2) not null,
  registration text not null default '',
  vat_id text not null default '',
  usual_rate_hundredths int,
  number_patterns jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint seller_pk primary key (store_id),
  constraint seller_store_fk foreign key (store_id) references store,
  constraint seller_named check (legal_name <> '' and address <> ''),
  constraint seller_country_shape check (country ~ '^[A-Z]{2}$'),
  constraint seller_vat_has_rate check ((vat_id = '') = (usual_rate_hundredths is null)),
  constraint seller_rate_range check (usual_rate_hundredths between 1 and 10000)
);
comment on table seller is 'Who sells: the firm as its invoices and credit notes name it. A store without a row sells without value added tax.';
comment on column seller.store_id is 'The store.';
comment on column seller.legal_name is 'The firm''s name in the register.';
comment on column seller.address is 'Lines split by line breaks.';
comment on column seller.country is 'ISO 3166-1.';
comment on column seller.registration is 'Number in the register of firms (in Bulgaria the EIK); empty for none.';
comment on column seller.vat_id is 'VAT number with its country; empty where the firm charges no value added tax.';
comment on column seller.usual_rate_hundredths is 'Rate for lines of which none is recorded, in hundredths of a percent.';
comment on column seller.number_patterns is 'How each series of documents is numbered, such as {"credit_note": "30########"}.';
comment on column seller.changed_at is 'When it was last changed.';
comment on column seller.changed_by is 'The administrator.';

create table credit_note_counter (
  store_id text not null,
  series text not null,
  last_serial bigint not null,
  constraint credit_note_counter_pk primary key (store_id, series),
  constraint credit_note_counter_store_fk foreign key (store_id) references store,
  constraint credit_note_counter_positive check (last_serial > 0)
);
comment on table credit_note_counter is
  'The last number of each series. Raised in the transaction that issues the document, so that one that is rolled back leaves no gap.';
comment on column credit_note_counter.store_id is 'The store.';
comment on column credit_note_counter.series is 'Which numbers: credit_note, credit_memo, refund_note.';
comment on column credit_note_counter.last_serial is 'Given out last.';

create table credit_note (
  store_id text not null,
  note_id uuid not null default uuidv7(),
  series text not null,
  serial bigint not null,
  number text not null,
  reverses uuid,
  replaces uuid,
  occasion text not null,
  case_id uuid not null,
  order_id bigint not null,
  decision_no bigint not null,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by text not null,
  reason text not null default '',
  currency char(3) not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  besides_minor bigint not null default 0,
  original_minor bigint,
  original_currency char(3),
  parties jsonb not null,
  constraint credit_note_pk primary key (store_id, note_id),
  constraint credit_note_case_fk foreign key (store_id, case_id) references return_case,
  constraint credit_note_order_fk foreign key (store_id, order_id) references customer_order,
  constraint credit_note_decision_fk foreign key (store_id, case_id, decision_no) references decision,
  constraint credit_note_reverses_fk foreign key (store_id, reverses) references credit_note,
  constraint credit_note_replaces_fk foreign key (store_id, replaces) references credit_note,
  constraint credit_note_serial_once unique (store_id, series, serial),
  constraint credit_note_number_once unique (store_id, number),
  constraint credit_note_reversed_once unique (store_id, reverses),
  constraint credit_note_replaced_once unique (store_id, replaces),
  constraint credit_note_series_known check (series in ('credit_note', 'credit_memo', 'refund_note')),
  constraint credit_note_occasion_known check (occasion in ('settlement', 'supplement', 'correction')),
  constraint credit_note_one_way check (reverses is null or replaces is null),
  constraint credit_note_original_whole check ((original_minor is null) = (original_currency is null))
);
create unique index credit_note_first_once on credit_note (store_id, case_id, decision_no)
  where occasion = 'settlement';
create index credit_note_by_day on credit_note (store_id, issued_on, serial);
create trigger credit_note_append_only before update or delete on credit_note
  for each row execute function refuse_change();
comment on table credit_note is
  'What a settlement takes back of what was sold, as a document; append-only. INVARIANT: the serials of a series have no gap.';
comment on column credit_note.store_id is 'The store.';
comment on column credit_note.note_id is 'The document.';
comment on column credit_note.series is
  'credit_note: to an invoice, by the law on value added tax; refund_note: no invoice was issued; credit_memo: the seller charges no such tax.';
comment on column credit_note.serial is 'Counts from 1 within the series.';
comment on column credit_note.number is 'As it stands on the document.';
comment on column credit_note.reverses is 'The document that this one takes back; empty for none.';
comment on column credit_note.replaces is 'The reversed document that this one stands for; empty for none.';
comment on column credit_note.occasion is
  'settlement: one each; supplement: more, or less, for what is settled; correction: reversal or replacement.';
comment on column credit_note.case_id is 'The return.';
comment on column credit_note.order_id is 'The order.';
comment on column credit_note.decision_no is 'The decision that the settlement follows: names the settlement within the case.';
comment on column credit_note.issued_on is 'Its date, the store''s day.';
comment on column credit_note.issued_at is 'When.';
comment on column credit_note.issued_by is 'The member of staff or API key.';
comment on column credit_note.reason is 'Of a reversal or replacement: why.';
comment on column credit_note.currency is 'ISO 4217 code of all its amounts.';
comment on column credit_note.net_minor is 'What is taken back without tax, in minor units; negative for a reversal.';
comment on column credit_note.tax_minor is 'The tax on it.';
comment on column credit_note.besides_minor is 'Costs repaid with it that are no part of what was sold.';
comment on column credit_note.original_minor is 'Net and tax in the currency the order was paid in, where that is no longer in use.';
comment on column credit_note.original_currency is 'ISO 4217 code of that currency.';
comment on column credit_note.parties is 'Seller, buyer and invoice as they were (personal).';

create table credit_note_row (
  store_id text not null,
  note_id uuid not null,
  row_no int not null,
  kind text not null,
  item_no int,
  text text not null,
  units int not null default 0,
  clause text not null default '',
  net_minor bigint not null,
  tax_minor bigint not null,
  tax_category text not null,
  tax_rate_hundredths int not null,
  constraint credit_note_row_pk primary key (store_id, note_id, row_no),
  constraint credit_note_row_note_fk foreign key (store_id, note_id) references credit_note,
  constraint credit_note_row_kind_known check (kind in ('goods', 'fee', 'deduction', 'delivery', 'change')),
  constraint credit_note_row_category_known check (tax_category in ('standard', 'zero', 'exempt', 'none'))
);
create trigger credit_note_row_append_only before update or delete on credit_note_row
  for each row execute function refuse_change();
comment on table credit_note_row is 'A row of a credit note, append-only.';
comment on column credit_note_row.store_id is 'The store.';
comment on column credit_note_row.note_id is 'The document.';
comment on column credit_note_row.row_no is 'Counts from 1.';
comment on column credit_note_row.kind is 'goods, or what changes their sum: fee, deduction, delivery, change (by a person).';
comment on column credit_note_row.item_no is 'The item of the return.';
comment on column credit_note_row.text is 'Of goods their name as on the order; else what it is for, by code.';
comment on column credit_note_row.units is 'Of goods.';
comment on column credit_note_row.clause is 'Of a fee or deduction: the clause it comes from.';
comment on column credit_note_row.net_minor is 'Without tax, in minor units; what is kept is negative.';
comment on column credit_note_row.tax_minor is 'The tax on it.';
comment on column credit_note_row.tax_category is 'standard, zero, exempt; none where the seller charges no value added tax.';
comment on column credit_note_row.tax_rate_hundredths is 'In hundredths of a percent.';

create function credit_note_without_gap() returns trigger language plpgsql as $$
begin
  if new.serial > 1 and not exists (
    select from credit_note where store_id = new.store_id and series = new.series and serial = new.serial - 1
  ) then
    raise exception 'number % of series % has none before it', new.serial, new.series using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function credit_note_without_gap is 'INVARIANT: each number of a series but the first has one before it.';

create constraint trigger credit_note_without_gap after insert on credit_note
  for each row execute function credit_note_without_gap();

create function credit_note_sums() returns trigger language plpgsql as $$
declare
  rows_net bigint;
  rows_tax bigint;
begin
  select coalesce(sum(net_minor), 0), coalesce(sum(tax_minor), 0) into rows_net, rows_tax
  from credit_note_row
  where store_id = new.store_id and note_id = new.note_id;
  if rows_net <> new.net_minor or rows_tax <> new.tax_minor then
    raise exception 'the rows of credit note % do not come to its sums', new.number using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function credit_note_sums is 'INVARIANT: a credit note is the sum of its rows.';

create constraint trigger credit_note_sums after insert on credit_note
  deferrable initially deferred
  for each row execute function credit_note_sums();

create view credit_note_listed with (security_invoker = true) as
select n.store_id, n.note_id, n.series, n.serial, n.number, n.issued_on, n.issued_at, n.case_id, n.order_id, n.decision_no,
       n.reverses, back.number as reverses_number, back.issued_on as reverses_on,
       n.replaces, old.number as replaces_number, old.issued_on as replaces_on,
       later.number as reversed_by, n.reason, n.currency, n.net_minor, n.tax_minor, n.besides_minor, n.original_minor,
       n.original_currency, n.parties, r.rows
from credit_note n
  left join credit_note back on back.store_id = n.store_id and back.note_id = n.reverses
  left join credit_note old on old.store_id = n.store_id and old.note_id = n.replaces
  left join credit_note later on later.store_id = n.store_id and later.reverses = n.note_id
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object(
      'no', l.row_no, 'kind', l.kind, 'item', l.item_no, 'text', l.text, 'units', l.units, 'clause', l.clause,
      'net', l.net_minor, 'tax', l.tax_minor, 'category', l.tax_category, 'rate', l.tax_rate_hundredths
    ) order by l.row_no), '[]') as rows
    from credit_note_row l
    where l.store_id = n.store_id and l.note_id = n.note_id
  ) r;
comment on view credit_note_listed is 'A credit note with its rows and the documents it hangs together with.';
