-- What mappings/records/sql.yaml reads and writes, in SQL that runs on PostgreSQL and H2 as it is.
--
-- To connect an ERP, make dunning_open_items a view over its tables, with these columns under these names, and run only
-- the second half of this file (dunning_contacts). As it is here, a table, it serves to try the connector out.
--
-- One row for each line that is not settled: invoices (an instalment is a line of its own), due or not, and credits
-- (credit notes, payments on account). The whole of it, not only what is overdue: a row that is gone counts as paid.
-- Give the reading login SELECT on it and nothing else.
create table if not exists dunning_open_items (
  company         varchar(40)    not null,  -- the company owed: dunning.companies.<id>.erp-id, or the id itself
  document_no     varchar(100)   not null,  -- as printed on the invoice
  line_no         varchar(60),              -- instalment; null means 1
  erp_key         varchar(120)   not null,  -- unique in the ERP; the row is asked for again by it
  debtor_no       varchar(100)   not null,
  debtor_name     varchar(300)   not null,
  email           varchar(300),             -- one address: the dunning contact's, else the invoice contact's
  postal_address  varchar(300),             -- the lines below the name on an envelope, for letters; may be left out
  phone           varchar(60),              -- as +34 910 000 000, for calls and messages; may be left out
  messages_allowed boolean,                 -- the debtor has agreed to WhatsApp or SMS there; may be left out
  language        varchar(20),              -- es, es_MX, en-GB; null means the company's
  country         varchar(20),
  time_zone       varchar(60),              -- Europe/Madrid; null means the company's
  segment         varchar(60),
  currency        varchar(3)     not null,  -- ISO 4217, the currency of the document
  amount          numeric(18, 3) not null,  -- the original amount; a credit is negative
  residual        numeric(18, 3) not null,  -- what is still open after part payments; a credit is negative
  document_date   date,
  due_date        date,                     -- null: shown, never dunned
  credit_for      varchar(100),             -- the document a credit belongs to
  reference       varchar(300),             -- the debtor's own, such as an order number
  blocked         boolean,                  -- true: this line is not to be dunned
  disputed        boolean,
  direct_debit    boolean,                  -- we collect; there is nothing for the debtor to do
  in_payment      boolean,                  -- a payment is on its way
  erp_level       integer,                  -- the dunning level the ERP knows, 0 or null for none
  debtor_blocked  varchar(300),             -- a reason in words; null for none
  debtor_stopped  varchar(300)              -- insolvent, with an agency, with a lawyer; null for none
);

-- Contacts are noted here, once each. Give the writing login SELECT and INSERT on it.
create table if not exists dunning_contacts (
  natural_key     varchar(64)    primary key,  -- the same for ever, so that writing again changes nothing
  company         varchar(40)    not null,
  debtor_no       varchar(100)   not null,
  contacted_at    timestamp with time zone not null,
  business_date   date           not null,
  stage           varchar(60)    not null,
  channel         varchar(20)    not null,
  documents       varchar(4000)  not null,
  total           numeric(18, 3) not null,
  currency        varchar(3)     not null,
  note            varchar(4000)  not null
);
