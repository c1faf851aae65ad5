// What waits for a person, as tables.
const REPLIES = 'org.dunning:type=Dunning,name=Replies';
const LETTERS = 'org.dunning:type=Dunning,name=Letters';

export function Lists({ react, core, table, jolokia }) {
  const h = react.createElement;

  function list(name, empty, columns, rows) {
    if (!rows.length) {
      return h(core.Content, { component: 'p' }, empty);
    }
    return h(table.Table, { variant: 'compact', 'aria-label': name },
      h(table.Thead, null, h(table.Tr, null, columns.map(([title, , , right]) =>
        h(table.Th, {
          key: title, modifier: 'nowrap', style: right && { textAlign: 'right' }, screenReaderText: title ? undefined : 'Actions',
        }, title)))),
      h(table.Tbody, null, rows.map((row, index) => h(table.Tr, { key: row.notice ?? row.reply ?? index },
        columns.map(([title, cell, narrow, right]) =>
          h(table.Td, {
            key: title, dataLabel: title, modifier: narrow && 'nowrap', style: right && { textAlign: 'right' },
          }, cell(row)))))));
  }

  const debtor = ['Debtor', (row) => h(react.Fragment, null, row.name || '?', ' ', h('small', null, row.debtor))];

  // A column that says the same in every row is left out.
  const company = ({ companies }) => companies.length > 1 ? [['Company', (row) => row.company]] : [];

  const notice = (board) => [
    ['Notice', (row) => row.notice],
    ...company(board),
    debtor,
    ['Stage', (row) => row.stage],
    ['Total', (row) => money(row.total), true, true],
    ['Items', (row) => row.items, true, true],
    ['Date', (row) => row.on, true],
  ];

  function waiting({ board, call, askFor }) {
    const edit = async (row) => {
      try {
        askFor({
          title: `Words of notice ${row.notice}`, button: 'Keep these words', operation: 'edit', mbean: LETTERS, first: [row.notice],
          fields: ['words', 'reason'], stays: true, also: { button: "The template's words again", operation: 'undoEdit' },
          values: { words: await jolokia.execute(LETTERS, 'words', [row.notice]) },
          text: `To ${row.name} (${row.debtor}). Amounts and documents stay as they are. What was approved before counts no more.`,
        });
      } catch (e) {
        call(`Words of notice ${row.notice}`, 'words', [row.notice], LETTERS);
      }
    };
    const decide = (row, word, operation, danger, text) => h(core.Button, {
      variant: danger ? 'link' : 'secondary', isDanger: danger, size: 'sm',
      onClick: () => askFor({
        title: `${word} notice ${row.notice}`, button: word, danger, operation, first: [row.notice], fields: ['reason'],
        text: `${row.name} (${row.debtor}), stage ${row.stage}, ${money(row.total)}. ${text}`,
      }),
    }, word);
    const buttons = ['', (row) => h(core.Flex, { gap: { default: 'gapSm' }, flexWrap: { default: 'nowrap' } },
      decide(row, 'Approve', 'approve', false, 'It goes out with the next run that may send, after a look into the ERP.'),
      decide(row, 'Decline', 'decline', true, 'It is withdrawn; the debtor is not proposed again before the minimum gap.'))];
    const withWords = (column) => column[0] !== 'Stage' ? column : ['Stage', (row) => h(react.Fragment, null, row.stage,
      row.hasWords && h(react.Fragment, null, h('br'),
        h(core.Button, { variant: 'link', isInline: true, size: 'sm', onClick: () => edit(row) }, 'Words')))];
    const urgency = ['Priority', (row) => row.priority || 'nothing overdue'];
    const needs = ['Approval', (row) => row.approval === 'NONE' ? 'not needed' : row.rule || 'by a person'];
    return list('To approve', 'No notice waits.', board.mayOperate
      ? [...notice(board).map(withWords), urgency, needs, buttons] : [...notice(board), urgency, needs], board.waiting);
  }

  function suspects({ board, call, askFor }) {
    const settle = (row, word, arrived, text) => h(core.Button, {
      variant: 'secondary', size: 'sm',
      onClick: () => askFor({
        title: `Notice ${row.notice} ${word}`, button: 'Settle', operation: 'resolve', first: [row.notice, arrived],
        fields: ['reason'], text: `${row.name} (${row.debtor}), ${money(row.total)}. ${text}`,
      }),
    }, word);
    const buttons = ['', (row) => h(core.Flex, { gap: { default: 'gapSm' }, flexWrap: { default: 'nowrap' } },
      h(core.Button, {
        variant: 'link', size: 'sm', onClick: () => call(`What is known of notice ${row.notice}`, 'evidence', [row.notice]),
      }, 'What is known'),
      board.mayOperate && settle(row, 'Arrived', true, 'Its stage counts, and it is noted in the ERP.'),
      board.mayOperate && settle(row, 'Did not arrive', false, 'It goes out again with the next run.'))];
    return h(react.Fragment, null,
      h(core.Content, { component: 'p' }, 'Handed over, but the connection broke before the answer: nobody knows whether '
        + 'these arrived. They are never sent again by themselves.'),
      list('Suspect', 'None.', [...notice(board), ['What happened', (row) => row.answer], buttons], board.suspects));
  }

  function holds({ board, call, askFor }) {
    const free = (row) => (row.notice
      ? askFor({
        title: `Let debtor ${row.debtor} be dunned again`, operation: 'resumeDebtor', button: 'Go on',
        first: [row.company, row.debtor], fields: ['reason'], text: `Dunning has ended: ${row.reason}. The ERP is told.`,
      })
      : call(`Release debtor ${row.debtor}`, 'releaseDebtor', [row.company, row.debtor]));
    const release = ['', (row) => (row.kind === 'STOP' && !board.mayLiftStops ? 'an admin releases it' : h(core.Button, {
      variant: 'link', size: 'sm', onClick: () => free(row),
    }, 'Release'))];
    const columns = [...company(board), debtor, ['What', (row) => row.document || 'everything'], ['Until', (row) => row.until || 'released', true],
      ['By', (row) => row.by], ['Reason', (row) => row.reason]];
    return h(core.Stack, { hasGutter: true },
      board.mayOperate && h(core.StackItem, null, h(core.Button, {
        variant: 'secondary',
        onClick: () => askFor({
          title: 'Hold a debtor', operation: 'holdDebtor', button: 'Hold',
          text: 'The debtor is not dunned; its items stay in every list with the reason.',
          fields: ['company', 'debtorNo', 'reason', 'until'], companies: board.companies,
        }),
      }, 'Hold a debtor')),
      list('Holds', 'No debtor is held by us. Blocks set in the ERP are not listed here.',
        board.mayOperate ? [...columns, release] : columns, board.holds));
  }

  function tasks({ board }) {
    return list('Tasks', 'No open task.', [...company(board), debtor, ['Task', (row) => row.detail],
      ['Since', (row) => row.since.slice(0, 10), true]], board.tasks);
  }

  // The words on which a reading rests come in double square brackets.
  const marked = (text) => h('div', { style: { whiteSpace: 'pre-wrap', minWidth: '16rem', maxWidth: '42rem' } },
    text.split(/\[\[|]]/).map((part, index) => index % 2 ? h('mark', { key: index }, part) : part));

  function answers({ board, call, askFor }) {
    const ask = (row, word, operation, danger, fields, text) => h(core.Button, {
      variant: danger ? 'link' : 'secondary', isDanger: danger, size: 'sm',
      onClick: () => askFor({ title: `${word} answer ${row.reply}`, button: word, danger, operation, mbean: REPLIES,
        first: [row.reply], fields, text }),
    }, word);
    const buttons = ['', (row) => h(core.Flex, { gap: { default: 'gapSm' }, flexWrap: { default: 'nowrap' } },
      h(core.Button, {
        variant: 'secondary', size: 'sm',
        onClick: () => call(`Confirm answer ${row.reply}`, 'confirm', [row.reply, ''], REPLIES),
      }, 'Confirm'),
      ask(row, 'Correct', 'correct', false, ['intent', 'promises', 'documents', 'whose', 'note'],
        `It was understood as ${row.understood}. What followed is taken back, and what follows from this is done.`),
      ask(row, 'Dismiss', 'dismiss', true, ['note'], 'Nothing follows, and what followed already is taken back.'))];
    const columns = [
      ['Answer', (row) => row.reply],
      ...company(board),
      ['Debtor', (row) => h(react.Fragment, null, row.name || 'of nobody we know', ' ', h('small', null, row.debtor),
        h('br'), h('small', null, row.sender), h('br'), h('small', null, row.proof))],
      ['Understood as', (row) => h(react.Fragment, null, row.understood, h('br'), h('small', null, row.reason))],
      ['Text', (row) => marked(row.text)],
      ['Read by', (row) => row.due, true],
    ];
    return list('Answers', 'No answer waits for a person.', board.mayOperate ? [...columns, buttons] : columns, board.answers);
  }

  return { waiting, answers, suspects, holds, tasks };
}

// "8307.54 EUR" with the reader's separators.
function money(total) {
  const [amount, currency] = total.split(' ');
  const decimals = amount.split('.')[1]?.length ?? 0;
  return Number(amount).toLocaleString(undefined, { minimumFractionDigits: decimals }) + '\u00a0' + currency;
}
