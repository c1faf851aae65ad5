-- Answers to replies: messages that demand nothing, through the same outbox.

alter table notice add column reply_id bigint;                            -- the reply that it answers
alter table reply add column answerable boolean default false not null;   -- its sender is the debtor's own, and not refuted
alter table reply add column wants varchar(20);                           -- COPY: of the documents it names
alter table reply_promise add column currency char(3);                    -- as said; null: not said
