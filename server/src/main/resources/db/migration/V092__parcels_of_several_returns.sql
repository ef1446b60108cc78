drop index parcel_tracking_once;
create unique index parcel_tracking_once
  on parcel (store_id, carrier, tracking_number, coalesce(case_id, '00000000-0000-0000-0000-000000000000'))
  where tracking_number <> '' and state not in ('refused', 'sent_back');
comment on index parcel_tracking_once is 'A parcel counts once for each return whose goods it holds, however often it is scanned.';

alter table parcel drop constraint parcel_state_known;
alter table parcel add constraint parcel_state_known
  check (state in ('received', 'unidentified', 'refused', 'sent_back'));
comment on column parcel.state is
  'Received, held as unidentified, refused at the door, or held and then sent back to where it came from.';
