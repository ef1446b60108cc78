create table order_payment (
  store_id text not null,
  order_id bigint not null,
  payment_no int not null,
  method text not null,
  reference text not null default '',
  amount_minor bigint not null,
  refunded_minor bigint not null default 0,
  constraint order_payment_pk primary key (store_id, order_id, payment_no),
  constraint order_payment_order_fk foreign key (store_id, order_id) references customer_order,
  constraint order_payment_method_known
    check (method in ('card', 'online', 'bank_transfer', 'cash_on_delivery', 'store_credit', 'other')),
  constraint order_payment_amount_positive check (amount_minor > 0),
  constraint order_payment_refund_within check (refunded_minor between 0 and amount_minor)
);
comment on table order_payment is
  'How an order was paid that was paid by several means; of an order without rows the order itself names its one means.';
comment on column order_payment.store_id is 'The store.';
comment on column order_payment.order_id is 'The order.';
comment on column order_payment.payment_no is 'Counts from 1 within the order.';
comment on column order_payment.method is 'How this part was paid.';
comment on column order_payment.reference is 'The processor''s token, or a credit''s code; never a card number.';
comment on column order_payment.amount_minor is 'The part, in minor units of the order''s currency.';
comment on column order_payment.refunded_minor is 'What is booked to go back to it. INVARIANT: never above the part.';

create table refund_split (
  store_id text not null,
  rule text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint refund_split_pk primary key (store_id),
  constraint refund_split_store_fk foreign key (store_id) references store,
  constraint refund_split_rule_known check (rule in ('voucher_first', 'proportional'))
);
comment on table refund_split is
  'In which order a refund goes back to several means; a store without a row: to store credit first.';
comment on column refund_split.store_id is 'The store.';
comment on column refund_split.rule is 'Store credit first, or in proportion to what each means paid.';
comment on column refund_split.changed_at is 'When it was last changed.';
comment on column refund_split.changed_by is 'The administrator.';

alter table payout add column payment_no int;
alter table payout add column payment_reference text not null default '';
alter table payout add constraint payout_payment_fk
  foreign key (store_id, order_id, payment_no) references order_payment;
comment on column payout.payment_no is 'Which payment of the order it goes back to, where there are several.';
comment on column payout.payment_reference is 'That payment''s own token.';
