-- The two logins. psql -d <replica> -v reader=... -v writer=... -f read-only-role.sql   (as the owner; may be repeated)
select not exists (select 1 from pg_roles where rolname = 'dunning_reader') as missing \gset
\if :missing
create role dunning_reader login;
create role dunning_writer login;
\endif
alter role dunning_reader password :'reader' nosuperuser nocreatedb nocreaterole noinherit connection limit 10;
alter role dunning_reader set default_transaction_read_only = on;
alter role dunning_reader set idle_in_transaction_session_timeout = '10min';
grant select on bsid, bsad, kna1, knb1, knb5, adr6, tcurx to dunning_reader;
alter role dunning_writer password :'writer' nosuperuser nocreatedb nocreaterole noinherit connection limit 4;
grant select, insert on dunning_contacts to dunning_writer;
