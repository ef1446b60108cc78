create table account (
  store_id text not null,
  account_id uuid not null default uuidv7(),
  email text not null,
  email_key text not null,
  password_hash text not null,
  name text not null default '',
  phone text not null default '',
  address text not null default '',
  language text not null,
  offers_since timestamptz,
  offers_key text not null,
  created_at timestamptz not null,
  version int not null default 1,
  constraint account_pk primary key (store_id, account_id),
  constraint account_store_fk foreign key (store_id) references store,
  constraint account_address_once unique (store_id, email_key),
  constraint account_offers_key_once unique (store_id, offers_key)
);
comment on table account is 'A shopper''s account at one store; nobody needs one.';
comment on column account.store_id is 'The store.';
comment on column account.account_id is 'Our own number, never shown.';
comment on column account.email is 'The proven address (personal).';
comment on column account.email_key is 'The address for look-up: trimmed, lower case (personal).';
comment on column account.password_hash is 'Argon2id.';
comment on column account.name is 'Kept for faster requests, may be empty (personal).';
comment on column account.phone is 'Kept for faster requests, may be empty (personal).';
comment on column account.address is 'Kept for faster requests, may be empty; lines split by line breaks (personal).';
comment on column account.language is 'ISO 639-1 code of mails.';
comment on column account.offers_since is 'Since when the shopper agrees to offers by mail; null for no.';
comment on column account.offers_key is 'Random; the address to leave the offers holds it. It opens nothing else.';
comment on column account.created_at is 'When the account was made.';
comment on column account.version is 'Counts changes, so that two at once do not overwrite each other.';

create table account_link (
  store_id text not null,
  token_hash bytea not null,
  email text not null,
  language text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint account_link_pk primary key (store_id, token_hash),
  constraint account_link_store_fk foreign key (store_id) references store
);
create index account_link_by_age on account_link (store_id, expires_at);
comment on table account_link is 'One-time links that prove an address, an hour long; deleted after that.';
comment on column account_link.store_id is 'The store.';
comment on column account_link.token_hash is 'SHA-256 of the 256-bit random token.';
comment on column account_link.email is 'The address it was sent to (personal).';
comment on column account_link.language is 'Language it was asked for in.';
comment on column account_link.created_at is 'When it was sent.';
comment on column account_link.expires_at is 'Not valid after this.';
comment on column account_link.used_at is 'When it was used; it is used once.';

create table account_session (
  store_id text not null,
  token_hash bytea not null,
  account_id uuid not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  constraint account_session_pk primary key (store_id, token_hash),
  constraint account_session_account_fk foreign key (store_id, account_id) references account on delete cascade
);
create index account_session_of_account on account_session (store_id, account_id);
comment on table account_session is 'Who is logged in, by a token in the address.';
comment on column account_session.store_id is 'The store.';
comment on column account_session.token_hash is 'SHA-256 of the token in the address.';
comment on column account_session.account_id is 'The account.';
comment on column account_session.started_at is 'When it began.';
comment on column account_session.expires_at is 'Not valid after this.';
