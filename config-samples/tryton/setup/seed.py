#!/usr/bin/python3
"""Fills an empty Tryton 6.0 database with a company that is owed money; the same every time for the same arguments.

The first documents go through Tryton's own models and show every case there is; the rest are copies of the plain ones,
made by SQL, since posting takes Tryton a tenth of a second each.
"""
import argparse
import datetime as dt
import os
import random
import sys
from decimal import Decimal

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('conf')
parser.add_argument('database')
parser.add_argument('--items', type=int, required=True, help='open receivable lines')
parser.add_argument('--parties', type=int, required=True)
parser.add_argument('--on', type=dt.date.fromisoformat, default=dt.date.today())
parser.add_argument('--overdue', action='store_true', help='all copies overdue, to compare with a dunning run of Tryton')
parser.add_argument('--cases', type=int, default=240, help='documents through the models')
args = parser.parse_args()

from trytond.config import config  # noqa: E402

config.update_etc(args.conf)

import proteus  # noqa: E402
from proteus import Model, Wizard  # noqa: E402

proteus.config.set_trytond(config.get('database', 'uri') + args.database, config_file=args.conf)

from trytond.pool import Pool  # noqa: E402
from trytond.transaction import Transaction  # noqa: E402
from trytond.worker import run_task  # noqa: E402

TODAY = args.on


def one(model, **fields):
    """The only record with these values."""
    record, = Model.get(model).find([(name, '=', value) for name, value in fields.items()])
    return record


def new(model, **fields):
    record = Model.get(model)(**fields)
    record.save()
    return record


# ---- the company ---------------------------------------------------------------------------------------------------

def create_company():
    euro = currency('EUR', 'Euro', '€', '1')
    currency('USD', 'US dollar', '$', '1.1')
    wizard = Wizard('company.company.config')
    wizard.execute('company')
    wizard.form.party = new('party.party', name='Musterwerk Metallbau GmbH')
    wizard.form.currency = euro
    wizard.execute('add')
    company, = Model.get('company.company').find([])
    company.cancel_invoice_out = True
    company.save()
    context = Model.get('res.user').get_preferences(True, {})
    proteus.config.get_config()._context = context
    return company, context


def currency(code, name, symbol, rate):
    found = Model.get('currency.currency').find([('code', '=', code)])
    it = found[0] if found else Model.get('currency.currency')(code=code, name=name, symbol=symbol)
    it.digits, it.rounding = 2, Decimal('0.01')
    for old in list(it.rates):
        it.rates.remove(old)
    it.rates.new(date=dt.date(TODAY.year - 1, 1, 1), rate=Decimal(rate))
    it.save()
    return it


def create_accounts(company):
    wizard = Wizard('account.create_chart')
    wizard.execute('account')
    wizard.form.account_template, = Model.get('account.account.template').find([('parent', '=', None)], limit=1)
    wizard.form.company = company
    wizard.execute('create_account')
    for kind in ('receivable', 'payable'):
        setattr(wizard.form, 'account_' + kind, account(**{kind: True}))
    wizard.execute('create_properties')
    for year in (TODAY.year - 1, TODAY.year):
        create_fiscal_year(company, year)


def account(**kind):
    (name, value), = kind.items()
    return Model.get('account.account').find([('type.' + name, '=', value)], limit=1)[0]


def create_fiscal_year(company, year):
    moves = new('ir.sequence', name='Moves %d' % year, company=company, prefix='M%d-' % year, padding=6,
        sequence_type=one('ir.sequence.type', name='Account Move'))
    invoices = new('ir.sequence.strict', name='Invoices %d' % year, company=company, prefix='R%d-' % year, padding=5,
        sequence_type=one('ir.sequence.type', name='Invoice'))
    fiscal_year = Model.get('account.fiscalyear')(name=str(year), company=company, post_move_sequence=moves,
        start_date=dt.date(year, 1, 1), end_date=dt.date(year, 12, 31))
    numbers, = fiscal_year.invoice_sequences
    for kind in ('out_invoice', 'in_invoice', 'out_credit_note', 'in_credit_note'):
        setattr(numbers, kind + '_sequence', invoices)
    fiscal_year.save()
    fiscal_year.click('create_period')


