import { useEffect, useState, type ReactNode } from 'react';
import { AreaField, Button, Checkbox, ChoiceField, TextField } from '../../design';
import { at, errorsAt, isObject, withAt, type Draft, type Problem } from '../model/draft';

/** A field of the form that edits one place of the draft. */
interface Lens {
  draft: Draft;
  change: (draft: Draft) => void;
  problems: Problem[];
  /** `container.docker.image` */
  path: string;
  label: string;
  hint?: ReactNode;
  full?: boolean;
  mono?: boolean;
  placeholder?: string;
  focus?: boolean;
}

const steps = (path: string) => path.split('.');
const put = (lens: Lens, value: unknown) =>
  lens.change(withAt(lens.draft, steps(lens.path), value) as Draft);
const complaints = (lens: Lens) => errorsAt(lens.problems, `/${lens.path.replaceAll('.', '/')}`);

export function Text(lens: Lens) {
  const value = at(lens.draft, steps(lens.path));
  return (
    <TextField
      {...lens}
      value={value === undefined ? '' : String(value)}
      change={text => put(lens, text === '' ? undefined : text)}
      errors={complaints(lens)}
    />
  );
}

/** A number; what is no number is sent as typed, so that the server says what is wrong with it. */
export function NumberInput(lens: Lens & { step?: string }) {
  const value = at(lens.draft, steps(lens.path));
  const [text, setText] = useState(value === undefined ? '' : String(value));
  useEffect(() => {
    setText(now =>
      Number(now) === value && now !== '' ? now : value === undefined ? '' : String(value),
    );
  }, [value]);
  return (
    <TextField
      {...lens}
      kind="number"
      step={lens.step ?? 'any'}
      value={text}
      change={typed => {
        setText(typed);
        put(lens, typed === '' ? undefined : Number.isNaN(Number(typed)) ? typed : Number(typed));
      }}
      errors={complaints(lens)}
    />
  );
}

export function Area(lens: Lens & { rows?: number }) {
  const value = at(lens.draft, steps(lens.path));
  return (
    <AreaField
      {...lens}
      value={value === undefined ? '' : String(value)}
      change={text => put(lens, text === '' ? undefined : text)}
      errors={complaints(lens)}
    />
  );
}

/** A list of texts, one a line. */
export function LineList(
  lens: Lens & {
    rows?: number;
    parse?: (text: string) => unknown[];
    print?: (value: unknown) => string;
  },
) {
  const value = at(lens.draft, steps(lens.path));
  const print = lens.print ?? (v => (Array.isArray(v) ? v.join('\n') : ''));
  const parse =
    lens.parse ??
    (text =>
      text
        .split('\n')
        .map(l => l.trim())
        .filter(Boolean));
  const [text, setText] = useState(() => print(value));
  return (
    <AreaField
      {...lens}
      value={text}
      change={typed => {
        setText(typed);
        const list = parse(typed);
        put(lens, list.length === 0 ? undefined : list);
      }}
      errors={errorsAt(lens.problems, `/${lens.path.replaceAll('.', '/')}`, true)}
    />
  );
}

export function Choice(lens: Lens & { of: { value: string; name: string }[]; byDefault: string }) {
  const value = at(lens.draft, steps(lens.path));
  return (
    <ChoiceField
      {...lens}
      value={value === undefined ? lens.byDefault : String(value)}
      change={next => put(lens, next === lens.byDefault ? undefined : next)}
      errors={complaints(lens)}
    />
  );
}

export function Flag(lens: Lens) {
  return (
    <Checkbox
      label={lens.label}
      value={at(lens.draft, steps(lens.path)) === true}
      change={next => put(lens, next ? true : undefined)}
    />
  );
}

/** Names and values; kept as a list while typed, so that two rows may have one name for a moment. */
export function PairList(lens: Lens & { keyName: string; valueName: string }) {
  const value = at(lens.draft, steps(lens.path));
  const [rows, setRows] = useState<[string, string][]>(() =>
    Object.entries(isObject(value) ? value : {}).map(([k, v]) => [
      k,
      typeof v === 'string' ? v : JSON.stringify(v),
    ]),
  );
  const keep = (next: [string, string][]) => {
    setRows(next);
    const map = Object.fromEntries(
      next.filter(([k]) => k !== '').map(([k, v]) => [k, parseValue(v)]),
    );
    put(lens, map);
  };
  return (
    <div className="stack">
      {lens.hint && <p className="muted">{lens.hint}</p>}
      {rows.map(([key, text], n) => (
        <div className="row" key={n}>
          <input
            className="input mono"
            aria-label={`${lens.keyName} ${n + 1}`}
            placeholder={lens.keyName}
            value={key}
            spellCheck={false}
            autoFocus={key === '' && n === rows.length - 1}
            onChange={e => keep(rows.with(n, [e.target.value, text]))}
          />
          <input
            className="input mono"
            aria-label={`${lens.valueName} ${n + 1}`}
            placeholder={lens.valueName}
            value={text}
            spellCheck={false}
            onChange={e => keep(rows.with(n, [key, e.target.value]))}
          />
          <Button
            look="quiet"
            icon="close"
            aria-label={`Remove ${key || 'row'}`}
            onClick={() => keep(rows.toSpliced(n, 1))}
          />
        </div>
      ))}
      <Complaints of={errorsAt(lens.problems, `/${lens.path}`, true)} />
      <div>
        <Button icon="plus" onClick={() => setRows([...rows, ['', '']])}>
          Add {lens.label}
        </Button>
      </div>
    </div>
  );
}

/** Secrets are objects in the environment; everything else is text. */
function parseValue(text: string): unknown {
  if (!/^\{\s*"secret"/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text; // still being typed
  }
}

/** A list of things with fields of their own. */
export function Items(
  lens: Lens & {
    fresh: () => Record<string, unknown>;
    item: (path: string, n: number) => ReactNode;
    noun: string;
    none: string;
  },
) {
  const value = at(lens.draft, steps(lens.path));
  const items = Array.isArray(value) ? value : [];
  return (
    <div className="stack">
      {items.length === 0 && <p className="muted">{lens.none}</p>}
      {items.map((_, n) => (
        <div className="item" key={n}>
          <div className="grow">{lens.item(`${lens.path}.${n}`, n)}</div>
          <Button
            look="quiet"
            icon="trash"
            aria-label={`Remove ${lens.noun} ${n + 1}`}
            onClick={() => put(lens, items.length === 1 ? undefined : items.toSpliced(n, 1))}
          />
        </div>
      ))}
      <Complaints of={errorsAt(lens.problems, `/${lens.path.replaceAll('.', '/')}`)} />
      <div>
        <Button icon="plus" onClick={() => put(lens, [...items, lens.fresh()])}>
          Add {lens.noun}
        </Button>
      </div>
    </div>
  );
}

export function Complaints({ of }: { of: string[] }) {
  if (of.length === 0) return null;
  return (
    <div className="field full">
      <span className="error">{of.join('; ')}</span>
    </div>
  );
}
