import { Bar, Callout, Empty, PageHead, Panel, Table, type Column } from '../../design';
import { megabytes, percent, plural, portCount, scalar } from '../../wire/format';
import { useAsked } from '../../wire/asked';
import { totals } from '../model/summary';
import { FrameworkName, Legend, useCluster } from './shared';

type Amounts = Record<string, number | string>;

interface Role {
  name: string;
  weight?: number;
  quota?: { guarantee?: Amounts; limit?: Amounts; consumed?: Amounts };
  resources?: Amounts;
  allocated?: Amounts;
  offered?: Amounts;
  reserved?: Amounts;
  frameworks?: string[];
}

const amount = (of: Amounts | undefined, kind: string) => {
  const value = of?.[kind];
  return typeof value === 'number' ? value : 0;
};

/** `2 CPU, 1 GB`; ports as a count. */
function amounts(of: Amounts | undefined): string {
  const parts: string[] = [];
  for (const [kind, value] of Object.entries(of ?? {})) {
    if (value === 0) continue;
    if (kind === 'cpus') parts.push(`${scalar(value as number)} CPU`);
    else if (kind === 'mem') parts.push(megabytes(value as number));
    else if (kind === 'disk') parts.push(`${megabytes(value as number)} disk`);
    else if (kind === 'ports') {
      parts.push(plural(typeof value === 'string' ? portCount(value) : value, 'port'));
    } else parts.push(`${typeof value === 'number' ? scalar(value) : value} ${kind}`);
  }
  return parts.join(', ');
}

export function Roles() {
  const cluster = useCluster();
  const asked = useAsked<{ roles?: Role[] }>('roles', 2000);
  const roles = asked.value?.roles ?? [];
  const { total } = totals(cluster.agents.values());
  const columns: Column<Role>[] = [
    {
      name: 'Role',
      width: 'minmax(120px, 1.2fr)',
      by: r => r.name,
      cell: r => <strong className="clip">{r.name}</strong>,
    },
    {
      name: 'Weight',
      width: '76px',
      right: true,
      by: r => r.weight ?? 1,
      cell: r => scalar(r.weight ?? 1),
    },
    {
      name: 'CPU',
      width: 'minmax(110px, 1fr)',
      by: r => amount(r.allocated, 'cpus'),
      cell: r => <ShareBar role={r} kind="cpus" total={total.cpus} show={scalar} />,
    },
    {
      name: 'Memory',
      width: 'minmax(110px, 1fr)',
      by: r => amount(r.allocated, 'mem'),
      cell: r => <ShareBar role={r} kind="mem" total={total.mem} show={megabytes} />,
    },
    {
      name: 'Guarantee',
      width: 'minmax(90px, 1fr)',
      cell: r => <Words of={r.quota?.guarantee} none="none" />,
      from: 740,
    },
    {
      name: 'Limit',
      width: 'minmax(90px, 1fr)',
      cell: r => <Words of={r.quota?.limit} none="unlimited" />,
      from: 740,
    },
    {
      name: 'Reserved',
      width: 'minmax(90px, 1fr)',
      cell: r => <Words of={r.reserved} none="nothing" />,
      from: 920,
    },
    {
      name: 'Frameworks',
      width: 'minmax(110px, 1fr)',
      by: r => r.frameworks?.length ?? 0,
      cell: r => (
        <span className="row clip">
          {(r.frameworks ?? []).slice(0, 3).map(id => (
            <FrameworkName key={id} id={id} />
          ))}
          {(r.frameworks?.length ?? 0) > 3 && (
            <span className="muted">+{r.frameworks!.length - 3}</span>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      <PageHead title="Roles" note="who may be offered what" actions={<Legend />} />
      {asked.trouble && asked.value === null && <Callout tone="bad" title={asked.trouble} />}
      <Panel flush>
        <Table
          label="Roles"
          rows={roles}
          columns={columns}
          keyOf={r => r.name}
          sort="Role"
          empty={
            <Empty title={asked.value === null ? 'Asking…' : 'No role is in use'}>
              A role appears with its first framework, reservation, weight or quota.
            </Empty>
          }
        />
      </Panel>
    </>
  );
}

function Words({ of, none }: { of: Amounts | undefined; none: string }) {
  const text = amounts(of);
  return text === '' ? (
    <span className="muted">{none}</span>
  ) : (
    <span className="clip" title={text}>
      {text}
    </span>
  );
}

function ShareBar(props: { role: Role; kind: string; total: number; show: (n: number) => string }) {
  const { role, kind, total, show } = props;
  const used = amount(role.allocated, kind);
  const offered = amount(role.offered, kind);
  const label = `${show(used)} allocated, ${show(offered)} offered of ${show(total)}`;
  return (
    <div className="usage" title={label}>
      <Bar
        whole={total}
        label={label}
        parts={[
          { name: 'allocated', value: used, tone: 'used' },
          { name: 'offered', value: offered, tone: 'offered' },
        ]}
      />
      <span className="num">{percent(used, total)}</span>
    </div>
  );
}
