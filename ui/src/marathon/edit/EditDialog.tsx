import { useState } from 'react';
import {
  Button,
  Callout,
  CallNote,
  Choices,
  closeWindow,
  Dialog,
  say,
  type Lock,
} from '../../design';
import { CallError, send, type Call } from '../../wire/http';
import { go } from '../../wire/route';
import { useStore } from '../../wire/store';
import { lockOf } from '../ask';
import { appUrl, V2 } from '../model/api';
import { changed, effect, problemsOf, toSend, type Draft, type Problem } from '../model/draft';
import { refresh, view } from '../model/live';
import { Form } from './Form';

interface EditProps {
  title: string;
  /** The definition that is edited; `null`: a new app. */
  before: Draft | null;
  draft?: Draft;
}

/** Creates or changes an app, by form or as JSON; what the server refuses is shown at its field. */
export function EditDialog({ title, before, draft: initial }: EditProps) {
  const [draft, setDraft] = useState<Draft>(initial ?? before ?? {});
  const [mode, setMode] = useState<'form' | 'json'>('form');
  const [text, setText] = useState('');
  const [syntax, setSyntax] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const problems: Problem[] = error instanceof CallError ? problemsOf(error.body) : [];
  const running = useStore(view, v => v.deployments);
  const locked = lockOf(error, running, 'change');
  const force = locked !== null && !locked.over;

  const switchTo = (next: 'form' | 'json') => {
    if (next === mode || (next === 'form' && syntax !== '')) return;
    if (next === 'json') setText(JSON.stringify(toSend(draft), null, 2));
    setMode(next);
  };
  const type = (json: string) => {
    setText(json);
    try {
      const value: unknown = JSON.parse(json);
      if (value === null || typeof value !== 'object' || Array.isArray(value)) {
        throw new Error('an application is an object: { "id": … }');
      }
      setDraft(value as Draft);
      setSyntax('');
    } catch (trouble) {
      setSyntax(trouble instanceof Error ? trouble.message : String(trouble));
    }
  };

  const call = (force: boolean): Call => {
    const body = toSend(draft);
    const query = force ? '?force=true' : '';
    return before === null
      ? { method: 'POST', url: `${V2}/apps${query}`, body }
      : { method: 'PUT', url: `${appUrl(before.id!)}${query}`, body };
  };
  const submit = async (force: boolean) => {
    if (busy || syntax !== '') return;
    setBusy(true);
    setError(null);
    try {
      await send(call(force));
      const id = absoluteId(before?.id ?? draft.id ?? '');
      say('ok', before === null ? `${id} is being deployed` : `${id} is changed`);
      closeWindow();
      refresh();
      if (before === null) go(`#/apps${id}`);
    } catch (trouble) {
      setError(trouble);
      setBusy(false);
    }
  };

  const differs = before === null ? [] : changed(toSend(before), toSend(draft));
  return (
    <Dialog
      title={title}
      size="large"
      close={closeWindow}
      submit={() => void submit(false)}
      foot={
        <>
          <CallNote call={call(false)} />
          <div className="row spread">
            <span className="soft">{before === null ? '' : effect(differs)}</span>
            <div className="row">
              <Button onClick={closeWindow}>Cancel</Button>
              {force ? (
                <Button look="danger" disabled={busy} onClick={() => void submit(true)}>
                  {locked.verb}
                </Button>
              ) : (
                <Button
                  look="primary"
                  disabled={busy || syntax !== '' || (before !== null && differs.length === 0)}
                  title="Ctrl+Enter"
                  onClick={() => void submit(false)}
                >
                  {before === null ? 'Create application' : 'Change and deploy'}
                </Button>
              )}
            </div>
          </div>
        </>
      }
    >
      <div className="stack edit">
        <div className="row spread">
          <Choices
            label="Edit as"
            at={mode}
            of={[
              { value: 'form', name: 'Form' },
              { value: 'json', name: 'JSON' },
            ]}
            choose={switchTo}
          />
          {mode === 'json' && (
            <span className="muted">Form and JSON are two views of one definition.</span>
          )}
        </div>
        {error !== null && <Refusal error={error} problems={problems} locked={locked} />}
        {mode === 'form' ? (
          <Form draft={draft} change={setDraft} problems={problems} fresh={before === null} />
        ) : (
          <div className="field grow">
            <textarea
              className="input json"
              aria-label="Definition as JSON"
              aria-invalid={syntax !== ''}
              value={text}
              spellCheck={false}
              autoFocus
              onChange={event => type(event.target.value)}
            />
            {syntax !== '' && <span className="error">{syntax}</span>}
          </div>
        )}
      </div>
    </Dialog>
  );
}

const absoluteId = (id: string) => '/' + id.split('/').filter(Boolean).join('/');

function Refusal({
  error,
  problems,
  locked,
}: {
  error: unknown;
  problems: Problem[];
  locked: Lock | null;
}) {
  const message = error instanceof Error ? error.message : String(error);
  return (
    <Callout tone={locked ? 'warn' : 'bad'} title={locked?.title ?? message}>
      {locked && (
        <span className="soft">
          {message} {locked.note}
        </span>
      )}
      {problems.length > 0 && (
        <ul className="problems">
          {problems.map(problem => (
            <li key={problem.path}>
              <code>{problem.path}</code> {problem.errors.join('; ')}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}
