import { useState, type ReactNode } from 'react';
import { send, type Call } from '../wire/http';
import { createStore, useStore } from '../wire/store';
import { CallNote, Dialog } from './Dialog';
import { Button, Callout } from './parts';
import { say } from './Toast';

/** Something a person may order, the words to ask with, and the call that does it. */
export interface Action {
  title: string;
  text: string;
  verb: string;
  danger?: boolean;
  /** Told when it was accepted. */
  done: string;
  call: (force: boolean) => Call;
}

/** A refusal that force overrules. */
export interface Lock {
  title: string;
  note: string;
  /** The button that overrules it, in words. */
  verb: string;
  /** What held it is gone: the plain call may be tried again. */
  over: boolean;
}

/** The window that is open over the page, if any. */
const asked = createStore<ReactNode>(null);

export const openWindow = (dialog: ReactNode) => asked.set(dialog);
export const closeWindow = () => asked.set(null);

export function Asked() {
  return <>{useStore(asked)}</>;
}

interface ActionDialogProps {
  action: Action;
  /** Whether its fields hold what can be sent. */
  ready?: boolean;
  children?: ReactNode;
  after?: () => void;
  lock?: (error: unknown) => Lock | null;
}

/** A window for one action: words, fields if it needs some, the call, and what the server says. */
export function ActionDialog({ action, ready = true, children, after, lock }: ActionDialogProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const locked = error === null ? null : (lock?.(error) ?? null);
  const force = locked !== null && !locked.over;

  const run = async (overrule: boolean) => {
    if (busy || !ready) return;
    setBusy(true);
    try {
      await send(action.call(overrule));
      say('ok', action.done);
      closeWindow();
      after?.();
    } catch (trouble) {
      setError(trouble);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={action.title}
      close={closeWindow}
      submit={() => void run(false)}
      foot={
        <>
          <CallNote call={action.call(force)} />
          <div className="row end">
            <Button onClick={closeWindow}>Cancel</Button>
            {force ? (
              <Button look="danger" disabled={busy} onClick={() => void run(true)}>
                {locked.verb}
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
          <Callout tone={locked ? 'warn' : 'bad'} title={locked?.title ?? 'It was refused'}>
            <span className="soft">
              {error instanceof Error ? error.message : String(error)} {locked?.note}
            </span>
          </Callout>
        )}
      </div>
    </Dialog>
  );
}
