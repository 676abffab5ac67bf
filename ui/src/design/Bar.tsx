import { percent } from '../wire/format';
import type { Tone } from './parts';

export interface Part {
  name: string;
  value: number;
  tone: 'used' | 'offered' | Tone;
}

/** Parts of a whole as one bar; what is left over is free. Words for all of it in the label. */
export function Bar(props: { parts: Part[]; whole: number; label: string; thick?: boolean }) {
  const { parts, whole, label, thick } = props;
  return (
    <div className={thick ? 'bar thick' : 'bar'} role="img" aria-label={label} title={label}>
      {parts
        .filter(part => part.value > 0 && whole > 0)
        .map(part => (
          <i
            key={part.name}
            className={part.tone}
            style={{ width: `${Math.min(100, (100 * part.value) / whole)}%` }}
          />
        ))}
    </div>
  );
}

/** Used, offered and free of one resource, with the figure that matters beside. */
export function UsageBar(props: {
  name: string;
  used: number;
  offered: number;
  total: number;
  show: (n: number) => string;
  thick?: boolean;
}) {
  const { name, used, offered, total, show } = props;
  const free = Math.max(0, total - used - offered);
  const label = `${name}: ${show(used)} used, ${show(offered)} offered, ${show(free)} free of ${show(total)}`;
  return (
    <div className="usage" title={label}>
      <Bar
        label={label}
        whole={total}
        {...(props.thick ? { thick: true } : {})}
        parts={[
          { name: 'used', value: used, tone: 'used' },
          { name: 'offered', value: offered, tone: 'offered' },
        ]}
      />
      <span className="num">{percent(used, total)}</span>
    </div>
  );
}
