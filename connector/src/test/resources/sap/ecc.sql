-- As many columns of SAP's tables as the queries read.
create table bsid (mandt varchar(3), bukrs varchar(4), kunnr varchar(10), filkd varchar(10), umsks varchar(1), umskz varchar(1),
  gjahr varchar(4), belnr varchar(10), buzei varchar(3), bldat varchar(8), budat varchar(8), blart varchar(2), xblnr varchar(16),
  waers varchar(5), shkzg varchar(1), wrbtr numeric(13, 2), zfbdt varchar(8), zbd1t numeric(3), zbd2t numeric(3),
  zbd3t numeric(3), rebzg varchar(10), rebzj varchar(4), rebzz varchar(3), rebzt varchar(1), bstat varchar(1),
  maber varchar(2), mansp varchar(1), manst varchar(1), zlsch varchar(1));
create table bsad (mandt varchar(3), bukrs varchar(4), budat varchar(8), blart varchar(2));
create table kna1 (mandt varchar(3), kunnr varchar(10), name1 varchar(35), land1 varchar(3), spras varchar(1),
  adrnr varchar(10), loevm varchar(1), telf1 varchar(16), stras varchar(35), pstlz varchar(10), ort01 varchar(35));
create table knb1 (mandt varchar(3), kunnr varchar(10), bukrs varchar(4), loevm varchar(1));
create table knb5 (mandt varchar(3), kunnr varchar(10), bukrs varchar(4), maber varchar(2), mansp varchar(1),
  gmvdt varchar(8), knrma varchar(10));
create table adr6 (client varchar(3), addrnumber varchar(10), persnumber varchar(10), flgdefault varchar(1),
  smtp_addr varchar(241));
create table tcurx (currkey varchar(5), currdec numeric(1));
insert into tcurx values ('JPY', 0), ('KWD', 3);
insert into kna1 values
  ('100', '0000001000', 'Tomillo Recambios SL', 'ES', 'S', 'A1', ''),
  ('100', '0000002000', 'Central', 'DE', 'D', 'A2', ''),
  ('200', '0000001000', 'Another client''s', 'DE', 'D', 'A9', '');
update kna1 set telf1 = '+34 910 000 000', stras = 'Calle Mayor 1', pstlz = '28013', ort01 = 'Madrid' where adrnr = 'A1';
insert into knb1 values ('100', '0000001000', '1000', ''), ('100', '0000002000', '1000', 'X');
insert into knb5 values ('100', '0000001000', '1000', '', '', '00000000', ''), ('100', '0000001000', '1000', '02', 'B', '00000000', '');
insert into adr6 values ('100', 'A1', '', 'X', 'pagos@example.com'), ('100', 'A1', '', '', 'other@example.com'),
  ('100', 'A2', '', 'X', 'central@example.com');
insert into bsad values ('100', '1000', '20261119', 'DZ'), ('100', '1000', '20261120', 'SA');
