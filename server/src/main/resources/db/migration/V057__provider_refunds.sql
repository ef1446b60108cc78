create table provider_refund (
  store_id text not null,
  payout_id uuid not null,
  payment_reference text not null,
  amount_minor bigint not null,
  currency char(3) not null,
  state text not null default 'sending',
  provider_reference text not null default '',
  reason text not null default '',
  tries int not null default 0,
  next_try_at timestamptz not null,
  changed_at timestamptz not null,
  constraint provider_refund_pk primary key (store_id, payout_id),
  constraint provider_refund_payout_fk foreign key (store_id, payout_id) references payout,
  constraint provider_refund_amount_positive check (amount_minor > 0),
  constraint provider_refund_state_known check (state in ('sending', 'pending', 'succeeded', 'failed'))
);
create index provider_refund_to_send on provider_refund (store_id, next_try_at) where state = 'sending';
comment on table provider_refund is 'A payout on its way through a payment provider, by the means the customer paid by.';
comment on column provider_refund.store_id is 'The store.';
comment on column provider_refund.payout_id is 'What it pays; names the refund towards the provider for good.';
comment on column provider_refund.payment_reference is 'The provider''s id of the payment that is refunded.';
comment on column provider_refund.amount_minor is 'In minor units.';
comment on column provider_refund.currency is 'ISO 4217 code.';
comment on column provider_refund.state is 'Sending until the provider has answered; pending until it is through; succeeded; failed.';
comment on column provider_refund.provider_reference is 'The provider''s id of the refund.';
comment on column provider_refund.reason is 'The provider''s code for a failure.';
comment on column provider_refund.tries is 'How often it was sent.';
comment on column provider_refund.next_try_at is 'When it is sent again where no answer came.';
comment on column provider_refund.changed_at is 'When the state was last changed.';

create function provider_refund_goes_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.amount_minor <> old.amount_minor or new.payment_reference <> old.payment_reference
      or (old.state = 'failed' and new.state <> 'failed')
      or (old.state = 'succeeded' and new.state not in ('succeeded', 'failed'))
      or (old.state = 'pending' and new.state = 'sending') then
    raise exception 'refund of payout % cannot go from % to %', old.payout_id, old.state, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function provider_refund_goes_on is 'INVARIANT: a refund never goes back; what failed stays failed.';
create trigger provider_refund_goes_on before update or delete on provider_refund
  for each row execute function provider_refund_goes_on();

alter table payout drop constraint payout_state_known;
alter table payout add constraint payout_state_known check (state in ('due', 'in_batch', 'at_provider', 'paid'));
comment on column payout.state is
  'Due; in a batch on its way through the bank; at a payment provider; paid. Back to due when it failed or came back.';
