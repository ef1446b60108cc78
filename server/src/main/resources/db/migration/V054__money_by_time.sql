create index reimbursement_by_time on reimbursement (store_id, booked_at);
create index ledger_entry_clauses_by_time on ledger_entry (store_id, booked_at) where clause is not null;
