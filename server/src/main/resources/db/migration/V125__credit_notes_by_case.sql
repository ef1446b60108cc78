create index credit_note_by_case on credit_note (store_id, case_id);
