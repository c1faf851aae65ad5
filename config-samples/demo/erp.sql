-- The demo's ERP: a wholesaler's receivables, as a local ERP keeps them. Made when the file is new; running it again
-- changes nothing. Every company and address is invented. Days count from the day it is made.

create table if not exists clientes (
  codigo          varchar(10)  primary key,
  razon_social    varchar(120) not null,
  email_facturas  varchar(200),
  email_cobros    varchar(200),           -- goes before email_facturas
  idioma          varchar(3)   not null,  -- ESP, ING
  pais            varchar(2)   not null,
  tipo_cliente    varchar(12)  not null,  -- TALLER, CONSTRUCTORA, DISTRIBUIDOR
  forma_pago      varchar(13)  not null,  -- TRANSFERENCIA, RECIBO (direct debit)
  motivo_bloqueo  varchar(120),           -- not to be dunned, and why
  situacion       varchar(10)  not null,  -- NORMAL, CONCURSO (insolvent), ABOGADO
  direccion       varchar(200),           -- of the offices in Spain
  telefono        varchar(30),
  acepta_mensajes boolean      not null   -- has agreed to WhatsApp or SMS on that number
) as
select 'C' || lpad(n, 4, '0'), nombre,
       case when n in (17, 34, 51) then null                                    -- no address at all
            when n = 29 then 'compras@' || dominio || '; caja@' || dominio      -- two in one field: a guess
            else 'facturas@' || dominio end,
       case when mod(n, 4) = 0 and n not in (17, 34, 51) then 'pagos@' || dominio end,
       idioma, pais,
       case mod(n, 3) when 0 then 'TALLER' when 1 then 'CONSTRUCTORA' else 'DISTRIBUIDOR' end,
       case when mod(n, 12) = 0 then 'RECIBO' else 'TRANSFERENCIA' end,
       case when n = 23 then 'acuerdo con dirección comercial' end,
       case when n = 41 then 'CONCURSO' when n = 46 then 'ABOGADO' else 'NORMAL' end,
       case when pais = 'ES' then 'Calle del Ejemplo, ' || n || chr(10) || (28000 + mod(n, 50)) || ' Madrid' end,
       case when pais = 'ES' and mod(n, 3) <> 0 then '+34 910 000 ' || lpad(n, 3, '0') end,
       mod(n, 6) = 1
  from (values
    ( 1, 'Talleres Núñez, S.L.', 'talleres-nunez.example.com', 'ESP', 'ES'),
    ( 2, 'Construcciones Beltrán e Hijos, S.A.', 'beltran.example.com', 'ESP', 'ES'),
    ( 3, 'Ferretería La Estrella', 'laestrella.example.org', 'ESP', 'ES'),
    ( 4, 'Instalaciones Urrutia, S.L.', 'urrutia.example.com', 'ESP', 'ES'),
    ( 5, 'Gulf Coast Fasteners, Inc.', 'gulfcoast.example.com', 'ING', 'US'),
    ( 6, 'Carpintería Hermanos Soler', 'soler.example.org', 'ESP', 'ES'),
    ( 7, 'Reformas Peñalver, S.L.', 'penalver.example.com', 'ESP', 'ES'),
    ( 8, 'Distribuciones Garmendia, S.A.', 'garmendia.example.com', 'ESP', 'ES'),
    ( 9, 'Electricidad Moncayo, S.L.', 'moncayo.example.com', 'ESP', 'ES'),
    (10, 'Aluminios del Turia, S.L.', 'turia.example.com', 'ESP', 'ES'),
    (11, 'Thornbury Tools Ltd', 'thornbury.example.net', 'ING', 'GB'),
    (12, 'Fontanería Ruiz-Ayala', 'ruiz-ayala.example.org', 'ESP', 'ES'),
    (13, 'Maquinaria Valdés, S.A.', 'valdes.example.com', 'ESP', 'ES'),
    (14, 'Pinturas Levante, S.L.', 'levante.example.com', 'ESP', 'ES'),
    (15, 'Lone Prairie Supply LLC', 'loneprairie.example.com', 'ING', 'US'),
    (16, 'Obras y Servicios Miño, S.A.', 'mino.example.com', 'ESP', 'ES'),
    (17, 'Cristalería Aranda', 'aranda.example.org', 'ESP', 'ES'),
    (18, 'Herrajes Zubieta, S.L.', 'zubieta.example.com', 'ESP', 'ES'),
    (19, 'Climatización Sierra, S.L.', 'sierra-clima.example.com', 'ESP', 'ES'),
    (20, 'Almacenes Castaño, S.A.', 'castano.example.com', 'ESP', 'ES'),
    (21, 'Hofmann & Søn ApS', 'hofmann-son.example.net', 'ING', 'DK'),
    (22, 'Cerámicas Alboraya, S.L.', 'alboraya.example.com', 'ESP', 'ES'),
    (23, 'Grupo Hotelero Cala Blanca, S.A.', 'calablanca.example.com', 'ESP', 'ES'),
    (24, 'Suministros O Grove, S.L.', 'ogrove.example.com', 'ESP', 'ES'),
    (25, 'Importadora del Caribe, S.A.', 'delcaribe.example.com', 'ESP', 'DO'),
    (26, 'Excavaciones Treviño, S.L.', 'trevino.example.com', 'ESP', 'ES'),
    (27, 'Jardines del Segura, S.L.', 'segura.example.com', 'ESP', 'ES'),
    (28, 'Montajes Industriales Ochoa, S.A.', 'ochoa.example.com', 'ESP', 'ES'),
    (29, 'Bricolaje Puerta Norte', 'puertanorte.example.org', 'ESP', 'ES'),
    (30, 'Tejados Cantábrico, S.L.', 'cantabrico.example.com', 'ESP', 'ES'),
    (31, 'O''Sullivan Hardware DAC', 'osullivan.example.net', 'ING', 'IE'),
    (32, 'Andamios Lope de Vega, S.L.', 'lopedevega.example.com', 'ESP', 'ES'),
    (33, 'Muebles Quintana, S.A.', 'quintana.example.com', 'ESP', 'ES'),
    (34, 'Soldaduras Ibáñez', 'ibanez.example.org', 'ESP', 'ES'),
    (35, 'Harbor Point Marine Corp.', 'harborpoint.example.com', 'ING', 'US'),
    (36, 'Persianas Doñana, S.L.', 'donana.example.com', 'ESP', 'ES'),
    (37, 'Saneamientos Ebro, S.L.', 'ebro.example.com', 'ESP', 'ES'),
    (38, 'Hormigones Tajuña, S.A.', 'tajuna.example.com', 'ESP', 'ES'),
    (39, 'Cocinas Nerja, S.L.', 'nerja.example.com', 'ESP', 'ES'),
    (40, 'Automatismos Bidasoa, S.A.', 'bidasoa.example.com', 'ESP', 'ES'),
    (41, 'Promociones Monteclaro, S.L.', 'monteclaro.example.com', 'ESP', 'ES'),
    (42, 'Maderas Guadarrama, S.A.', 'guadarrama.example.com', 'ESP', 'ES'),
    (43, 'Van Dijk Bouwstoffen B.V.', 'vandijk.example.net', 'ING', 'NL'),
    (44, 'Rótulos Arnedo', 'arnedo.example.org', 'ESP', 'ES'),
    (45, 'Comercializadora Tepeyac, S.A. de C.V.', 'tepeyac.example.com', 'ESP', 'MX'),
    (46, 'Piscinas Mar Menor, S.L.', 'marmenor.example.com', 'ESP', 'ES'),
    (47, 'Aislamientos Picos, S.L.', 'picos.example.com', 'ESP', 'ES'),
    (48, 'Grúas Somport, S.A.', 'somport.example.com', 'ESP', 'ES'),
    (49, 'Yesos Alcarria, S.L.', 'alcarria.example.com', 'ESP', 'ES'),
    (50, 'Cerrajería 24 Horas Vega', 'vega24.example.org', 'ESP', 'ES'),
    (51, 'Embalajes Cinca, S.L.', 'cinca.example.com', 'ESP', 'ES'),
    (52, 'Taller Mecánico Ordóñez', 'ordonez.example.org', 'ESP', 'ES'),
    (53, 'Northgate Facilities Ltd', 'northgate.example.net', 'ING', 'GB'),
    (54, 'Viveros El Jarama, S.L.', 'eljarama.example.com', 'ESP', 'ES'),
    (55, 'Equipos Andinos S.A.S.', 'andinos.example.com', 'ESP', 'CO'),
    (56, 'Impermeabilizaciones Lugo, S.L.', 'lugo.example.com', 'ESP', 'ES'),
    (57, 'Señalizaciones Trasmiera, S.A.', 'trasmiera.example.com', 'ESP', 'ES'),
    (58, 'Quiosco Plaza Mayor', 'plazamayor.example.org', 'ESP', 'ES'),
    (59, 'Frío Industrial Almazora, S.L.', 'almazora.example.com', 'ESP', 'ES'),
    (60, 'Parquets Ribeiro, S.L.', 'ribeiro.example.com', 'ESP', 'ES')
  ) as c (n, nombre, dominio, idioma, pais);