def create_terms():
    def term(name, *days):
        it = Model.get('account.invoice.payment_term')(name=name)
        for share, after in days:
            line = it.lines.new(type='percent' if share else 'remainder')
            if share:
                line.ratio = Decimal(share)
            line.relativedeltas.new(days=after)
        it.save()
        return it.id
    return {
        'net': term('14 days', (None, 14)),
        'long': term('45 days', (None, 45)),
        'halves': term('half in 14 days, half in 44', ('0.5', 14), (None, 44)),
    }


def create_payment_method(company):
    cash = one('account.account', name='Main Cash')
    return new('account.invoice.payment.method', company=company, name='Bank',
        journal=one('account.journal', type='cash'), credit_account=cash, debit_account=cash).id


def create_dunning_procedure():
    """Tryton's own dunning, with mail: to compare with. Beside the connector, send_email would be off."""
    procedure = Model.get('account.dunning.procedure')(name='Standard')
    for number, days in enumerate((5, 20, 40), 1):
        procedure.levels.new(sequence=number, overdue=dt.timedelta(days), send_email=True,
            email_from='accounts@example.com')
    procedure.save()
    accounting = Model.get('account.configuration')(1)
    accounting.default_dunning_procedure = procedure
    accounting.save()


def create_connector_user(company):
    """Reading goes by SQL. To write notes on parties a login needs no group at all."""
    user = Model.get('res.user')(name='Dunning connector', login='connector', company=company,
        password=os.environ['DUNNING_ERP_API_PASSWORD'])
    user.companies.append(Model.get('company.company')(company.id))
    user.save()


# ---- who owes ------------------------------------------------------------------------------------------------------

SURNAMES = ['Ackermann', 'Böttcher', 'Çelik', 'Dvořák', 'Ernst', 'Fröhlich', 'Grün', "D'Angelo", 'Ibáñez', 'Jürgens',
    'Köhler', 'Løvås', 'Möller', 'Nowak', 'Østby', 'Peña', 'Quandt', 'Ruiz', 'Schäfer', 'Tóth']
TRADES = ['Dachbau', 'Elektro', 'Fenster', 'Gartenbau', 'Heizung', 'Logistik', 'Maschinen', 'Stahlhandel']
FORMS = ['GmbH', 'AG', 'KG', 'S.L.', 'Ltd', 'SARL']


def party_values(number, languages):
    chance = random.Random(number)
    values = {
        'code': 'C%05d' % number,
        'name': ' '.join(chance.choice(words) for words in (SURNAMES, TRADES, FORMS)),
        'lang': chance.choice([languages['en'], languages['en'], languages['es'], None]),
        'addresses': [('create', [
            {'street': 'Werkstraße %d' % number, 'postal_code': '%05d' % number, 'city': 'Musterstadt'}])],
    }
    mechanisms = contact_mechanisms(number)
    if mechanisms:
        values['contact_mechanisms'] = [('create', mechanisms)]
    return values


def contact_mechanisms(number):
    """Two in a hundred have no address at all, one has only a useless one, one keeps the good one in second place."""
    address = 'accounts%05d@example.org' % number
    if number % 100 in (48, 98):
        return [{'type': 'phone', 'value': '+49 30 5550%03d' % (number % 1000)}]
    if number % 100 == 73:
        return [{'type': 'email', 'value': 'see website'}]
    if number % 100 == 23:
        return [{'type': 'email', 'value': 'old%05d@example.org' % number, 'sequence': 1, 'active': False},
            {'type': 'email', 'value': 'second%05d@example.org' % number, 'sequence': 3},
            {'type': 'email', 'value': address, 'sequence': 2}]
    return [{'type': 'email', 'value': address}]


# ---- what they owe -------------------------------------------------------------------------------------------------

# In turn, so each case is there once in every 26 documents, the plain ones more often.
CASES = (
    [dict(kind='invoice')] * 8
    + [dict(kind='invoice', ahead=True)] * 3
    + [dict(kind='invoice', currency='USD')] * 2
    + [dict(kind='invoice', paid='0.4'), dict(kind='invoice', currency='USD', paid='0.25')]
    + [dict(kind='invoice', currency='USD', paid='0.5', paid_in='EUR')]
    + [dict(kind='invoice', currency='USD', paid='1.02', booked='0.95')]  # paid too much, at another rate
    + [dict(kind='invoice', term='halves', paid='0.6'), dict(kind='invoice', term='halves')]
    + [dict(kind='credit'), dict(kind='credited'), dict(kind='settled by credit'), dict(kind='on account')]
    + [dict(kind='paid'), dict(kind='cancelled'), dict(kind='draft')]
)


