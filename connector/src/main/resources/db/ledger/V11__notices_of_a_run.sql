-- A run's notices are paged through by number.
drop index notice_of_run;
create index notice_of_run on notice (run_id, id);
