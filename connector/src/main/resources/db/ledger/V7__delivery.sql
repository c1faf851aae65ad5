-- Delivery that neither doubles nor loses: pauses per channel, what was asked about suspects, mails of ours that this
-- ledger does not know.

alter table sending_pause add column channel varchar(20);          -- null: all

-- A Message-ID of ours contains its delivery's token, which has an index: one index less to change with every mail.
drop index delivery_message;

-- What a place answered when it was last asked whether it has a trace of a mail without an answer.
create table suspect_inquiry (
  delivery_id bigint       not null,
  place       varchar(200) not null,
  asked_at    timestamp(6) with time zone not null,
  answer      varchar(400) not null,
  primary key (delivery_id, place)
);

-- Mails with a Message-ID of ours that the journal or the relay's log has and this ledger has never sent: each is told
-- once, and stops sending until a person resumes it.
create table unknown_mail (
  token   char(32)     not null primary key,
  place   varchar(200) not null,
  seen_at timestamp(6) with time zone not null
);