def share_of(amount, share):
    return (amount * Decimal(share)).quantize(Decimal('0.01'))


class Book:
    """Documents through Tryton's models, inside one transaction."""

    def __init__(self, pool, company, terms, method, parties):
        self.Invoice = pool.get('account.invoice')
        self.Line = pool.get('account.move.line')
        self.Move = pool.get('account.move')
        self.Period = pool.get('account.period')
        Account, Journal = pool.get('account.account'), pool.get('account.journal')
        self.receivable = Account.search([('type.receivable', '=', True)], limit=1)[0]
        self.revenue = Account.search([('type.revenue', '=', True)], limit=1)[0]
        self.cash = Account.search([('name', '=', 'Main Cash')], limit=1)[0]
        self.sales, = Journal.search([('type', '=', 'revenue')], limit=1)
        self.bank, = Journal.search([('type', '=', 'cash')], limit=1)
        self.currencies = {c.code: c for c in pool.get('currency.currency').search([('code', 'in', ['EUR', 'USD'])])}
        self.company, self.terms = company, terms
        self.method = pool.get('account.invoice.payment.method')(method)
        self.parties = pool.get('party.party').browse(parties)
        self.Invoice.print_invoice = lambda invoice: None  # rendering documents would take most of the time

    def post(self, number, case, date):
        chance = random.Random(number)
        party = self.parties[int(len(self.parties) * chance.random() ** 1.7)]  # some owe much more often than others
        amount = Decimal(chance.randint(2000, 900000)) / 100
        getattr(self, case['kind'].replace(' ', '_'))(number, case, party, date, amount)

    def invoice(self, number, case, party, date, amount, quantity=1, post=True):
        currency = self.currencies[case.get('currency', 'EUR')]
        term = 'long' if case.get('ahead') else case.get('term', 'net')
        invoice, = self.Invoice.create([{
            'type': 'out', 'company': self.company, 'party': party.id, 'invoice_address': party.addresses[0].id,
            'currency': currency.id, 'journal': self.sales.id, 'account': self.receivable.id,
            'invoice_date': date, 'accounting_date': date, 'payment_term': self.terms[term],
            'reference': 'order %05d' % number,
            'lines': [('create', [{
                'type': 'line', 'invoice_type': 'out', 'company': self.company, 'currency': currency.id,
                'description': 'Delivery %d' % number, 'quantity': quantity, 'unit_price': amount,
                'account': self.revenue.id}])],
        }])
        if post:
            self.Invoice.post([invoice])
        if 'paid' in case:
            self.pay(invoice, case['paid'], case.get('paid_in', currency.code), case.get('booked'))
        return invoice

    def pay(self, invoice, share, currency, booked=None):
        """A part payment: in Tryton a payment line of the invoice, not yet reconciled."""
        part = share_of(sum(line.debit for line in invoice.lines_to_pay), booked or share)
        foreign = {}
        if currency != 'EUR':
            foreign = {'amount_second_currency': share_of(invoice.total_amount, share),
                'second_currency': self.currencies[currency]}
        return invoice.pay_invoice(part, self.method, TODAY - dt.timedelta(days=2), 'part payment', **foreign)

    def credit(self, number, case, party, date, amount):
        return self.invoice(number, case, party, date, share_of(amount, '0.1'), quantity=-1)

    def credited(self, number, case, party, date, amount):
        """A credit note made from its invoice: its lines say which one."""
        invoice = self.invoice(number, case, party, date, amount)
        credit, = self.Invoice.credit([invoice])
        self.Invoice.write([credit], {'invoice_date': date, 'accounting_date': date})
        line, = credit.lines
        line.unit_price = share_of(amount, '0.25')
        line.save()
        self.Invoice.update_taxes([credit])
        self.Invoice.post([self.Invoice(credit.id)])

    def settled_by_credit(self, number, case, party, date, amount):
        """The credit note is set against the invoice as a part payment: it must not be counted twice."""
        invoice = self.invoice(number, case, party, date, amount)
        credit = self.credit(number, case, party, date, amount)
        self.Invoice.add_payment_lines({invoice: list(credit.lines_to_pay)})

    def on_account(self, number, case, party, date, amount):
        """Money without an invoice."""
        amount = share_of(amount, '0.05')
        move, = self.Move.create([{
            'company': self.company, 'journal': self.bank.id, 'date': date,
            'period': self.Period.find(self.company, date=date), 'description': 'payment on account',
            'lines': [('create', [
                {'account': self.receivable.id, 'party': party.id, 'debit': Decimal(0), 'credit': amount},
                {'account': self.cash.id, 'debit': amount, 'credit': Decimal(0)}])],
        }])
        self.Move.post([move])

    def cancelled(self, number, case, party, date, amount):
        self.Invoice.cancel([self.invoice(number, case, party, date, amount)])

    def draft(self, number, case, party, date, amount):
        self.invoice(number, case, party, date, amount, post=False)

    def paid(self, number, case, party, date, amount):
        """Paid and reconciled: never seen by the connector."""
        invoice = self.invoice(number, case, party, date, amount)
        payment = self.pay(invoice, '1', 'EUR')
        receivable = [line for line in payment if line.account == self.receivable]
        self.Line.reconcile(list(self.Invoice(invoice.id).lines_to_pay) + receivable)


