import { useMemo } from 'react';
import { Bar, Callout, Empty, Id, PageHead, Panel, Table, type Column } from '../../design';
import { useNow } from '../../wire/clock';
import {
  duration,
  megabytes,
  percent,
  plural,
  portCount,
  scalar,
  shortId,
} from '../../wire/format';
import { sum, type Framework, type Offer } from '../model/cluster';
import { HOARDED_MS, hoarding, totals } from '../model/summary';
import { Allocations } from './Allocations';
import { AgentName, brief, FrameworkName, useView } from './shared';

export function Offers() {
  const { cluster, seen } = useView();
  const now = useNow();
  const holders = useMemo(
    () => [...cluster.frameworks.values()].filter(f => f.offers.length > 0),
    [cluster.frameworks],
  );
  const offers = useMemo(() => holders.flatMap(f => f.offers), [holders]);
  const { total, used } = useMemo(() => totals(cluster.agents.values()), [cluster.agents]);
  const age = (offer: Offer) => now - (seen.get(offer.id) ?? now);
  const columns: Column<Offer>[] = [
    {
      name: 'Offer',
      width: 'minmax(130px, 1fr)',
      by: o => o.id,
      cell: o => <Id of={o.id} short={shortId(o.id)} />,
    },
    {
      name: 'Framework',
      width: 'minmax(110px, 1fr)',
      by: o => o.framework,
      cell: o => <FrameworkName id={o.framework} />,
    },
    {
      name: 'Role',
      width: '110px',
      by: o => o.role,
      cell: o => <span className="clip soft">{o.role}</span>,
    },
    {
      name: 'Agent',
      width: 'minmax(110px, 1fr)',
      by: o => o.agent,
      cell: o => <AgentName id={o.agent} />,
    },
    {
      name: 'CPU',
      width: '70px',
      right: true,
      by: o => o.resources.cpus,
      cell: o => scalar(o.resources.cpus),
    },
    {
      name: 'Memory',
      width: '86px',
      right: true,
      by: o => o.resources.mem,
      cell: o => megabytes(o.resources.mem),
    },
    {
      name: 'Disk',
      width: '86px',
      right: true,
      by: o => o.resources.disk,
      cell: o => megabytes(o.resources.disk),
      from: 740,
    },
    {
      name: 'Ports',
      width: '80px',
      right: true,
      by: o => portCount(o.resources.ports),
      cell: o => portCount(o.resources.ports),
      from: 740,
    },
    {
      name: 'Held for',
      width: '110px',
      by: o => seen.get(o.id) ?? now,
      cell: o => (
        <span
          className={age(o) >= HOARDED_MS ? 'num warnword' : 'num'}
          title="Since the master made it, or since this page first saw it"
        >
          {duration(age(o))}
        </span>
      ),
    },
  ];
  const words = holders.map(f => hoarding(f, seen, now)).filter(one => one !== null);
  return (
    <>
      <PageHead title="Offers" note={`${plural(offers.length, 'offer')} out now`} />
      <div className="stack loose">
        {words.map(one => (
          <Callout key={one.title} tone="warn" title={one.title}>
            <span className="soft">{one.why}</span>
          </Callout>
        ))}
        {holders.length > 0 && (
          <Panel title="Who holds what">
            <div className="resources">
              {holders.map(f => (
                <Holder key={f.id} framework={f} total={total.cpus} mem={total.mem} />
              ))}
            </div>
          </Panel>
        )}
        <Allocations />
        <Panel flush>
          <Table
            label="Offers"
            rows={offers}
            columns={columns}
            keyOf={o => o.id}
            sort="Held for"
            empty={
              <Empty title="No offer is out">
                {cluster.agents.size === 0
                  ? 'There is no agent whose resources could be offered.'
                  : [...cluster.frameworks.values()].every(f => f.state === 'completed')
                    ? 'There is no framework to offer anything to.'
                    : `Frameworks want nothing now, or have declined what is free (${brief({
                        ...total,
                        cpus: Math.max(0, total.cpus - used.cpus),
                        mem: Math.max(0, total.mem - used.mem),
                        disk: 0,
                      })}) for a while.`}
              </Empty>
            }
          />
        </Panel>
      </div>
    </>
  );
}

function Holder({ framework, total, mem }: { framework: Framework; total: number; mem: number }) {
  const held = sum(framework.offers.map(o => o.resources));
  const label = `${framework.name} holds ${brief(held)}`;
  const share = Math.max(total > 0 ? held.cpus / total : 0, mem > 0 ? held.mem / mem : 0);
  return (
    <div className="resource">
      <div className="row spread">
        <strong>{framework.name}</strong>
        <span className="num">
          {brief(held)} · {percent(share, 1)} of the cluster
        </span>
      </div>
      <Bar
        thick
        label={label}
        whole={1}
        parts={[{ name: 'held', value: share, tone: 'offered' }]}
      />
    </div>
  );
}
