-- An ERP may take an entry and carry it out later: how often it said so, to be asked again until it is seen or given up.
alter table write_back add column accepted integer default 0 not null;
