import { useEffect, useRef, useState } from 'react';
import { Bar, Panel } from '../design';
import { getForeign } from '../wire/foreign';
import { bytes, plural, scalar } from '../wire/format';
import { repeat } from '../wire/pace';
import type { Origin } from './files';
import { sampleOf, usageOf, type Sample, type Usage } from './usage';

/** What a running task uses of what it was given, measured by its agent every few seconds. */
export function UsagePanel(props: { origin: Origin; framework: string; executor: string }) {
  const { origin, framework, executor } = props;
  const [usage, setUsage] = useState<Usage | null>(null);
  const last = useRef<Sample | undefined>(undefined);

  useEffect(() => {
    let gone = false;
    last.current = undefined;
    setUsage(null);
    const ask = async () => {
      try {
        const samples = await getForeign<Sample[]>(`${origin}/monitor/statistics`);
        const sample = sampleOf(samples, framework, executor);
        if (gone || !sample) return;
        setUsage(usageOf(last.current, sample));
        last.current = sample;
      } catch {
        // An agent that cannot be asked tells so at its files; figures are a bonus.
      }
    };
    const repeating = repeat(ask, () => 2500);
    return () => {
      gone = true;
      repeating.stop();
    };
  }, [origin, framework, executor]);

  if (usage === null) return null;
  return (
    <Panel
      title="Uses now"
      side={
        usage.processes !== undefined && (
          <span className="muted">{plural(usage.processes, 'process', 'processes')}</span>
        )
      }
    >
      <div className="resources">
        <Meter name="CPU" value={usage.cpus} limit={usage.cpuLimit} show={scalar} />
        <Meter name="Memory" value={usage.memory} limit={usage.memoryLimit} show={bytes} />
      </div>
    </Panel>
  );
}

function Meter(props: {
  name: string;
  value: number | undefined;
  limit: number | undefined;
  show: (n: number) => string;
}) {
  const { name, value, limit, show } = props;
  const words =
    value === undefined
      ? 'being measured'
      : limit === undefined
        ? show(value)
        : `${show(value)} of ${show(limit)}`;
  const over = value !== undefined && limit !== undefined && value > limit * 0.95;
  return (
    <div className="resource">
      <div className="row spread">
        <strong>{name}</strong>
        <span className="num">{words}</span>
      </div>
      <Bar
        thick
        label={`${name}: ${words}`}
        whole={limit ?? 0}
        parts={[{ name: 'used', value: value ?? 0, tone: over ? 'bad' : 'used' }]}
      />
    </div>
  );
}
