alter table return_item drop constraint return_item_reception_known;
alter table return_item add constraint return_item_reception_known
  check (reception in ('awaited', 'returning', 'received', 'missing', 'wrong_item', 'refused', 'lost'));
comment on column return_item.reception is
  'What became of the goods on their way; returning: their carrier brings them back to the sender.';