-- What the tables below are filled from: five lines (k) for each debtor (n).
create table if not exists carga_inicial as
with linea (n, k, hoy, abono) as (
  select cast(n as integer), cast(k as integer), cast(current_timestamp at time zone 'Europe/Madrid' as date),
         k = 5 and mod(n, 7) in (3, 5)
    from system_range(1, 60) as d (n), system_range(1, 5) as l (k)
), plazo (n, k, hoy, abono, num_factura, num_vencimiento, dias) as (
  select n, k, hoy, abono,
         -- Every second debtor pays the third invoice in instalments.
         case when abono then 'AB-' || (1000 + n * 5 + k)
              when mod(n, 2) = 1 and k >= 3 then 'FV-' || (1000 + n * 5 + 3)
              else 'FV-' || (1000 + n * 5 + k) end,
         case when mod(n, 2) = 1 and k > 3 and not abono then k - 2 else 1 end,
         -- Days from today to the due date; negative is overdue.
         case when abono then -10
              when mod(n, 10) = 7 then case k when 1 then case when n = 37 then 12 else 5 end else k * 15 end
              when k = 1 and mod(n, 6) = 3 then -16 - mod(n * 7, 25)
              when k = 1 and mod(n, 6) = 4 then -31 - mod(n * 7, 40)
              when k = 1 then -1 - mod(n * 37, 90)
              when k = 2 then -1 - mod(n * 23, 60)
              when k = 3 then mod(n * 29, 40) - 12
              when mod(n, 2) = 1 then mod(n * 29, 40) - 12 + (k - 3) * 30
              else mod(n * 13 + k * 7, 30) + 1 end
    from linea
)
select n, k, hoy, abono, num_factura, num_vencimiento, dias,
       case when n = 58 then 0.90
            when abono and n = 33 then -15000.00
            when abono then -80.00 - cast(mod(n * 7919, 40000) as decimal(14, 2)) / 100
            else 40.00 + cast(mod(n * 7919 + k * 104729, 480000) as decimal(14, 2)) / 100 end as importe
  from plazo;

