import { createStore, useStore } from '../wire/store';
import { Icon } from './Icon';

export interface Said {
  id: number;
  tone: 'ok' | 'warn' | 'bad';
  text: string;
}

const said = createStore<Said[]>([]);
let next = 0;

/** Tells what came of an action; trouble stays until it is put away. */
export function say(tone: Said['tone'], text: string): void {
  const id = ++next;
  said.update(all => [...all.slice(-3), { id, tone, text }]);
  if (tone !== 'bad') setTimeout(() => unsay(id), 5000);
}

const unsay = (id: number) => said.update(all => all.filter(one => one.id !== id));

export function Toasts() {
  const all = useStore(said);
  return (
    <div className="toasts" aria-live="polite">
      {all.map(one => (
        <div
          key={one.id}
          className={`toast ${one.tone}`}
          role={one.tone === 'bad' ? 'alert' : 'status'}
        >
          <Icon name={one.tone === 'ok' ? 'check' : 'warn'} />
          <span className="grow">{one.text}</span>
          <button
            type="button"
            className="button quiet bare"
            aria-label="Dismiss"
            onClick={() => unsay(one.id)}
          >
            <Icon name="close" size={12} />
          </button>
        </div>
      ))}
    </div>
  );
}
