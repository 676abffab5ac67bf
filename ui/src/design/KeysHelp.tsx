import { createStore, useStore } from '../wire/store';
import { Dialog } from './Dialog';

const opened = createStore(false);

export const openKeysHelp = () => opened.set(true);

/** Keys every page has; an app adds its own. */
const COMMON: [string, string][] = [
  ['/', 'Go to, find or do anything'],
  ['s', 'Into the filter of this page'],
  ['↑ ↓', 'Walk a table (also j and k)'],
  ['Enter', 'Open the row'],
  ['Esc', 'Close, or clear the filter'],
];

export function KeysHelp({ keys }: { keys: [string, string][] }) {
  if (!useStore(opened)) return null;
  return (
    <Dialog title="Keys" close={() => opened.set(false)} submit={() => opened.set(false)}>
      <dl className="keylist">
        {[...COMMON, ...keys].map(([key, does]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              {key.split(' ').map(part => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
