-- Who did it is written as kind and id with a colon between, or as the kind alone.
create or replace function audit_deed() returns trigger language plpgsql as $$
declare
  told jsonb := to_jsonb(new);
  who text := coalesce(told ->> tg_argv[2], '');
  kind text := split_part(who, ':', 1);
begin
  insert into audit_entry (store_id, happened_at, kind, actor_kind, actor, subject, digest)
  values (new.store_id, coalesce((told ->> tg_argv[1])::timestamptz, clock_timestamp()), tg_argv[0],
          case when kind in ('staff', 'program', 'clock', 'shopper') then kind else 'operator' end,
          case when kind in ('staff', 'program') then split_part(who, ':', 2) else '' end,
          coalesce(told ->> tg_argv[3], ''),
          decode(substr(nullif(told ->> nullif(tg_argv[4], ''), ''), 3), 'hex'));
  return null;
end $$;

create trigger seller_audited after insert or update on seller
  for each row execute function audit_deed('seller.changed', 'changed_at', 'changed_by', 'store_id', '');
create trigger refund_split_audited after insert or update on refund_split
  for each row execute function audit_deed('refund_split.changed', 'changed_at', 'changed_by', 'store_id', '');
create trigger goods_back_terms_audited after insert or update on goods_back_terms
  for each row execute function audit_deed('goods_back_terms.changed', 'changed_at', 'changed_by', 'store_id', '');
create trigger mail_wording_audited after insert on mail_wording
  for each row execute function audit_deed('wording.changed', 'changed_at', 'changed_by', 'wording_no', '');
create trigger carrier_terms_audited after insert or update on carrier_terms
  for each row execute function audit_deed('carrier_terms.changed', 'changed_at', 'changed_by', 'code', '');
create trigger handover_record_audited after insert on handover_record
  for each row when (new.actor not like 'shopper%')
  execute function audit_deed('handover.recorded', 'recorded_at', 'actor', 'order_id', '');
create trigger store_credit_issued_audited after insert on store_credit_movement
  for each row when (new.kind = 'issued')
  execute function audit_deed('store_credit.issued', 'moved_at', 'moved_by', 'credit_id', '');
create trigger store_credit_used_audited after insert on store_credit_movement
  for each row when (new.kind = 'used')
  execute function audit_deed('store_credit.used', 'moved_at', 'moved_by', 'credit_id', '');
create trigger store_credit_expired_audited after insert on store_credit_movement
  for each row when (new.kind = 'expired')
  execute function audit_deed('store_credit.expired', 'moved_at', 'moved_by', 'credit_id', '');
create trigger carrier_claim_event_audited after insert on carrier_claim_event
  for each row when (new.actor_kind in ('staff', 'program')) execute function audit_event('carrier_claim', 'claim_id');

-- What a program does to a case counts as what staff do. That it filed one for a customer stands in the history alone.
drop trigger case_event_audited on case_event;
create trigger case_event_audited after insert on case_event
  for each row when (new.actor_kind = 'staff' or new.actor_kind = 'program' and new.kind <> 'requested')
  execute function audit_event('case', 'case_id');
drop trigger complaint_event_audited on complaint_event;
create trigger complaint_event_audited after insert on complaint_event
  for each row when (new.actor_kind in ('staff', 'program')) execute function audit_event('complaint', 'complaint_id');
drop trigger withdrawal_event_audited on withdrawal_event;
create trigger withdrawal_event_audited after insert on withdrawal_event
  for each row when (new.actor_kind in ('staff', 'program')) execute function audit_event('withdrawal', 'withdrawal_id');
