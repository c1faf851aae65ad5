-- As much of Odoo's tables as the queries of mappings/records/odoo-sql.yaml read; one line has no_followup or blocked.
create table res_currency (id integer primary key, name varchar);
create table res_country (id integer primary key, code varchar, name jsonb, address_format text);
create table res_country_state (id integer primary key, code varchar, name varchar);
create table res_partner (
  id integer primary key, name varchar, commercial_partner_id integer, type varchar, active boolean, email varchar,
  email_normalized varchar, lang varchar, tz varchar, country_id integer, phone varchar, street varchar, street2 varchar,
  zip varchar, city varchar, state_id integer, commercial_company_name varchar,
  password varchar);
create table account_account (id integer primary key, account_type varchar);
create table account_journal (id integer primary key, type varchar);
create table account_move (
  id integer primary key, name varchar, state varchar, payment_state varchar, reversed_entry_id integer, date date,
  journal_id integer, company_id integer);
create table account_move_line (
  id integer primary key, move_id integer, move_name varchar, account_id integer, partner_id integer,
  currency_id integer, amount_currency numeric, amount_residual_currency numeric, invoice_date date, date_maturity date,
  ref varchar, parent_state varchar, reconciled boolean, company_id integer);

insert into res_currency values (126, 'EUR'), (1, 'USD');
insert into res_country values (67, 'ES', '{"en_US": "Spain", "es_ES": "España"}',
  '%(street)s' || chr(10) || '%(street2)s' || chr(10) || '%(zip)s %(city)s' || chr(10) || '%(state_name)s' || chr(10) || '%(country_name)s');
insert into res_country_state values (9, 'M', 'Madrid (provincia)');
insert into res_partner (id, name, commercial_partner_id, type, active, email, email_normalized, lang, tz, country_id) values
  (11, 'Tomillo Cliente', 11, 'contact', true, 'zentrale@example.org', 'zentrale@example.org', 'fr_FR', 'Europe/Madrid', 67),
  (21, 'No mail', 11, 'invoice', true, '', null, null, null, null),
  (22, 'Archived', 11, 'invoice', false, 'old@example.org', 'old@example.org', null, null, null),
  (23, 'AP', 11, 'invoice', true, 'AP dept <AP@example.org>', 'ap@example.org', null, null, null),
  (24, 'Newer', 11, 'invoice', true, 'newer@example.org', 'newer@example.org', 'it_IT', null, null),
  (12, 'Two addresses', 12, 'contact', true, 'one@example.org, two@example.org', 'one@example.org', '', null, null),
  (13, 'Person of Tomillo', 11, 'contact', true, 'person@example.org', 'person@example.org', 'en_US', null, null),
  (14, 'Archived debtor', 14, 'contact', false, 'gone@example.org', 'gone@example.org', 'en_US', null, null);
update res_partner set phone = '+34 910 000 000', street = 'Calle Mayor, 1', street2 = '', zip = '28013', city = 'Madrid', state_id = 9,
       commercial_company_name = name where id = 11;
update res_partner set street = 'Hauptstr. 5', city = 'Springfield', zip = '123', commercial_company_name = 'Two Ltd' where id = 12;
insert into account_account values (1, 'asset_receivable'), (2, 'income');
insert into account_journal values (1, 'sale'), (2, 'bank');
insert into account_move values
  (17, 'INV/17', 'posted', 'partial', null, '2026-07-02', 1, 3),
  (18, 'INV/18', 'posted', 'in_payment', null, '2026-07-02', 1, 3),
  (19, 'INV/19', 'posted', 'blocked', null, '2026-07-02', 1, 3),
  (20, 'RINV/20', 'posted', 'not_paid', 17, '2026-07-02', 1, 3),
  (21, 'BNK/21', 'posted', null, null, '2026-11-20', 2, 3),
  (22, 'INV/22', 'draft', 'not_paid', null, '2026-11-22', 1, 3),
  (23, 'INV/23', 'posted', 'not_paid', null, '2026-11-22', 1, 4);
insert into account_move_line values
  (43, 17, 'INV/17', 1, 11, 126, 241.19, 100.50, '2026-07-02', '2026-08-01', 'PO-7', 'posted', false, 3),
  (44, 17, 'INV/17', 1, 13, 126, 241.18, 241.18, '2026-07-02', '2026-08-31', 'PO-7', 'posted', null, 3),
  (45, 17, 'INV/17', 2, 11, 126, -482.37, 0, '2026-07-02', null, 'PO-7', 'posted', false, 3),
  (46, 18, 'INV/18', 1, 12, 1, 50, 50, '2026-07-02', '2026-08-01', null, 'posted', false, 3),
  (47, 19, 'INV/19', 1, 14, 126, 60, 60, '2026-07-02', '2026-08-01', null, 'posted', false, 3),
  (48, 20, 'RINV/20', 1, 11, 126, -30, -30, '2026-07-02', '2026-08-01', null, 'posted', false, 3),
  (49, 21, 'BNK/21', 1, 12, 1, -5, -5, null, null, null, 'posted', false, 3),
  (50, 22, '/', 1, 11, 126, 70, 70, '2026-11-22', '2026-11-22', null, 'draft', false, 3),
  (51, 23, 'INV/23', 1, 11, 126, 80, 80, '2026-11-22', '2026-11-22', null, 'posted', false, 4),
  (52, 17, 'INV/17', 1, 11, 126, 90, 0, '2026-07-02', '2026-08-01', null, 'posted', true, 3),
  (53, 18, 'INV/18', 1, null, 126, 5, 5, '2026-07-02', '2026-08-01', null, 'posted', false, 3);
