-- How often an entry was given to the ERP's route, committed before it is: what never was cannot be there by our doing.
alter table write_back add column handed integer default 0 not null;
-- Of what is queued already nobody knows.
update write_back set handed = 1;
