create table goods_notice (
  store_id text not null,
  day date not null,
  rejected bigint not null,
  vendors bigint not null,
  told_at timestamptz not null,
  constraint goods_notice_pk primary key (store_id, day),
  constraint goods_notice_store_fk foreign key (store_id) references store,
  constraint goods_notice_some check (rejected + vendors > 0)
);
comment on table goods_notice is 'Days on which staff were told of goods whose step is due, once a day.';
comment on column goods_notice.store_id is 'The store.';
comment on column goods_notice.day is 'The store''s day.';
comment on column goods_notice.rejected is 'How many rejected goods somebody has to place or send.';
comment on column goods_notice.vendors is 'How many wait for a step of or for their manufacturer.';
comment on column goods_notice.told_at is 'When.';
