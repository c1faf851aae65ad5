-- The outbox for SAP: each contact and promise once. Whoever loads it into SAP (a Z report, an interface of your
-- middleware) takes what has no taken_at and sets it; the connector only inserts, and never reads that column.
create table if not exists dunning_contacts (
  natural_key   varchar(64)    primary key,  -- the same for ever, so that writing again changes nothing
  kind          varchar(20)    not null,     -- NOTE, PROMISE_OPENED, PROMISE_MOVED, PROMISE_CLOSED, CALL_ENDED
  company       varchar(40)    not null,     -- client and company code: 100/1000
  debtor_no     varchar(40)    not null,
  contacted_at  timestamp with time zone not null,
  business_date date           not null,
  stage         varchar(60)    not null,
  channel       varchar(20)    not null,
  documents     varchar(8000)  not null,
  erp_keys      varchar(20000) not null,     -- company code/year/document/line of each, separated by commas
  total         numeric(18, 3) not null,
  currency      varchar(3)     not null,
  note          varchar(4000)  not null,
  taken_at      timestamp with time zone
);
