#!/usr/bin/python3
"""Tryton's own dunning, timed: dunnings.py CONF DATABASE

Runs the wizards "Create Dunnings" and "Process Dunnings" once, each as Tryton's server does when the client clicks them:
one transaction, then its mails over SMTP. Prints one line of JSON."""
import datetime as dt
import json
import sys
import time

from trytond.config import config

config.update_etc(sys.argv[1])
database = sys.argv[2]

from trytond.pool import Pool  # noqa: E402
from trytond.transaction import Transaction  # noqa: E402

Pool.start()
pool = Pool(database)
with Transaction().start(database, 0):
    pool.init()


def click(wizard, state, values, **context):
    """Seconds from opening a wizard to the end of its transaction."""
    began = time.perf_counter()
    with Transaction().start(database, 1, context=dict(preferences, **context)) as transaction:
        Wizard = pool.get(wizard, type='wizard')
        session, _, _ = Wizard.create()
        Wizard.execute(session, values, state)
        transaction.commit()
        Wizard.delete(session)
        transaction.commit()
    return time.perf_counter() - began


with Transaction().start(database, 1, readonly=True):
    preferences = pool.get('res.user').get_preferences(context_only=True)

create = click('account.dunning.create', 'create_', {'start': {'date': dt.date.today()}})
with Transaction().start(database, 1, readonly=True, context=preferences):
    drafts = [dunning.id for dunning in pool.get('account.dunning').search([('state', '=', 'draft')])]
print('%d dunnings created in %.1f s' % (len(drafts), create), file=sys.stderr, flush=True)
process = click('account.dunning.process', 'process', {}, active_model='account.dunning', active_ids=drafts,
    active_id=drafts[0])
print(json.dumps({'dunnings': len(drafts), 'create_seconds': round(create, 1), 'process_seconds': round(process, 1),
    'seconds': round(create + process, 1)}))
