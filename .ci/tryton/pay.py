#!/usr/bin/python3
"""Pays one proposed invoice in full, in Tryton: pay.py CONF DATABASE PROPOSAL.json

It takes an invoice of a notice that demands others, too. Prints its number and its party as JSON."""
import json
import sys

from trytond.config import config

config.update_etc(sys.argv[1])
database = sys.argv[2]
with open(sys.argv[3], encoding='utf-8') as file:
    notices = json.load(file)['notices']

from trytond.pool import Pool  # noqa: E402
from trytond.transaction import Transaction  # noqa: E402
from trytond.worker import run_task  # noqa: E402

Pool.start()
pool = Pool(database)
with Transaction().start(database, 0):
    pool.init()
with Transaction().start(database, 1, readonly=True):
    preferences = pool.get('res.user').get_preferences(context_only=True)

notice = next(n for n in notices if n['currency'] == 'EUR' and len(set(n['items'])) > 2)
with Transaction().start(database, 1, context=dict(preferences, _skip_warnings=True)) as transaction:
    Invoice, Line = pool.get('account.invoice'), pool.get('account.move.line')
    invoice = next(i for i in Invoice.search([('number', 'in', notice['items']), ('state', '=', 'posted')])
        if not i.payment_lines and i.amount_to_pay > 0)
    method, = pool.get('account.invoice.payment.method').search([], limit=1)
    paid = invoice.pay_invoice(invoice.amount_to_pay, method, pool.get('ir.date').today(), 'paid')
    Line.reconcile(list(invoice.lines_to_pay) + [line for line in paid if line.account == invoice.account])
    transaction.commit()
    print(json.dumps({'document': invoice.number, 'debtor': notice['debtor'], 'currency': notice['currency']}))
for task in transaction.tasks:
    run_task(database, task)