create table if not exists facturas (
  num_factura          varchar(30)  primary key,
  empresa              varchar(2)   not null,
  cliente              varchar(10)  not null,
  tipo                 varchar(6)   not null,  -- VENTA, ABONO (credit note)
  fecha_factura        date         not null,
  divisa               varchar(3)   not null,
  su_pedido            varchar(40),
  factura_rectificada  varchar(30)             -- the invoice a credit note corrects, where somebody noted it
) as
select num_factura, '01', 'C' || lpad(n, 4, '0'),
       case when abono then 'ABONO' else 'VENTA' end,
       hoy + min(dias) - 30,
       case when mod(n, 10) = 5 and min(k) <> 2 then 'USD' else 'EUR' end,
       case when mod(n + min(k), 3) = 0 then 'PED-' || (20000 + n * 11 + min(k)) end,
       case when abono and mod(n, 7) = 5 then 'FV-' || (1000 + n * 5 + 1) end
  from carga_inicial
 group by num_factura, n, abono, hoy
union all
-- Three that cannot be used as they are: an unknown currency, a line break in a number, a tenth of a cent.
select v.num, '01', 'C0002', 'VENTA', hoy - 60, v.divisa, null, null
  from (values ('FV-9001', 'PTS'), ('FV-90' || char(10) || '02', 'EUR'), ('FV-9003', 'EUR')) as v (num, divisa),
       (select max(hoy) as hoy from carga_inicial);

