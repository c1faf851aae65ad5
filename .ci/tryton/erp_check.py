#!/usr/bin/python3
"""Judges what .ci/erp-check has collected: erp_check.py FOLDER ITEMS TODAY"""
import collections
import email
import email.policy
import json
import os
import pathlib
import re
import sys
from decimal import Decimal

import psycopg2

folder, items, today = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
passed, failed = 0, 0


def check(sentence, wrong):
    """wrong: what contradicts the sentence; empty when it holds."""
    global passed, failed
    wrong = list(wrong)
    if wrong:
        failed += 1
        print('FAIL ', sentence, *(f'\n      {thing}' for thing in wrong[:5]), f'\n      ({len(wrong)} in all)')
    else:
        passed += 1
        print('ok   ', sentence)


def text(name):
    return (folder / name).read_text('utf-8')


def table(name):
    return [line.split('|') for line in text(name).splitlines() if line]


def debtor_of(address):
    """Each seeded party has its number in its address."""
    return 'C' + re.search(r'(\d{5})@', address)[1]


def mails():
    for file in sorted((folder / 'mails').glob('*.eml')):
        envelope, message = file.read_bytes().split(b'\n', 1)
        yield json.loads(envelope), email.message_from_bytes(message, policy=email.policy.default)


proposal = json.loads(text('propose.out'))
paid = json.loads(text('paid.json'))
facts = {when: json.loads(text(when + '.json')) for when in ('proposed', 'ran', 'again')}
mail_count = {when: int(text(when + '.mails')) for when in facts}
ledger, notices = table('ledger.txt'), table('notices.txt')
sent_mails = list(mails())
sent = collections.Counter((debtor, currency) for debtor, currency, state in notices if state == 'SENT')
sent_debtors = collections.Counter(debtor for debtor, _ in sent.elements())
invoices = facts['again']['invoices']

check('check, propose and both runs end with exit code 0',
    [f'{name}: {text(name + ".code")}' for name in ('check', 'propose', 'run', 'again') if text(name + '.code') != '0\n'])

# ---- what is read
residuals = collections.defaultdict(Decimal)
for document, _, _, residual in ledger:
    residuals[document] += Decimal(residual)
check("the residual of every invoice is Tryton's own amount_to_pay",
    [f'{number}: {residuals[number]}, Tryton says {invoice["amount_to_pay"]}' for number, invoice in invoices.items()
        if number in residuals and residuals[number] != Decimal(invoice['amount_to_pay'])]
    + ([] if len(residuals.keys() & invoices.keys()) > items * 0.9 else ['too few to compare']))
check('no invoice that Tryton wants paid is missing',
    [number for number, invoice in invoices.items()
        if number not in residuals and Decimal(invoice['amount_to_pay']) > 0])

# ---- what is proposed
check(f'all {items} items are in the proposal', [] if proposal['items'] == items else [proposal['items']])
check('the outcome counts add up to the items',
    [] if sum(proposal['outcomes'].values()) == proposal['items'] else [proposal['outcomes']])
check('there is one notice per debtor and currency',
    [key for key, n in collections.Counter((n['debtor'], n['currency']) for n in proposal['notices']).items() if n > 1]
    + ([] if len(proposal['notices']) > items / 10 else ['too few to mean anything']))
totals = collections.defaultdict(Decimal)
for notice in proposal['notices']:
    totals[notice['currency']] += Decimal(str(notice['total']))
check('the totals are those of the notices, each currency by itself',
    [f'{currency}: {totals[currency]}, told {proposal["totals"].get(currency)}' for currency in totals
        if totals[currency] != Decimal(str(proposal['totals'].get(currency, 0)))])
with_credit = {(debtor, currency) for _, debtor, currency, residual in ledger if Decimal(residual) < 0}


def due_in_tryton(notice):
    """What Tryton wants by today of a notice's invoices; None where its view and a notice's are not the same thing."""
    demanded = [facts['proposed']['invoices'].get(number) for number in set(notice['items'])]
    if notice['stage'] == 'reminder-before-due' or (notice['debtor'], notice['currency']) in with_credit \
            or None in demanded or any(today in invoice['due'] for invoice in demanded):
        return None
    return sum(max(Decimal(0), Decimal(invoice['amount_to_pay_today'])) for invoice in demanded)


