import type { ComponentProps, ReactNode } from 'react';
import { ago, stamp } from '../wire/format';
import { useNow } from '../wire/clock';
import { Icon, type IconName } from './Icon';
import { say } from './Toast';

/** What a state means for the one who looks: colour is never the only sign, the word stands by. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'idle';

export function Badge({
  tone,
  children,
  busy,
}: {
  tone: Tone;
  children: ReactNode;
  busy?: boolean;
}) {
  return (
    <span className={`badge ${tone}`}>
      <i className={busy ? 'dot busy' : 'dot'} aria-hidden="true" />
      {children}
    </span>
  );
}

export function Chip({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <span className="chip" title={title}>
      {children}
    </span>
  );
}

/** Labels and attributes; what does not fit is counted. */
export function Pairs({ of, limit = 3 }: { of: [string, string][]; limit?: number }) {
  if (of.length === 0) return null;
  const rest = of.slice(limit);
  return (
    <span className="row pairs">
      {of.slice(0, limit).map(([key, value]) => (
        <Chip key={key} title={`${key}: ${value}`}>
          {value === '' ? (
            key
          ) : (
            <>
              <span className="muted">{key}</span> {value}
            </>
          )}
        </Chip>
      ))}
      {rest.length > 0 && (
        <Chip title={rest.map(([key, value]) => `${key}: ${value}`).join('\n')}>
          +{rest.length}
        </Chip>
      )}
    </span>
  );
}

type ButtonProps = ComponentProps<'button'> & {
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  icon?: IconName;
};

export function Button({ look = 'plain', icon, children, className = '', ...rest }: ButtonProps) {
  const bare = children === undefined;
  return (
    <button type="button" className={`button ${look} ${bare ? 'bare' : ''} ${className}`} {...rest}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </button>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children && <div className="soft">{children}</div>}
    </div>
  );
}

type CalloutProps = { tone: Tone; title: ReactNode; children?: ReactNode; actions?: ReactNode };

export function Callout({ tone, title, children, actions }: CalloutProps) {
  const icon =
    tone === 'ok' ? 'check' : tone === 'info' ? 'info' : tone === 'idle' ? 'clock' : 'warn';
  return (
    <section className={`callout ${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={icon} />
      <div className="grow stack tight">
        <strong>{title}</strong>
        {children}
      </div>
      {actions && <div className="row">{actions}</div>}
    </section>
  );
}

export function Panel(props: {
  title?: ReactNode;
  side?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}) {
  return (
    <section className="panel">
      {props.title !== undefined && (
        <header className="row spread">
          <h2>{props.title}</h2>
          {props.side}
        </header>
      )}
      <div className={props.flush ? 'flush' : 'body'}>{props.children}</div>
    </section>
  );
}

/** Names and values. Rows without a value are left out. */
export function Facts({ of }: { of: [string, ReactNode][] }) {
  const known = of.filter(
    ([, value]) => value !== undefined && value !== null && value !== false && value !== '',
  );
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Ago({ at }: { at: number | undefined }) {
  const now = useNow();
  if (at === undefined) return <span className="muted">–</span>;
  return (
    <time className="num nowrap" dateTime={new Date(at).toISOString()} title={stamp(at)}>
      {ago(at, now)}
    </time>
  );
}

export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say('ok', `${what} copied`);
  } catch {
    say('warn', 'The browser does not let this page copy; select the text instead');
  }
}

export function Copy({ text, what }: { text: string; what: string }) {
  return (
    <Button
      look="quiet"
      icon="copy"
      aria-label={`Copy ${what}`}
      title={`Copy ${what}`}
      onClick={() => copyText(text, what)}
    />
  );
}

/** An id that can be read at a glance and copied whole. */
export function Id({ of, short }: { of: string; short?: string }) {
  return (
    <span className="row id">
      <code className="clip" title={of}>
        {short ?? of}
      </code>
      <Copy text={of} what="id" />
    </span>
  );
}

export function Tabs({
  of,
  at,
}: {
  of: { name: string; href: string; mark?: ReactNode }[];
  at: string;
}) {
  return (
    <nav className="tabs" aria-label="Sections">
      {of.map(tab => (
        <a key={tab.name} href={tab.href} aria-current={tab.name === at ? 'page' : undefined}>
          {tab.name}
          {tab.mark !== undefined && <span className="mark num">{tab.mark}</span>}
        </a>
      ))}
    </nav>
  );
}

/** Choices that exclude each other, with how many there are of each. */
export function Choices<T extends string>(props: {
  label: string;
  of: { value: T; name: string; count?: number; tone?: Tone }[];
  at: T;
  choose: (value: T) => void;
}) {
  return (
    <div className="choices" role="radiogroup" aria-label={props.label}>
      {props.of.map(choice => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === props.at}
          onClick={() => props.choose(choice.value)}
        >
          {choice.tone && <i className={`dot ${choice.tone}`} aria-hidden="true" />}
          {choice.name}
          {choice.count !== undefined && <span className="num muted">{choice.count}</span>}
        </button>
      ))}
    </div>
  );
}

export function Search(props: {
  value: string;
  change: (value: string) => void;
  hint: string;
  id?: string;
}) {
  return (
    <label className="search">
      <Icon name="search" size={14} />
      <span className="sr">{props.hint}</span>
      <input
        id={props.id ?? 'filter'}
        type="search"
        value={props.value}
        placeholder={props.hint}
        spellCheck={false}
        autoComplete="off"
        onChange={event => props.change(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return;
          if (props.value === '') event.currentTarget.blur();
          else props.change('');
        }}
      />
    </label>
  );
}