create table if not exists vencimientos (
  id                     integer        primary key,
  num_factura            varchar(30)    not null,
  num_vencimiento        integer        not null,  -- instalment
  fecha_vencimiento      date,
  importe                decimal(14, 3) not null,  -- credits are negative
  reclamacion_bloqueada  boolean        not null,
  en_litigio             boolean        not null,  -- disputed
  en_tramite             boolean        not null,  -- a payment is on its way
  nivel_reclamacion      integer        not null   -- dunning level before the connector came
) as
select n * 5 + k, num_factura, num_vencimiento,
       case when n = 10 and k = 4 then null else hoy + dias end,
       importe,
       k = 2 and mod(n, 13) = 9,
       k = 1 and mod(n, 13) = 4,
       k = 1 and mod(n, 17) = 6,
       case when k = 1 and dias < 0 then case when n = 20 then 3 when mod(n, 6) = 3 then 1 when mod(n, 6) = 4 then 2 else 0 end
            else 0 end
  from carga_inicial
union all
select 9000 + row_number() over (order by f.num_factura), f.num_factura, 1, f.fecha_factura + 30,
       case f.num_factura when 'FV-9003' then 120.555 else 250.00 end, false, false, false, 0
  from facturas f where f.num_factura like 'FV-90%';

-- Part payments.
create table if not exists cobros (
  id           integer        primary key,
  vencimiento  integer        not null,
  fecha        date           not null,
  importe      decimal(14, 3) not null
) as
select n * 5 + k, n * 5 + k, hoy + dias - 2, round(importe * 0.4, 2)
  from carga_inicial where k = 1 and mod(n, 4) = 1 and n <> 58;

-- Where the connector notes its contacts, as the ERP's own collectors do.
create table if not exists gestiones_cobro (
  clave          varchar(64)    primary key,
  empresa        varchar(2)     not null,
  cliente        varchar(10)    not null,
  fecha_hora     timestamp with time zone not null,
  fecha          date           not null,
  gestion        varchar(40)    not null,
  medio          varchar(20)    not null,
  facturas       varchar(2000)  not null,
  importe        decimal(14, 2) not null,
  divisa         varchar(3)     not null,
  observaciones  varchar(2000)  not null
);

create view if not exists cartera_pendiente as
select f.empresa, v.id as id_vencimiento, v.num_factura, v.num_vencimiento, f.fecha_factura, v.fecha_vencimiento,
       f.divisa, v.importe, v.importe - coalesce(c.cobrado, 0) as pendiente,
       f.su_pedido, f.factura_rectificada,
       v.reclamacion_bloqueada, v.en_litigio, v.en_tramite, v.nivel_reclamacion,
       k.codigo as cliente, k.razon_social, coalesce(k.email_cobros, k.email_facturas) as email,
       k.idioma, k.pais, k.tipo_cliente, k.forma_pago, k.motivo_bloqueo, k.situacion,
       k.direccion, k.telefono, k.acepta_mensajes
  from vencimientos v
  join facturas f on f.num_factura = v.num_factura
  join clientes k on k.codigo = f.cliente
  left join (select vencimiento, sum(importe) as cobrado from cobros group by vencimiento) c on c.vencimiento = v.id
 where v.importe <> coalesce(c.cobrado, 0);
