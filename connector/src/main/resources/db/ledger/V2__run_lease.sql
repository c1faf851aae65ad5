-- Who runs an ERP's companies at present. Times are the database's. One process at a time sweeps and sends; whoever was
-- paused past its lease finds another owner, and stops. Every lease has an owner of its own.
create table run_lease (
  name  varchar(60) not null primary key,
  owner varchar(60) not null,
  until timestamp(6) with time zone not null
);