def documents(count):
    """Number, case and invoice date, in the order of dates as the strict numbering wants them."""
    plan = []
    for number in range(count):
        case = CASES[number % len(CASES)]
        overdue = 5 + number * 97 % 106
        date = TODAY - dt.timedelta(days=14 + overdue)
        if case.get('ahead'):
            date = TODAY - dt.timedelta(days=15 + number * 7 % 30)
        plan.append((date, number, case))
    return [(number, case, date) for date, number, case in sorted(plan, key=lambda entry: entry[:2])]


# ---- copies of plain invoices --------------------------------------------------------------------------------------

OPEN_LINES = """
    select count(*) from account_move_line l
      join account_move m on m.id = l.move and m.state = 'posted'
      join account_account a on a.id = l.account join account_account_type t on t.id = a.type and t.receivable
     where l.reconciliation is null and l.party is not null
       and not exists (select 1 from "account_invoice-account_move_line" p where p.line = l.id)
"""
SOURCES = """
    create temporary table plain on commit drop as
      select i.id as invoice, i.move, row_number() over (order by i.id) - 1 as k
        from account_invoice i
       where i.state = 'posted'
         and not exists (select 1 from "account_invoice-account_move_line" p where p.invoice = i.id)
         and not exists (select 1 from account_invoice_line o where o.invoice = i.id and o.quantity < 0)
         and (select count(*) from account_move_line l where l.move = i.move) = 2;
    create temporary table debtor on commit drop as
      select p.id as party, min(a.id) as address, row_number() over (order by p.code) - 1 as k
        from party_party p join party_address a on a.party = p.id where p.code like 'C%' group by p.id;
"""
PLAN = """
    create temporary table copy (n, from_invoice, from_move, party, address, due, invoice, move) on commit drop as
      select c.n, plain.invoice, plain.move, debtor.party, debtor.address, c.due,
             cast(nextval('account_invoice_id_seq') as integer), cast(nextval('account_move_id_seq') as integer)
        from unnest(%s, %s, %s, %s) c (n, from_k, debtor_k, due)
        join plain on plain.k = c.from_k join debtor on debtor.k = c.debtor_k;
"""
DATE = "(copy.due - 14)"
COPIES = {
    ('account_move', 'id', 'copy.from_move'): {
        'id': 'copy.move', 'date': DATE, 'number': "'K' || copy.n", 'post_number': "'KP' || copy.n",
        'origin': "'account.invoice,' || copy.invoice",
        'period': "(select p.id from account_period p where p.type = 'standard'"
            " and %s between p.start_date and p.end_date)" % DATE},
    ('account_move_line', 'move', 'copy.from_move'): {
        'id': "nextval('account_move_line_id_seq')", 'move': 'copy.move',
        'party': 'case when t.party is not null then copy.party end',
        'maturity_date': 'case when t.maturity_date is not null then copy.due end'},
    ('account_invoice', 'id', 'copy.from_invoice'): {
        'id': 'copy.invoice', 'move': 'copy.move', 'party': 'copy.party', 'invoice_address': 'copy.address',
        'number': "'K' || to_char(copy.n, 'FM000000')", 'reference': "'order K' || to_char(copy.n, 'FM000000')",
        'invoice_date': DATE, 'accounting_date': DATE},
    ('account_invoice_line', 'invoice', 'copy.from_invoice'): {
        'id': "nextval('account_invoice_line_id_seq')", 'invoice': 'copy.invoice'},
}


