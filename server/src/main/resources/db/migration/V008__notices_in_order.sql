-- What is told next is found without reading what waits.
create index case_notice_in_order on case_notice (event_no);
