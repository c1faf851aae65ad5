-- A PDF does not get smaller, and PostgreSQL spends 2 ms of a processor on trying (a mail of 89 kB, measured with PostgreSQL 14).
-- A mail of up to 8 kB stays beside its number instead of going to a table of its own.
${on_postgres}alter table sent_message alter column bytes set storage external;
${on_postgres}alter table sent_message set (toast_tuple_target = 8160);
