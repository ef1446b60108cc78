create table stock_export (
  store_id text not null,
  export_no bigint not null,
  moves int not null,
  made_at timestamptz not null,
  made_by text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  constraint stock_export_pk primary key (store_id, export_no),
  constraint stock_export_store_fk foreign key (store_id) references store,
  constraint stock_export_holds_moves check (moves > 0),
  constraint stock_export_confirmed_whole check ((confirmed_at is null) = (confirmed_by is null))
);
comment on table stock_export is 'Moves of goods told to the stock system together; the same number always tells the same.';
comment on column stock_export.store_id is 'The store.';
comment on column stock_export.export_no is 'Counts from 1 without gaps.';
comment on column stock_export.moves is 'How many moves it tells.';
comment on column stock_export.made_at is 'When.';
comment on column stock_export.made_by is 'Who asked for it.';
comment on column stock_export.confirmed_at is 'When the stock system had carried it out.';
comment on column stock_export.confirmed_by is 'Who said so.';

create table stock_move (
  store_id text not null,
  move_no bigint generated always as identity,
  case_id uuid not null,
  item_no int not null,
  sku text not null,
  name text not null,
  units int not null,
  disposition text not null,
  condition text not null default '',
  serials text[] not null default '{}',
  decided_at timestamptz not null,
  decided_by text not null,
  export_no bigint,
  constraint stock_move_pk primary key (store_id, move_no),
  constraint stock_move_item_fk foreign key (store_id, case_id, item_no) references return_item,
  constraint stock_move_export_fk foreign key (store_id, export_no) references stock_export,
  constraint stock_move_units_not_zero check (units <> 0),
  constraint stock_move_disposition_known check (disposition in ('restock', 'refurbish', 'scrap', 'vendor_return')),
  constraint stock_move_condition_known check (condition in ('', 'as_new', 'opened', 'used', 'damaged', 'faulty'))
);
create index stock_move_waiting on stock_move (store_id, move_no) where export_no is null;
create index stock_move_of_item on stock_move (store_id, case_id, item_no, move_no);
create index stock_move_of_export on stock_move (store_id, export_no, move_no);
comment on table stock_move is
  'Where returned units go: a decision, or what takes one back with negative units. Told to the stock system once.';
comment on column stock_move.store_id is 'The store.';
comment on column stock_move.move_no is 'Order of entry.';
comment on column stock_move.case_id is 'The return.';
comment on column stock_move.item_no is 'The item.';
comment on column stock_move.sku is 'Stock keeping unit.';
comment on column stock_move.name is 'Name as it stood on the order.';
comment on column stock_move.units is 'Units that go there; negative where an earlier move is taken back.';
comment on column stock_move.disposition is 'Where they go.';
comment on column stock_move.condition is 'Grade of the goods, or empty.';
comment on column stock_move.serials is 'Serial numbers of the order line.';
comment on column stock_move.decided_at is 'When.';
comment on column stock_move.decided_by is 'Who.';
comment on column stock_move.export_no is 'The export that told it, once.';
