// The head with its buttons, the last runs and the backlog.
const BACKLOG = {
  'delivery PROPOSED': 'Proposed, not approved',
  'delivery APPROVED': 'Approved, not sent yet',
  'delivery SENDING': 'Being sent',
  'delivery RETRY': 'To be tried again',
  'delivery SUSPECT': 'Suspect: handed over without an answer',
  'delivery FAILED': 'Failed for good',
  'delivery BOUNCED': 'Came back',
  'note PENDING': 'Notes not yet in the ERP',
  'note ACCEPTED': 'Notes the ERP has yet to confirm',
  'note REJECTED': 'Notes the ERP rejected',
  'task NO_CONTACT': 'Tasks: find an address',
  'task LAST_STAGE': 'Tasks: decide after the last stage',
  'task UNREACHABLE': 'Tasks: address refused',
};

export function Overview({ react, core, table }) {
  const h = react.createElement;

  const label = (color, text) => h(core.Label, { color, key: text }, text);

  function labels({ board, busy }) {
    return [
      board.mode === 'send' ? label('green', 'Sending is allowed') : label('blue', 'Proposing only'),
      board.pauses.length > 0 && label('orange', 'Sending is paused'),
      (busy || board.goingFor) && label('purple', busy ? busy + ' …' : `Run of ${board.goingFor} going on`),
    ].filter(Boolean);
  }

  function buttons({ board, call, askFor, busy }) {
    if (!board.mayRun) {
      return null;
    }
    const button = (text, variant, onClick) =>
      h(core.Button, { key: text, variant, isDisabled: !!busy || !!board.goingFor, onClick }, text);
    return [
      button('Propose', 'secondary', () => call('Propose', 'propose')),
      button('Run now', 'primary', () => askFor({
        title: 'Run now',
        text: board.mode === 'send'
          ? 'Reads the ERP, proposes, and sends every notice that is approved or needs no approval.'
          : 'Reads the ERP and proposes. Nothing is sent: dunning.run.mode is propose.',
        operation: 'runNow', fields: [], button: 'Run',
      })),
      board.pauses.length > 0 && h(core.Button, {
        key: 'resume', variant: 'warning', onClick: () => call('Resume sending', 'resumeSending', ['', '']),
      }, 'Resume sending'),
      !board.pauses.some((pause) => !pause.company && !pause.channel) && h(core.Button, {
        key: 'pause', variant: 'danger',
        onClick: () => askFor({
          title: 'Pause sending', operation: 'pauseSending', button: 'Pause', danger: true,
          text: 'No notice leaves until sending is resumed or the last day has passed.',
          fields: ['reason', 'until', 'ofCompany', 'byChannel'], companies: board.companies, channels: board.channels,
        }),
      }, 'Pause sending'),
    ];
  }

  function head(desk) {
    const { board } = desk;
    return h(core.Flex, { style: { marginBottom: '1rem' } },
      h(core.Title, { headingLevel: 'h1' }, 'Dunning'),
      ...labels(desk),
      h(core.FlexItem, { align: { default: 'alignRight' } },
        h(core.Flex, { gap: { default: 'gapSm' } }, buttons(desk))),
      !board.mayOperate && h(core.Content, { component: 'small' }, `You are ${board.user}, a viewer: you may read and ask why.`));
  }

  function run(one) {
    const state = { COMPLETE: ['green', 'completed'], REFUSED: ['red', 'refused: nothing was sent'] }[one.state]
      ?? ['purple', 'going on'];
    const outcomes = [...one.outcomes].sort((a, b) => b.items - a.items);
    return h(core.Card, { key: one.id, isCompact: true },
      h(core.CardTitle, null, `${one.company}, ${one.on} `, label(...state), ' ',
        one.mode === 'SEND' ? label('green', 'sending') : label('blue', 'proposing only')),
      h(core.CardBody, null,
        one.note && h(core.Alert, { variant: 'danger', isInline: true, isPlain: true, title: one.note }),
        h(core.Content, { component: 'small' }, `Run ${one.id}, started ${when(one.started)}`
          + (one.finished ? `, ended ${when(one.finished)}` : '')),
        h(table.Table, { variant: 'compact', borders: false, 'aria-label': `Outcomes of ${one.company}` },
          h(table.Tbody, null, outcomes.map((outcome) => h(table.Tr, { key: outcome.code },
            h(table.Td, { style: { textAlign: 'right' }, modifier: 'fitContent' }, outcome.items),
            h(table.Td, { modifier: 'fitContent' }, outcome.code),
            h(table.Td, null, outcome.words)))))));
  }

  function backlog({ backlog }) {
    const order = Object.keys(BACKLOG);
    const kinds = Object.entries(backlog).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    return h(core.Card, { isCompact: true, id: 'dunning-backlog' },
      h(core.CardTitle, null, 'Backlog'),
      h(core.CardBody, null, kinds.length
        ? h(table.Table, { variant: 'compact', borders: false, 'aria-label': 'Backlog' },
            h(table.Tbody, null, kinds.map(([kind, count]) => h(table.Tr, { key: kind },
              h(table.Td, { style: { textAlign: 'right' }, modifier: 'fitContent' }, count),
              h(table.Td, null, BACKLOG[kind] ?? kind)))))
        : 'Nothing is left to do.'));
  }

  function body({ board }) {
    const none = h(core.Card, { isCompact: true },
      h(core.CardTitle, null, 'No run yet'),
      h(core.CardBody, null, 'Propose starts one that sends nothing.'));
    return h(core.Stack, { hasGutter: true },
      board.alarms.map((alarm) => h(core.Alert, { key: alarm, variant: 'warning', isInline: true, title: alarm })),
      board.differences.map((difference) => h(core.Alert, {
        key: difference, variant: 'warning', isInline: true, title: 'Reconciliation: ' + difference,
      })),
      board.pauses.map((pause) => h(core.Alert, {
        key: pause.since + pause.company + pause.channel, variant: 'warning', isInline: true,
        title: `Sending${pause.company && ' of ' + pause.company}${pause.channel && ' by ' + pause.channel} was paused by ${pause.by} ${when(pause.since)}`
          + (pause.until ? ` until the end of ${pause.until}` : '') + `: ${pause.reason}`,
      })),
      h(core.Grid, { hasGutter: true },
        h(core.GridItem, { span: 12, xl: 8 },
          h(core.Stack, { hasGutter: true }, board.runs.length ? board.runs.map(run) : none)),
        h(core.GridItem, { span: 12, xl: 4 }, backlog(board))));
  }

  return { head, body };
}

function when(instant) {
  return new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
