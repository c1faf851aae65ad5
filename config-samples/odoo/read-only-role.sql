-- For dunning.erp: odoo-sql. A login that can read what its queries need and nothing else; users and their password hashes
-- are not among it.
-- psql -d <odoo database> -v password=... -f read-only-role.sql   (as the owner of the database; may be repeated)
select not exists (select 1 from pg_roles where rolname = 'dunning_reader') as missing \gset
\if :missing
create role dunning_reader login;
\endif
alter role dunning_reader password :'password' nosuperuser nocreatedb nocreaterole noinherit connection limit 10;
alter role dunning_reader set default_transaction_read_only = on;
alter role dunning_reader set idle_in_transaction_session_timeout = '10min';
grant usage on schema public to dunning_reader;
grant select on account_move_line, account_move, account_account, account_journal, res_currency, res_country,
    res_country_state to dunning_reader;
grant select (id, name, commercial_partner_id, commercial_company_name, type, active, email, email_normalized, lang, tz, phone,
    street, street2, zip, city, state_id, country_id) on res_partner to dunning_reader;
