import { useId, type ReactNode } from 'react';

interface Shared {
  label: string;
  hint?: ReactNode;
  /** What the server, or the page, says is wrong with it. */
  errors?: string[] | undefined;
  full?: boolean;
}

function Around(props: Shared & { id: string; children: ReactNode }) {
  const wrong = props.errors && props.errors.length > 0;
  return (
    <div className={props.full ? 'field full' : 'field'}>
      <label htmlFor={props.id}>{props.label}</label>
      {props.children}
      {props.hint && !wrong && <span className="hint">{props.hint}</span>}
      {wrong && (
        <span className="error" id={`${props.id}-error`}>
          {props.errors!.join('; ')}
        </span>
      )}
    </div>
  );
}

const marks = (id: string, errors: string[] | undefined) =>
  errors && errors.length > 0
    ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-error` }
    : {};

export function TextField(
  props: Shared & {
    value: string;
    change: (value: string) => void;
    placeholder?: string;
    mono?: boolean;
    kind?: 'text' | 'number';
    step?: string;
    focus?: boolean;
  },
) {
  const id = useId();
  return (
    <Around id={id} {...props}>
      <input
        id={id}
        className={props.mono ? 'input mono' : 'input'}
        type={props.kind ?? 'text'}
        min={props.kind === 'number' ? 0 : undefined}
        step={props.step}
        value={props.value}
        placeholder={props.placeholder}
        autoFocus={props.focus}
        autoComplete="off"
        spellCheck={false}
        onChange={event => props.change(event.target.value)}
        {...marks(id, props.errors)}
      />
    </Around>
  );
}

export function AreaField(
  props: Shared & {
    value: string;
    change: (value: string) => void;
    rows?: number;
    placeholder?: string;
  },
) {
  const id = useId();
  return (
    <Around id={id} {...props}>
      <textarea
        id={id}
        className="input"
        rows={props.rows ?? 3}
        value={props.value}
        placeholder={props.placeholder}
        spellCheck={false}
        onChange={event => props.change(event.target.value)}
        {...marks(id, props.errors)}
      />
    </Around>
  );
}

export function ChoiceField<T extends string>(
  props: Shared & { value: T; of: { value: T; name: string }[]; change: (value: T) => void },
) {
  const id = useId();
  return (
    <Around id={id} {...props}>
      <select
        id={id}
        className="input"
        value={props.value}
        onChange={event => props.change(event.target.value as T)}
        {...marks(id, props.errors)}
      >
        {props.of.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    </Around>
  );
}

export function Checkbox(props: {
  label: string;
  value: boolean;
  change: (value: boolean) => void;
}) {
  return (
    <label className="checkbox">
      <input
        type="checkbox"
        checked={props.value}
        onChange={event => props.change(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
