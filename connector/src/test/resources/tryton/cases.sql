-- Company 1 keeps euros; 1 euro is 1.10 dollars, and since November 1.25. Account 11 is its receivable account.
insert into currency_currency values (1, 'EUR', 2), (2, 'USD', 2);
insert into currency_currency_rate values
  (1, '2026-01-01', 1), (2, '2026-01-01', 1.10), (2, '2026-11-01', 1.25);
insert into company_company values (1, 1), (2, 1);
insert into account_account_type values (1, true), (2, false);
insert into account_account values (11, 1), (12, 1), (99, 2);
insert into account_journal values (1, 'revenue'), (2, 'cash');
insert into ir_lang values (1, 'en'), (2, 'es');
insert into account_dunning_level values (301, 3, 10), (302, 3, 20), (303, 3, null);

insert into party_party values
  (1, 'C1', 'Köhler Fenster GmbH', true), (2, 'C2', 'Peña Logistik S.L.', true), (3, 'C3', 'Nowak KG', false);
insert into party_party_lang values (1, 1, null, 1), (2, 1, 1, 2), (3, 2, 2, 1);
insert into party_contact_mechanism values
  (1, 1, 'phone', '+49 30 555001', 1, true, false), (2, 1, 'email', 'old@example.org', 1, false, false),
  (3, 1, 'email', 'office@example.org', null, true, false), (4, 1, 'email', 'accounts@example.org', 9, true, true),
  (5, 2, 'email', 'second@example.org', 2, true, false), (6, 2, 'email', 'first@example.org', 1, true, null);

-- id, company, journal, date, number, post_number, state, origin
insert into account_move values
  (1, 1, 1, '2026-09-01', '1', 'M1', 'posted', 'account.invoice,1'),
  (2, 1, 1, '2026-09-01', '2', 'M2', 'posted', 'account.invoice,2'),
  (3, 1, 1, '2026-09-01', '3', 'M3', 'posted', 'account.invoice,3'),
  (4, 1, 1, '2026-09-01', '4', 'M4', 'posted', 'account.invoice,4'),
  (5, 1, 1, '2026-09-01', '5', 'M5', 'posted', 'account.invoice,5'),
  (6, 1, 1, '2026-09-01', '6', 'M6', 'posted', 'account.invoice,6'),
  (7, 1, 1, '2026-09-01', '7', 'M7', 'posted', 'account.invoice,7'),
  (8, 1, 1, '2026-09-01', '8', 'M8', 'posted', 'account.invoice,8'),
  (9, 1, 2, '2026-11-12', '9', 'M9', 'posted', null),
  (10, 1, 1, '2026-09-01', '10', null, 'draft', 'account.invoice,10'),
  (11, 1, 1, '2026-09-01', '11', 'M11', 'posted', 'account.invoice,11'),
  (12, 2, 1, '2026-09-01', '12', 'M12', 'posted', 'account.invoice,12'),
  (13, 1, 1, '2026-09-01', '13', 'M13', 'posted', 'account.dunning.fee.dunning_level,1'),
  (20, 1, 2, '2026-11-15', '20', 'M20', 'posted', null),
  (21, 2, 2, '2026-11-21', '21', 'M21', 'posted', null);
-- id, number, reference, state, move, account, currency, invoice_date
insert into account_invoice values
  (1, 'R1', 'order 1', 'posted', 1, 11, 1, '2026-09-01'), (2, 'R2', null, 'posted', 2, 11, 1, '2026-09-01'),
  (3, 'R3', null, 'posted', 3, 11, 2, '2026-09-01'), (4, 'R4', null, 'posted', 4, 11, 2, '2026-11-05'),
  (5, 'R5', null, 'posted', 5, 11, 2, '2026-09-01'), (6, 'R6', null, 'posted', 6, 11, 1, '2026-09-01'),
  (7, 'R7', null, 'posted', 7, 11, 1, '2026-09-01'), (8, 'R8', null, 'posted', 8, 11, 1, '2026-09-01'),
  (10, 'R10', null, 'draft', 10, 11, 1, '2026-09-01'), (11, 'R11', null, 'paid', 11, 11, 1, '2026-09-01'),
  (12, 'R12', null, 'posted', 12, 11, 1, '2026-09-01');
-- R7 was made from R1; R8 from lines of two invoices.
insert into account_invoice_line values
  (1, 1, null), (2, 2, 'sale.line,4'), (7, 7, 'account.invoice.line,1'),
  (81, 8, 'account.invoice.line,1'), (82, 8, 'account.invoice.line,2');
-- id, move, account, party, maturity_date, debit, credit, second_currency, amount_second_currency, reconciliation
insert into account_move_line values
  (101, 1, 11, 1, '2026-09-15', 100, 0, null, null, null), (109, 1, 99, null, null, 0, 100, null, null, null),
  (102, 2, 11, 1, '2026-10-15', 150, 0, null, null, null), (103, 2, 11, 1, '2026-09-15', 150, 0, null, null, null),
  (104, 3, 11, 2, '2026-09-15', 100, 0, 2, 110, null),
  (105, 4, 11, 2, '2026-11-19', 80, 0, 2, 100, null),
  (106, 5, 11, 2, '2026-09-15', 100, 0, 2, 110, null),
  (107, 6, 11, 3, '2026-09-15', 60, 0, null, null, null),
  (108, 7, 11, 1, '2026-09-15', 0, 25, null, null, null),
  (110, 8, 11, 1, '2026-09-15', 0, 40, null, null, null),
  (111, 9, 11, 1, null, 0, 12.5, null, null, null),
  (112, 10, 11, 1, '2026-09-15', 70, 0, null, null, null),
  (113, 11, 11, 1, '2026-09-15', 80, 0, null, null, 5),
  (114, 12, 11, 2, '2026-09-15', 90, 0, null, null, null),
  (115, 13, 11, 1, null, 5, 0, null, null, null),
  -- Part payments: 200 of R2, 55 dollars of R3, 32.10 euros of R4, too much of R5, and a returned payment of R6.
  (201, 20, 11, 1, null, 0, 200, null, null, null), (202, 20, 11, 2, null, 0, 50, 2, -55, null),
  (203, 20, 11, 2, null, 0, 32.10, null, null, null), (204, 20, 11, 2, null, 0, 95, 2, -115, null),
  (205, 20, 11, 3, null, 0, 60, null, null, null), (206, 20, 11, 3, null, 60, 0, null, null, null);
insert into "account_invoice-account_move_line" values
  (2, 201), (3, 202), (4, 203), (5, 204), (6, 205), (6, 206), (1, 110);
insert into account_dunning values
  (1, 101, 3, 302, false, 'waiting'), (2, 102, 3, 302, true, 'draft'), (3, 103, 3, 303, false, 'draft');
