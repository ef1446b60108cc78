alter table payout add column needs_consent boolean not null default false;
comment on column payout.needs_consent is
  'The store pays by transfer where a law would have the money go the way the customer paid: it waits for their consent.';
