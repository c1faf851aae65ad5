#!/usr/bin/python3
"""What Tryton itself says, by its own models: facts.py CONF DATABASE

Prints JSON: each posted invoice's amount_to_pay, and the notes of the connector."""
import json
import sys

from trytond.config import config

config.update_etc(sys.argv[1])
database = sys.argv[2]

from trytond.pool import Pool  # noqa: E402
from trytond.transaction import Transaction  # noqa: E402

Pool.start()
pool = Pool(database)
with Transaction().start(database, 0):
    pool.init()

with Transaction().start(database, 1, readonly=True):
    context = pool.get('res.user').get_preferences(context_only=True)

with Transaction().start(database, 1, readonly=True, context=dict(context, active_test=False)):
    invoices = pool.get('account.invoice').search([('type', '=', 'out'), ('state', '=', 'posted')])
    notes = pool.get('ir.note').search([('message', 'like', '%[dun-%]%')], order=[('id', 'ASC')])
    json.dump({
        'invoices': {
            invoice.number: {
                'party': invoice.party.code,
                'currency': invoice.currency.code,
                'amount_to_pay': str(invoice.amount_to_pay),
                'amount_to_pay_today': str(invoice.amount_to_pay_today),
                'due': [str(line.maturity_date) for line in invoice.lines_to_pay if not line.reconciliation],
            } for invoice in invoices},
        'notes': [{
            'party': note.resource.code if note.resource.__name__ == 'party.party' else None,
            'message': note.message,
            'by': note.create_uid.login,
        } for note in notes],
    }, sys.stdout, indent=1)
