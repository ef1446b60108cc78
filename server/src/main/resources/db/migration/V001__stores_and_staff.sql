create table store (
  store_id text not null,
  name text not null,
  currency char(3) not null,
  zone text not null,
  languages text[] not null,
  color text not null,
  settings jsonb not null,
  constraint store_pk primary key (store_id),
  constraint store_id_shape check (store_id ~ '^[a-z][a-z0-9-]{1,39}$'),
  constraint store_currency_shape check (currency ~ '^[A-Z]{3}$'),
  constraint store_color_shape check (color ~ '^#[0-9a-f]{6}$'),
  constraint store_has_language check (cardinality(languages) > 0)
);
comment on table store is 'A store that runs its returns here.';
comment on column store.store_id is 'Short name, also the portal address.';
comment on column store.name is 'The name shoppers know.';
comment on column store.currency is 'ISO 4217 code the store trades in today.';
comment on column store.zone is 'IANA time zone; the store''s days are days of this zone.';
comment on column store.languages is 'ISO 639-1 codes, the first is the default.';
comment on column store.color is 'The store''s colour as #rrggbb.';
comment on column store.settings is 'Addresses, contacts, number formats and choices that are no clause of the policy.';

create table staff (
  store_id text not null,
  staff_id uuid not null default uuidv7(),
  login text not null,
  name text not null,
  role text not null,
  password_hash text not null,
  language text not null default 'en',
  active boolean not null default true,
  constraint staff_pk primary key (store_id, staff_id),
  constraint staff_store_fk foreign key (store_id) references store,
  constraint staff_login_once unique (login),
  constraint staff_role_known check (role in ('clerk', 'inspector', 'supervisor', 'accountant', 'administrator', 'auditor'))
);
comment on table staff is 'A member of a store''s staff who may log in to the desk.';
comment on column staff.store_id is 'The store.';
comment on column staff.staff_id is 'Identifies the person in the history.';
comment on column staff.login is 'Log-in name, unique over all stores.';
comment on column staff.name is 'Name shown to colleagues, never to shoppers.';
comment on column staff.role is 'What the person may do.';
comment on column staff.password_hash is 'Argon2id hash.';
comment on column staff.language is 'ISO 639-1 code the desk speaks to this person.';
comment on column staff.active is 'False: cannot log in any more; the history keeps the name.';

create table api_key (
  store_id text not null,
  key_id uuid not null default uuidv7(),
  label text not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  constraint api_key_pk primary key (store_id, key_id),
  constraint api_key_store_fk foreign key (store_id) references store,
  constraint api_key_secret_once unique (secret_hash)
);
comment on table api_key is 'A key with which a program acts for one store.';
comment on column api_key.store_id is 'The store.';
comment on column api_key.key_id is 'Identifies the key in the history.';
comment on column api_key.label is 'What the key is for, in staff''s words.';
comment on column api_key.secret_hash is 'SHA-256 of the 256-bit random key; the key itself is shown once.';
comment on column api_key.created_at is 'When it was made.';
comment on column api_key.revoked_at is 'When it stopped working.';
