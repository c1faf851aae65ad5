-- A promise or a claim of payment in a mail that contests something, too.

alter table reply add column contests boolean default false not null;
