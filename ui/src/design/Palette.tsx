import { useEffect, useMemo, useRef, useState } from 'react';
import { best } from '../wire/fuzzy';
import { createStore, useStore } from '../wire/store';
import { Icon, type IconName } from './Icon';

export interface Command {
  name: string;
  /** What kind of thing it is, or where it leads. */
  hint?: string;
  icon: IconName;
  keys?: string;
  run: () => void;
}

const opened = createStore(false);

export const openPalette = () => opened.set(true);

/** Find anything, do anything: what is typed is matched against all commands and things. */
export function Palette({ commands }: { commands: () => Command[] }) {
  const open = useStore(opened);
  return open ? <Opened commands={commands} /> : null;
}

function Opened({ commands }: { commands: () => Command[] }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDialogElement>(null);
  const all = useMemo(commands, [commands]);
  const found = useMemo(() => best(typed, all, c => `${c.name} ${c.hint ?? ''}`, 60), [all, typed]);

  useEffect(() => {
    box.current!.showModal();
  }, []);
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, found]);

  const close = () => opened.set(false);
  const run = (command: Command | undefined) => {
    close();
    command?.run();
  };
  return (
    <dialog
      ref={box}
      className="palette"
      aria-label="Find or do"
      onCancel={close}
      onMouseDown={event => event.target === box.current && close()}
      onKeyDown={event => {
        event.stopPropagation();
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step !== 0) {
          event.preventDefault();
          setAt((at + step + found.length) % Math.max(1, found.length));
        } else if (event.key === 'Enter') {
          event.preventDefault();
          run(found[at]);
        }
      }}
    >
      <label className="row">
        <Icon name="search" />
        <span className="sr">Find or do</span>
        <input
          autoFocus
          className="grow"
          value={typed}
          placeholder="Go to, find or do…"
          spellCheck={false}
          role="combobox"
          aria-expanded="true"
          aria-controls="found"
          aria-activedescendant={found[at] ? `found-${at}` : undefined}
          onChange={event => {
            setTyped(event.target.value);
            setAt(0);
          }}
        />
        <kbd>esc</kbd>
      </label>
      <div id="found" role="listbox" aria-label="Found">
        {found.map((command, n) => (
          <div
            key={`${command.name} ${command.hint} ${n}`}
            id={`found-${n}`}
            role="option"
            aria-selected={n === at}
            onMouseMove={() => n !== at && setAt(n)}
            onClick={() => run(command)}
          >
            <Icon name={command.icon} />
            <span className="clip grow">{command.name}</span>
            {command.hint && <span className="muted clip">{command.hint}</span>}
            {command.keys && <kbd>{command.keys}</kbd>}
          </div>
        ))}
        {found.length === 0 && <p className="muted">Nothing here is called that.</p>}
      </div>
    </dialog>
  );
}