compared = [(notice, due_in_tryton(notice)) for notice in proposal['notices']]
compared = [(notice, due) for notice, due in compared if due is not None]
check('a notice demands what Tryton wants by today, where no credit is set against it',
    [f'{notice["debtor"]} {notice["currency"]}: {notice["total"]}, Tryton says {due}' for notice, due in compared
        if due != Decimal(str(notice['total']))]
    + ([] if len(compared) > len(proposal['notices']) / 2 else ['too few to compare: %d' % len(compared)]))
check('a proposal sends no mail and writes no note',
    [] if mail_count['proposed'] == 0 and not facts['proposed']['notes'] else [mail_count['proposed']])

# ---- what is sent
check('one mail went out per debtor and currency, to one address each',
    [f'{debtor}: {n} notices sent' for debtor, n in sent.items() if n > 1]
    + [f'{debtor}: {n} mails' for debtor, n in (collections.Counter(debtor_of(envelope['to'][0])
        for envelope, _ in sent_mails) - sent_debtors).items()]
    + [envelope for envelope, _ in sent_mails if len(envelope['to']) != 1]
    + ([] if len(sent_mails) == sum(sent.values()) > 0 else [f'{len(sent_mails)} mails, {sum(sent.values())} notices']))
check('every mail has its own Message-ID and says that a machine sent it',
    [key for key, n in collections.Counter(mail['Message-ID'] for _, mail in sent_mails).items() if n > 1]
    + [mail['Subject'] for _, mail in sent_mails if mail['Auto-Submitted'] != 'auto-generated'])
check('what was paid after the proposal is in no mail and no note',
    [mail['Subject'] for _, mail in sent_mails
        if re.search(re.escape(paid['document']) + r'\b', mail.get_body(('plain',)).get_content())]
    + [note['message'] for note in facts['ran']['notes'] if re.search(re.escape(paid['document']) + r'\b', note['message'])]
    + ([] if sent[paid['debtor'], paid['currency']] == 1 else ['the rest of its notice was not sent']))

# ---- what is written back
notes = facts['ran']['notes']
check('Tryton has one note per contact, on its party, by the connector',
    [f'{debtor}: {n}' for debtor, n in (collections.Counter(note['party'] for note in notes) - sent_debtors).items()]
    + [note for note in notes if note['by'] != 'connector']
    + ([] if len(notes) == sum(sent.values()) else [f'{len(notes)} notes, {sum(sent.values())} contacts']))
check('nobody has a note without a mail', {note['party'] for note in notes} - sent_debtors.keys())
check('a second run on the same day sends no mail and writes no note',
    [] if mail_count['again'] == mail_count['ran'] and facts['again']['notes'] == notes
    else [mail_count, len(notes), len(facts['again']['notes'])])

# ---- what must never happen
secrets = {name: value for name, value in os.environ.items() if name.endswith('_PASSWORD')}
check('no password is in any output',
    [f'{name} in {file.name}' for file in folder.glob('*.[oe][ur][tr]') for name, value in secrets.items()
        if value in file.read_text('utf-8', 'replace')]
    + ([] if len(secrets) >= 3 else [sorted(secrets)]))


def allowed(statement):
    connection = psycopg2.connect(host='127.0.0.1', port=os.environ['TRYTON_PG_PORT'], dbname='base',
        user='dunning_reader', password=os.environ['DUNNING_ERP_DATABASE_PASSWORD'])
    try:
        cursor = connection.cursor()
        cursor.execute('set transaction read write')
        cursor.execute(statement)
        return True
    except psycopg2.errors.InsufficientPrivilege:
        return False
    finally:
        connection.close()


check("the connector's database login can neither write nor read what it does not need",
    [statement for statement in ("update party_party set name = ''", 'select * from res_user', 'select * from ir_note',
        'create table public.mine (id integer)') if allowed(statement)])

print(f'ERP-check: {passed} passed, {failed} failed')
sys.exit(1 if failed else 0)