def add_copies(cursor):
    cursor.execute(OPEN_LINES)
    missing = args.items - cursor.fetchone()[0]
    if missing < 0:
        sys.exit('--items must be at least %d for this many --cases' % (args.items - missing))
    cursor.execute(SOURCES)
    cursor.execute('select (select count(*) from plain), (select count(*) from debtor)')
    sources, debtors = cursor.fetchone()
    chance = random.Random(2)
    rows = [(n, chance.randrange(sources), int(debtors * chance.random() ** 1.7), due_date(chance))
        for n in range(1, missing + 1)]
    cursor.execute(PLAN, [list(column) for column in zip(*rows)] if rows else [[], [], [], []])
    for (table, column, source), changes in COPIES.items():
        cursor.execute('select column_name from information_schema.columns'
            " where table_schema = 'public' and table_name = %s", (table,))
        columns = [name for name, in cursor.fetchall()]
        cursor.execute('insert into %s (%s) select %s from copy join %s t on t.%s = %s order by copy.n' % (
            table, ', '.join('"%s"' % name for name in columns),
            ', '.join(changes.get(name, 't."%s"' % name) for name in columns), table, column, source))
    cursor.execute('analyze')


def due_date(chance):
    """Six of seven overdue, by up to 110 days; the others due within two weeks."""
    if args.overdue:
        return TODAY - dt.timedelta(days=chance.randint(6, 110))
    return TODAY - dt.timedelta(days=chance.randint(1, 110) if chance.randrange(7) else -chance.randint(0, 14))


# ---- all of it -----------------------------------------------------------------------------------------------------

def block_some(pool, company):
    """A credit controller's marks in Tryton: lines blocked for dunning, and lines already dunned once there."""
    Dunning = pool.get('account.dunning')
    procedure, = pool.get('account.dunning.procedure').search([])
    lines = pool.get('account.move.line').search([('account.type.receivable', '=', True), ('reconciliation', '=', None),
            ('debit', '>', 0), ('maturity_date', '<', TODAY - dt.timedelta(days=10))], order=[('id', 'ASC')], limit=8)
    Dunning.create([{'line': line.id, 'company': company, 'procedure': procedure.id, 'level': procedure.levels[0].id,
            'blocked': n % 2 == 0, 'state': 'draft' if n % 2 == 0 else 'waiting'} for n, line in enumerate(lines)])


def main():
    company, context = create_company()
    create_accounts(company)
    terms, method = create_terms(), create_payment_method(company)
    create_dunning_procedure()
    create_connector_user(company)

    def in_transaction(work):
        everything = dict(context, company=company.id, _skip_warnings=True)
        with Transaction().start(args.database, 1, context=everything) as transaction:
            result = work(Pool(), transaction)
            transaction.commit()
        for task in transaction.tasks:  # reconciling leaves "is this invoice paid now?" to Tryton's queue
            run_task(args.database, task)
        return result

    def add_parties(pool, transaction):
        languages = {lang.code: lang.id for lang in pool.get('ir.lang').search([('code', 'in', ['en', 'es'])])}
        values = [party_values(number, languages) for number in range(args.parties)]
        return [party.id for party in pool.get('party.party').create(values)]

    parties = in_transaction(add_parties)

    def add_documents(pool, transaction):
        book = Book(pool, company.id, terms, method, parties)
        for number, case, date in documents(args.cases):
            book.post(number, case, date)

    in_transaction(add_documents)
    in_transaction(lambda pool, transaction: add_copies(transaction.connection.cursor()))
    in_transaction(lambda pool, transaction: block_some(pool, company.id))

    def leave_inactive(pool, transaction):
        Party = pool.get('party.party')
        Party.write(Party.browse(parties[61::200]), {'active': False})

    in_transaction(leave_inactive)


main()
