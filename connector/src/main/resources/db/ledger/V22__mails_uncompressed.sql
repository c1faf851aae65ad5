-- A PDF does not get smaller, and PostgreSQL spends 2 ms of a processor on trying (84 kB of mail, measured with 14).
-- Up to 8 kB a mail stays beside its number instead of going to a table of its own.
${on_postgres}alter table sent_message alter column bytes set storage external;
${on_postgres}alter table sent_message set (toast_tuple_target = 8160);
