alter table store_credit_movement drop constraint store_credit_movement_kind_known;
alter table store_credit_movement add constraint store_credit_movement_kind_known
  check (kind in ('issued', 'used', 'given_back', 'expired'));
create unique index store_credit_movement_back_once on store_credit_movement (store_id, credit_id, reference)
  where kind = 'given_back';
comment on column store_credit_movement.kind is
  'Issued, used, given back (the use of the same reference came to nothing) or expired.';
create trigger store_credit_given_back_audited after insert on store_credit_movement
  for each row when (new.kind = 'given_back')
  execute function audit_deed('store_credit.given_back', 'moved_at', 'moved_by', 'credit_id', '');
