-- The columns of Tryton 6.0's tables that the mapping reads, with their types.
create table currency_currency (id integer primary key, code varchar(3) not null, digits integer not null);
create table currency_currency_rate (currency integer, date date not null, rate numeric);
create table company_company (id integer primary key, currency integer not null);
create table account_account_type (id integer primary key, receivable boolean);
create table account_account (id integer primary key, type integer);
create table account_journal (id integer primary key, type varchar not null);
create table account_move (
  id integer primary key, company integer not null, journal integer not null, date date not null,
  number varchar not null, post_number varchar, state varchar not null, origin varchar);
create table account_move_line (
  id integer primary key, move integer not null, account integer not null, party integer, maturity_date date,
  debit numeric not null, credit numeric not null, second_currency integer, amount_second_currency numeric,
  reconciliation integer);
create table account_invoice (
  id integer primary key, number varchar, reference varchar, state varchar, move integer, account integer not null,
  currency integer not null, invoice_date date);
create table account_invoice_line (id integer primary key, invoice integer, origin varchar);
create table "account_invoice-account_move_line" (invoice integer not null, line integer not null unique);
create table party_party (id integer primary key, code varchar not null, name varchar, active boolean);
create table party_party_lang (id integer primary key, party integer, company integer, lang integer);
create table ir_lang (id integer primary key, code varchar not null);
create table party_contact_mechanism (
  id integer primary key, party integer not null, type varchar not null, value varchar, sequence integer,
  active boolean, invoice boolean);
create table account_dunning (
  id integer primary key, line integer not null unique, procedure integer not null, level integer not null,
  blocked boolean, state varchar);
create table account_dunning_level (id integer primary key, procedure integer not null, sequence integer);
