-- A statement in force can become a complaint about the same goods; it then goes on with the complaint's return.
alter table withdrawal_standing
  drop constraint withdrawal_standing_state_known,
  drop constraint withdrawal_standing_accepted_is_filed,
  add constraint withdrawal_standing_state_known
    check (state in ('received', 'unmatched', 'weighing', 'accepted', 'declined', 'dismissed', 'returned', 'complained')),
  add constraint withdrawal_standing_accepted_is_filed
    check ((state in ('accepted', 'returned', 'complained')) = (case_id is not null));
