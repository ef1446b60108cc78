create table access_link (
  store_id text not null,
  token_hash bytea not null,
  order_id bigint not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint access_link_pk primary key (store_id, token_hash),
  constraint access_link_order_fk foreign key (store_id, order_id) references customer_order
);
comment on table access_link is 'One-time links sent by mail; only a hash of the token is kept.';
comment on column access_link.store_id is 'The store.';
comment on column access_link.token_hash is 'SHA-256 of the 256-bit random token.';
comment on column access_link.order_id is 'The order it opens.';
comment on column access_link.created_at is 'When it was sent.';
comment on column access_link.expires_at is 'Not valid after this.';
comment on column access_link.used_at is 'When it was used; it opens once.';

create table visit (
  store_id text not null,
  token_hash bytea not null,
  order_id bigint not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  draft jsonb not null default '{}',
  constraint visit_pk primary key (store_id, token_hash),
  constraint visit_order_fk foreign key (store_id, order_id) references customer_order
);
comment on table visit is 'What a used link opened: a shopper at work on one order, without cookies.';
comment on column visit.store_id is 'The store.';
comment on column visit.token_hash is 'SHA-256 of the token in the address.';
comment on column visit.order_id is 'The order.';
comment on column visit.started_at is 'When the link was used.';
comment on column visit.expires_at is 'Not valid after this.';
comment on column visit.draft is 'The unfinished return: lines, quantities, answers.';

create table idempotency (
  store_id text not null,
  key_id uuid not null,
  route text not null,
  idempotency_key text not null,
  request_hash bytea not null,
  status int not null,
  body text not null,
  location text not null,
  created_at timestamptz not null,
  constraint idempotency_pk primary key (store_id, key_id, route, idempotency_key),
  constraint idempotency_api_key_fk foreign key (store_id, key_id) references api_key
);
create index idempotency_by_age on idempotency (created_at);
comment on table idempotency is 'Answers of API requests by their Idempotency-Key, so that a repeat gets the same.';
comment on column idempotency.store_id is 'The store.';
comment on column idempotency.key_id is 'The API key.';
comment on column idempotency.route is 'Method and path template.';
comment on column idempotency.idempotency_key is 'As the client sent it.';
comment on column idempotency.request_hash is 'SHA-256 of path and body; another request under the key is refused.';
comment on column idempotency.status is 'HTTP status answered.';
comment on column idempotency.body is 'Body answered.';
comment on column idempotency.location is 'Location header answered, empty where there was none.';
comment on column idempotency.created_at is 'When it came.';
