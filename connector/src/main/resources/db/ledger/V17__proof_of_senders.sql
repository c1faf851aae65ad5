-- What the receiving server found out about a mail's sender, in words for whoever reads it.

alter table reply add column sender_proof varchar(300) default '' not null;
