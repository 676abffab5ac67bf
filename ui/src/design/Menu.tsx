import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from './parts';
import { Icon, type IconName } from './Icon';

export interface MenuItem {
  name: string;
  icon?: IconName;
  danger?: boolean;
  run: () => void;
}

/** Actions of one thing behind a button; arrows walk, Escape closes. */
export function Menu({ items, label }: { items: MenuItem[]; label: string }) {
  const [at, setAt] = useState<{ top: number; right: number } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (at === null) return;
    list.current?.querySelector('button')?.focus();
    const away = (event: Event) => {
      if (!list.current?.contains(event.target as Node)) setAt(null);
    };
    const gone = () => setAt(null);
    document.addEventListener('mousedown', away);
    window.addEventListener('resize', gone);
    document.addEventListener('scroll', gone, true);
    return () => {
      document.removeEventListener('mousedown', away);
      window.removeEventListener('resize', gone);
      document.removeEventListener('scroll', gone, true);
    };
  }, [at]);

  const open = () => {
    const box = button.current!.getBoundingClientRect();
    const height = items.length * 32 + 12;
    const below = box.bottom + 4 + height < innerHeight;
    setAt({ top: below ? box.bottom + 4 : box.top - height - 4, right: innerWidth - box.right });
  };
  const close = () => {
    setAt(null);
    button.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...list.current!.querySelectorAll('button')];
    const next = buttons.indexOf(document.activeElement as HTMLButtonElement) + step;
    buttons[(next + buttons.length) % buttons.length]!.focus();
  };

  return (
    <span
      className="menu"
      onClick={event => event.stopPropagation()}
      onKeyDown={event => event.stopPropagation()}
    >
      <Button
        ref={button}
        look="quiet"
        icon="more"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={() => (at === null ? open() : close())}
      />
      {at !== null && (
        <div
          ref={list}
          className="popup"
          role="menu"
          aria-label={label}
          style={at}
          onKeyDown={keys}
        >
          {items.map(item => (
            <button
              key={item.name}
              type="button"
              role="menuitem"
              className={item.danger ? 'danger' : ''}
              onClick={() => {
                close();
                item.run();
              }}
            >
              {item.icon && <Icon name={item.icon} size={14} />}
              {item.name}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
