// The page of an operator: how things stand, what waits for a person, and why an item was or was not dunned.
// It decides nothing: every button is an operation of the MBean, which checks who is asking.
import { Ask } from './ask.js';
import { Lists } from './lists.js';
import { Overview } from './overview.js';

const OPERATIONS = 'org.dunning:type=Dunning,name=Operations';
const REFRESH_MILLIS = 10_000;

export function Page(libraries) {
  const { react, core, jolokia } = libraries;
  const h = react.createElement;
  const overview = Overview(libraries);
  const lists = Lists(libraries);
  const ask = Ask(libraries);

  return function DunningPage() {
    const [board, setBoard] = react.useState(null);
    const [problem, setProblem] = react.useState('');
    const [answer, setAnswer] = react.useState(null);
    const [question, setQuestion] = react.useState(null);
    const [busy, setBusy] = react.useState('');
    const [tab, setTab] = react.useState('overview');

    const reload = react.useCallback(async () => {
      try {
        setBoard(await jolokia.readAttribute(OPERATIONS, 'Status'));
        setProblem('');
      } catch (e) {
        setProblem(words(e));
      }
    }, []);

    react.useEffect(() => {
      reload();
      const timer = setInterval(reload, REFRESH_MILLIS);
      return () => clearInterval(timer);
    }, [reload]);

    // What was asked stays open with the reason where it is refused, so that nothing typed is lost.
    const call = async (title, operation, args = [], mbean = OPERATIONS, asked = null) => {
      if (!asked) {
        setQuestion(null);
      }
      setBusy(title);
      try {
        setAnswer({ good: true, title, text: await jolokia.execute(mbean, operation, args) });
        // Another dialog may have been opened meanwhile; it stays.
        setQuestion((now) => (now === asked ? null : now));
      } catch (e) {
        if (asked) {
          setQuestion({ ...asked, problem: words(e) });
        } else {
          setAnswer({ good: false, title, text: words(e) });
        }
      }
      setBusy('');
      reload();
    };

    if (!board) {
      return h(core.PageSection, { hasBodyWrapper: false }, problem
        ? h(core.Alert, { variant: 'danger', isInline: true, title: problem })
        : h(core.Spinner, { 'aria-label': 'Loading' }));
    }
    const desk = { board, call, askFor: setQuestion, busy };
    const page = (key, title, content) =>
      h(core.Tab, { eventKey: key, title: h(core.TabTitleText, null, title) },
        h('div', { style: { paddingTop: '.5rem' } }, content));

    return h(core.PageSection, { hasBodyWrapper: false, id: 'dunning-page' },
      overview.head(desk),
      problem && h(core.Alert, { variant: 'warning', isInline: true, title: 'Not up to date: ' + problem }),
      answer && h(core.Alert, {
        variant: answer.good ? 'success' : 'danger', isInline: true, title: answer.title, id: 'dunning-answer',
        actionClose: h(core.AlertActionCloseButton, { onClose: () => setAnswer(null) }),
        style: { marginBottom: '1rem' },
      }, h('pre', { style: { whiteSpace: 'pre-wrap' } }, answer.text)),
      h(core.Tabs, { activeKey: tab, onSelect: (_, key) => setTab(key), 'aria-label': 'Dunning' },
        page('overview', 'Overview', overview.body(desk)),
        page('waiting', counted('To approve', board.waiting), lists.waiting(desk)),
        page('answers', counted('Answers', board.answers), lists.answers(desk)),
        page('suspects', counted('Suspect', board.suspects), lists.suspects(desk)),
        page('holds', counted('Holds', board.holds), lists.holds(desk)),
        page('tasks', counted('Tasks', board.tasks), lists.tasks(desk)),
        page('why', 'Why?', ask.why(desk, OPERATIONS))),
      question && ask.dialog(question, call, () => setQuestion(null)));
  };
}

function counted(title, list) {
  return list.length ? `${title} (${list.length === 100 ? '100 or more' : list.length})` : title;
}

function words(error) {
  return String(error?.error ?? error?.message ?? error);
}
