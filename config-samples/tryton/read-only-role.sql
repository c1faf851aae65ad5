-- A login for the connector that can read what its queries need and nothing else.
-- psql -d <tryton database> -v password=... -f read-only-role.sql   (as the owner of the database; may be repeated)
select not exists (select 1 from pg_roles where rolname = 'dunning_reader') as missing \gset
\if :missing
create role dunning_reader login;
\endif
alter role dunning_reader password :'password' nosuperuser nocreatedb nocreaterole noinherit connection limit 10;
alter role dunning_reader set default_transaction_read_only = on;
alter role dunning_reader set idle_in_transaction_session_timeout = '10min';
grant usage on schema public to dunning_reader;
grant select on
    account_move, account_move_line, account_account, account_account_type, account_journal,
    account_invoice, account_invoice_line, "account_invoice-account_move_line",
    company_company, currency_currency, currency_currency_rate,
    party_party, party_party_lang, party_contact_mechanism, ir_lang,
    account_dunning, account_dunning_level
    to dunning_reader;
