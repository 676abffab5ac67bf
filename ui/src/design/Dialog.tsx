import { useEffect, useId, useRef, type ReactNode } from 'react';
import { curl, type Call } from '../wire/http';
import { Button, Copy } from './parts';

/** A modal window on the browser's own dialog element: focus stays inside, Escape closes. */
export function Dialog(props: {
  title: ReactNode;
  close: () => void;
  size?: 'small' | 'large';
  foot?: ReactNode;
  submit?: () => void;
  children: ReactNode;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const dialog = box.current!;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={`dialog ${props.size ?? 'small'}`}
      aria-labelledby={title}
      onCancel={event => {
        event.preventDefault();
        props.close();
      }}
      onMouseDown={event => {
        if (event.target === box.current) props.close();
      }}
      onKeyDown={event => {
        event.stopPropagation();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.submit?.();
      }}
    >
      <form
        method="dialog"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          props.submit?.();
        }}
      >
        <header className="row spread">
          <h2 id={title}>{props.title}</h2>
          <Button look="quiet" icon="close" aria-label="Close" onClick={props.close} />
        </header>
        <div className="content">{props.children}</div>
        {props.foot && <footer>{props.foot}</footer>}
      </form>
    </dialog>
  );
}

/** The API call that does the same, ready for a shell. */
export function CallNote({ call }: { call: Call }) {
  const line = curl(call);
  return (
    <details className="callnote">
      <summary>
        The same by API: <code>{call.method}</code>
      </summary>
      <div className="row">
        <pre className="grow">{line}</pre>
        <Copy text={line} what="command" />
      </div>
    </details>
  );
}
