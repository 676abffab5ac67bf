import { useState, type ReactNode } from 'react';
import { Button, Callout, CallNote, Dialog, say, TextField } from '../design';
import { CallError, send } from '../wire/http';
import { createStore, useStore } from '../wire/store';
import { newGroup, scale, scaleGroup, type Action } from './model/actions';
import type { App } from './model/api';
import { isObject } from './model/draft';
import { refresh, view } from './model/live';

/** The window that is open over the page, if any. */
const asked = createStore<ReactNode>(null);

export const open = (dialog: ReactNode) => asked.set(dialog);
export const close = () => asked.set(null);

export function Asked() {
  return <>{useStore(asked)}</>;
}

/** Asks before it acts. */
export const ask = (action: Action) => open(<Confirm action={action} />);

function Confirm({ action }: { action: Action }) {
  return <ActionDialog action={action} />;
}

/** Whether the refusal says that a running deployment holds the app: then force helps. */
export const lockedBy = (error: unknown): string[] => {
  if (!(error instanceof CallError) || error.status !== 409 || !isObject(error.body)) return [];
  const deployments = error.body.deployments;
  return Array.isArray(deployments) ? deployments.map(d => (isObject(d) ? String(d.id) : '')) : [];
};

/** A window for one action: words, fields if it needs some, the call, and what the server says. */
export function ActionDialog({
  action,
  ready = true,
  children,
}: {
  action: Action;
  ready?: boolean;
  children?: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useStore(view, v => v.deployments);
  const locked = lockedBy(error);
  const ended = locked.length > 0 && !running.some(d => locked.includes(d.id));
  const run = async (force: boolean) => {
    if (busy || !ready) return;
    setBusy(true);
    try {
      await send(action.call(force));
      say('ok', action.done);
      close();
      refresh();
    } catch (trouble) {
      setError(trouble);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={action.title}
      close={close}
      submit={() => void run(false)}
      foot={
        <>
          <CallNote call={action.call(locked.length > 0 && !ended)} />
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={close}>Cancel</Button>
            {locked.length > 0 && !ended ? (
              <Button look="danger" disabled={busy} onClick={() => void run(true)}>
                Cancel that deployment and {action.verb.toLowerCase()}
              </Button>
            ) : (
              <Button
                type="submit"
                look={action.danger ? 'danger' : 'primary'}
                disabled={busy || !ready}
                autoFocus={children === undefined}
              >
                {action.verb}
              </Button>
            )}
          </div>
        </>
      }
    >
      <div className="stack">
        {children}
        <p className="soft">{action.text}</p>
        {error !== null && (
          <Callout tone={locked.length > 0 ? 'warn' : 'bad'} title={lockedTitle(locked, ended)}>
            <span className="soft">
              {error instanceof Error ? error.message : String(error)}
              {locked.length > 0 &&
                !ended &&
                ` Running: ${locked.map(id => id.slice(0, 8)).join(', ')}.`}
            </span>
          </Callout>
        )}
      </div>
    </Dialog>
  );
}

const lockedTitle = (locked: string[], ended: boolean) =>
  locked.length === 0
    ? 'Marathon refuses it'
    : ended
      ? 'A deployment held it, and has ended: try again'
      : 'A deployment holds it';

export function ScaleDialog({ app }: { app: App }) {
  const [text, setText] = useState(String(app.instances));
  const instances = Number(text);
  const valid = /^\d+$/.test(text.trim());
  return (
    <ActionDialog
      action={scale(app, valid ? instances : app.instances)}
      ready={valid && instances !== app.instances}
    >
      <TextField
        label="Instances"
        kind="number"
        value={text}
        change={setText}
        focus
        errors={valid ? undefined : ['a whole number, 0 or more']}
      />
    </ActionDialog>
  );
}

export function ScaleGroupDialog({ id }: { id: string }) {
  const [text, setText] = useState('2');
  const factor = Number(text);
  const valid = text.trim() !== '' && Number.isFinite(factor) && factor >= 0;
  return (
    <ActionDialog action={scaleGroup(id, valid ? factor : 1)} ready={valid}>
      <TextField
        label="Factor"
        kind="number"
        step="0.5"
        value={text}
        change={setText}
        focus
        errors={valid ? undefined : ['a number, 0 or more']}
      />
    </ActionDialog>
  );
}

export function GroupDialog({ parent }: { parent: string }) {
  const [name, setName] = useState('');
  const valid = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?)*$/.test(name);
  return (
    <ActionDialog action={newGroup(parent, name)} ready={valid}>
      <TextField
        label={`Name, below ${parent}`}
        value={name}
        change={setName}
        focus
        mono
        errors={valid || name === '' ? undefined : ['lower case letters, digits, dots and hyphens']}
      />
    </ActionDialog>
  );
}
