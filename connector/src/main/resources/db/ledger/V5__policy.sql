-- What the dunning policy keeps: which procedure a notice follows and why, who approved it and for how long, how urgent
-- it is, when it may leave; what kind of debtor it is; and why our own people hold something.

alter table notice add column procedure_name varchar(120);
alter table notice add column procedure_row varchar(400);       -- the row of the decision table; null without a table
alter table notice add column approval_days integer;            -- calendar days an approval holds
alter table notice add column priority numeric(19, 2);          -- overdue amount times days, summed over its items
alter table notice add column priority_rule varchar(200);
alter table notice add column not_before timestamp(6) with time zone;
alter table notice add column not_after timestamp(6) with time zone;

-- Who agreed to a notice; two different people where its stage or amount asks for two.
create table notice_approval (
  notice_id   bigint       not null,
  person      varchar(120) not null,
  reason      varchar(500),
  approved_at timestamp(6) with time zone not null,
  valid_until date         not null,                            -- the last day it counts
  primary key (notice_id, person)
);

alter table sweep_debtor add column kind varchar(20);           -- BUSINESS, SOLE_TRADER, CONSUMER, PUBLIC; null: not known
alter table debtor add column kind varchar(20);

alter table dunning_block add column kind varchar(10) default 'BLOCK' not null;   -- BLOCK, DISPUTE, STOP
