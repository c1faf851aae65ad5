-- H2 writes where a table's numbering has got to, and with it all that waits to be written, each time 32 numbers are used up:
-- 313 writes while 10,000 items are taken over. A process that is killed leaves a gap of up to a thousand numbers instead of 32.
${on_h2}alter table set_aside alter column id set cache 1000;
${on_h2}alter table debtor alter column id set cache 1000;
${on_h2}alter table open_item alter column id set cache 1000;
${on_h2}alter table item_outcome alter column id set cache 1000;
${on_h2}alter table notice alter column id set cache 1000;
${on_h2}alter table delivery alter column id set cache 1000;
${on_h2}alter table write_back alter column id set cache 1000;
