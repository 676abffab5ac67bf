import { useEffect, useRef } from 'react';

/** `n`, `shift+n`, `mod+k` (Ctrl or Cmd) or a sequence `g a`, each with what it does. */
export type Keys = Record<string, () => void>;

/** How a key event is written in [Keys]. */
export function nameOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): string {
  const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && /^[a-z]$/.test(letter) ? 'shift+' : '';
  return (event.ctrlKey || event.metaKey ? 'mod+' : '') + shift + letter;
}

/** Shortcuts of the page. They rest while somebody types or a window is open. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let before = '';
    let timer: ReturnType<typeof setTimeout>;
    const press = (event: KeyboardEvent) => {
      const on = event.target as HTMLElement;
      const typing = on.closest('input, textarea, select, [contenteditable]') !== null;
      const name = nameOf(event);
      if (event.altKey || (typing && !name.startsWith('mod+'))) return;
      if (document.querySelector('dialog[open]')) return;
      const run = latest.current[`${before} ${name}`] ?? latest.current[name];
      clearTimeout(timer);
      before = name;
      timer = setTimeout(() => (before = ''), 900);
      if (!run) return;
      before = '';
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', press);
    };
  }, []);
}
