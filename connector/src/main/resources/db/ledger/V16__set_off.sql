-- In which order a part payment is set off against what a notice demands and claims, and the law or contract that says so.
alter table notice add column set_off varchar(40);              -- such as 'costs interest principal'; null: nothing says so
alter table notice add column set_off_source varchar(200);
