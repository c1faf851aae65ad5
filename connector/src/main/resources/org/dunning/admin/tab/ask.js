// The dialog that asks for what an operation needs, and the question why.
const FIELDS = {
  company: { label: 'Company', required: true },
  debtorNo: { label: "Debtor's number, as in the ERP", required: true },
  reason: { label: 'Reason, kept with your name', required: true },
  ofCompany: { label: 'Company', required: false, all: 'all companies', choices: (question) => question.companies },
  byChannel: { label: 'Channel', required: false, all: 'every channel', choices: (question) => question.channels },
  note: { label: 'Reason, kept with your name', required: false },
  intent: { label: 'It means', required: true, all: 'choose', choices: () => ['promise', 'partial_promise', 'payment_plan_request', 'already_paid',
    'dispute', 'query', 'wrong_contact', 'opt_out_or_legal_threat', 'other'] },
  promises: { label: 'Promised days, such as 2026-12-11 or 2026-12-11 100.00, 2027-01-15 50.00', required: false },
  documents: { label: 'Documents it is about, with commas (empty: all of its notice)', required: false },
  whose: { label: "Debtor's number, if it is another's", required: false },
  words: { label: 'Subject, a blank line, the words; the statement of account goes where the line --- is', type: 'area', required: true },
  until: { label: 'Last day (empty: without end)', type: 'date', required: false },
};

export function Ask({ react, core, jolokia }) {
  const h = react.createElement;

  function Dialog({ question, call, close }) {
    const companies = question.companies ?? [];
    const [values, setValues] = react.useState({ company: companies[0] ?? '', ...question.values });
    const missing = question.fields.some((name) => FIELDS[name].required && !values[name]?.trim());
    const set = (name) => (_, value) => setValues((before) => ({ ...before, [name]: value }));
    const submit = (event) => {
      event.preventDefault();
      if (!missing) {
        call(question.title, question.operation,
          [...(question.first ?? []), ...question.fields.map((name) => values[name] ?? '')], question.mbean,
          question.stays ? question : null);
      }
    };
    const choice = (name) => h(core.FormSelect, { id: 'dunning-' + name, value: values[name] ?? '', onChange: set(name) },
      [['', FIELDS[name].all], ...FIELDS[name].choices(question).map((one) => [one, one])].map(([value, label]) =>
        h(core.FormSelectOption, { key: value, value, label })));
    const area = (name) => h(core.TextArea, {
      id: 'dunning-' + name, value: values[name] ?? '', onChange: set(name), rows: 18, resizeOrientation: 'vertical',
    });
    const input = (name) => FIELDS[name].choices ? choice(name) : FIELDS[name].type === 'area' ? area(name) : name === 'company'
      ? h(core.FormSelect, { id: 'dunning-' + name, value: values.company, onChange: set(name) },
          companies.map((one) => h(core.FormSelectOption, { key: one, value: one, label: one })))
      : h(core.TextInput, {
          id: 'dunning-' + name, type: FIELDS[name].type ?? 'text', value: values[name] ?? '', onChange: set(name),
        });
    const variant = question.fields.some((name) => FIELDS[name].type === 'area') ? 'large' : 'small';
    const also = question.also;
    return h(core.Modal, { isOpen: true, variant, onClose: close, 'aria-label': question.title },
      h(core.ModalHeader, { title: question.title }),
      h(core.ModalBody, null,
        h(core.Content, { component: 'p' }, question.text),
        question.problem && h(core.Alert, { variant: 'danger', isInline: true, title: 'Not kept', id: 'dunning-problem' },
          h('pre', { style: { whiteSpace: 'pre-wrap' } }, question.problem)),
        h(core.Form, { onSubmit: submit, id: 'dunning-form' }, question.fields.map((name) =>
          h(core.FormGroup, {
            key: name, label: FIELDS[name].label, isRequired: FIELDS[name].required, fieldId: 'dunning-' + name,
          }, input(name))))),
      h(core.ModalFooter, null,
        h(core.Button, {
          variant: question.danger ? 'danger' : 'primary', type: 'submit', form: 'dunning-form', isDisabled: missing,
        }, question.button),
        also && h(core.Button, {
          variant: 'secondary',
          onClick: () => call(question.title, also.operation, [...question.first, values.reason ?? ''], question.mbean),
        }, also.button),
        h(core.Button, { variant: 'link', onClick: close }, 'Cancel')));
  }

  function Why({ mbean }) {
    const [document, setDocument] = react.useState('');
    const [answer, setAnswer] = react.useState('');
    const submit = async (event) => {
      event.preventDefault();
      try {
        setAnswer(await jolokia.execute(mbean, 'why', [document]));
      } catch (e) {
        setAnswer(String(e));
      }
    };
    return h(core.Stack, { hasGutter: true },
      h(core.Form, { onSubmit: submit, isHorizontal: true },
        h(core.InputGroup, { style: { maxWidth: '36rem' } },
          h(core.InputGroupItem, { isFill: true }, h(core.TextInput, {
            id: 'dunning-document', 'aria-label': 'Document number', placeholder: 'Document number, as in the ERP',
            value: document, onChange: (_, value) => setDocument(value),
          })),
          h(core.InputGroupItem, null,
            h(core.Button, { type: 'submit', variant: 'secondary', isDisabled: !document.trim() }, 'Why?')))),
      answer && h(core.CodeBlock, null, h(core.CodeBlockCode, { id: 'dunning-why' }, answer)));
  }

  return {
    dialog: (question, call, close) => h(Dialog, { key: question.title, question, call, close }),
    why: (_, mbean) => h(Why, { mbean }),
  };
}
