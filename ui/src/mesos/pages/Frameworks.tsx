import { useMemo } from 'react';
import {
  Button,
  Choices,
  Empty,
  Facts,
  Icon,
  Id,
  PageHead,
  Panel,
  Search,
  Table,
  Tabs,
  type Column,
} from '../../design';
import { Ago } from '../../design/parts';
import { duration, megabytes, percent, plural, scalar, shortId } from '../../wire/format';
import { go, link, setQuery, useRoute } from '../../wire/route';
import { tearDown } from '../model/actions';
import type { Framework } from '../model/cluster';
import { activeBy, totals } from '../model/summary';
import { AgentName, ask, brief, FrameworkBadge, frameworkLink, useCluster } from './shared';
import { Allocations } from './Allocations';
import { TaskTable } from './TaskTable';

export function Frameworks() {
  const cluster = useCluster();
  const { query } = useRoute();
  const wanted = query.get('find') ?? '';
  const show = query.get('show') === 'completed' ? 'completed' : 'live';
  const all = useMemo(() => [...cluster.frameworks.values()], [cluster.frameworks]);
  const tasks = useMemo(() => activeBy(cluster.tasks.values(), t => t.framework), [cluster.tasks]);
  const { total } = useMemo(() => totals(cluster.agents.values()), [cluster.agents]);
  const rows = useMemo(
    () =>
      all.filter(
        f =>
          (f.state === 'completed') === (show === 'completed') &&
          `${f.name} ${f.id} ${f.roles.join(' ')} ${f.user}`
            .toLowerCase()
            .includes(wanted.toLowerCase()),
      ),
    [all, wanted, show],
  );
  const columns = useMemo<Column<Framework>[]>(
    () => [
      {
        name: 'Framework',
        width: 'minmax(150px, 1.6fr)',
        by: f => f.name,
        cell: f => (
          <a className="clip" href={frameworkLink(f.id)} title={f.id}>
            {f.name || shortId(f.id)} <span className="muted">{f.id.replace(/^.*-/, '')}</span>
          </a>
        ),
      },
      {
        name: 'State',
        width: '128px',
        by: f => f.state,
        cell: f => <FrameworkBadge framework={f} />,
      },
      {
        name: 'Roles',
        width: 'minmax(80px, 1fr)',
        by: f => f.roles.join(),
        cell: f => <span className="clip soft">{f.roles.join(', ')}</span>,
      },
      {
        name: 'User',
        width: '90px',
        by: f => f.user,
        cell: f => <span className="clip soft">{f.user}</span>,
        from: 840,
      },
      {
        name: 'Tasks',
        width: '70px',
        right: true,
        by: f => tasks.get(f.id) ?? 0,
        cell: f => tasks.get(f.id) ?? 0,
      },
      {
        name: 'CPU',
        width: '76px',
        right: true,
        by: f => f.used.cpus,
        cell: f => scalar(f.used.cpus),
      },
      {
        name: 'Memory',
        width: '86px',
        right: true,
        by: f => f.used.mem,
        cell: f => megabytes(f.used.mem),
      },
      {
        name: 'Share',
        width: '70px',
        right: true,
        by: f => share(f, total),
        cell: f => (
          <span title="The largest of its shares of CPU and memory, used and offered">
            {percent(share(f, total), 1)}
          </span>
        ),
      },
      {
        name: 'Offers',
        width: '70px',
        right: true,
        by: f => f.offers.length,
        cell: f => (f.offers.length > 0 ? <a href="#/offers">{f.offers.length}</a> : '0'),
      },
      {
        name: show === 'completed' ? 'Ended' : 'Subscribed',
        width: '108px',
        by: f => f.ended ?? f.registered,
        cell: f => <Ago at={f.ended ?? f.reregistered ?? f.registered} />,
      },
    ],
    [tasks, total, show],
  );
  const live = all.filter(f => f.state !== 'completed').length;
  return (
    <>
      <PageHead title="Frameworks" note={`${live} subscribed`} />
      <div className="toolbar">
        <Search value={wanted} change={find => setQuery({ find })} hint="Name, id or role" />
        <Choices
          label="Which"
          at={show}
          of={[
            { value: 'live', name: 'Subscribed', count: live },
            { value: 'completed', name: 'Completed', count: all.length - live },
          ]}
          choose={value => setQuery({ show: value === 'live' ? undefined : value })}
        />
      </div>
      <Panel flush>
        <Table
          label="Frameworks"
          rows={rows}
          columns={columns}
          keyOf={f => f.id}
          sort="Framework"
          open={f => go(frameworkLink(f.id))}
          empty={
            <Empty
              title={show === 'live' ? 'No framework is subscribed' : 'No framework has ended'}
            />
          }
        />
      </Panel>
    </>
  );
}

const share = (f: Framework, total: { cpus: number; mem: number }) =>
  Math.max(
    total.cpus > 0 ? (f.used.cpus + f.offered.cpus) / total.cpus : 0,
    total.mem > 0 ? (f.used.mem + f.offered.mem) / total.mem : 0,
  );

export function FrameworkPage({ id }: { id: string }) {
  const cluster = useCluster();
  const { query } = useRoute();
  const framework = cluster.frameworks.get(id);
  const tasks = useMemo(
    () => [...cluster.tasks.values()].filter(t => t.framework === id),
    [cluster.tasks, id],
  );
  const trail = [{ name: 'Frameworks', href: '#/frameworks' }];
  if (!framework) {
    return (
      <>
        <PageHead trail={trail} title={shortId(id)} />
        <Panel>
          <Empty title="The master does not know this framework">
            Ended frameworks are remembered up to <code>--max_completed_frameworks</code>.
          </Empty>
        </Panel>
      </>
    );
  }
  const tab = query.get('tab') ?? 'active';
  const shown = tasks.filter(t => t.where === tab);
  const of = (where: string) => tasks.filter(t => t.where === where).length;
  const tabs = ['active', 'unreachable', 'completed'];
  return (
    <>
      <PageHead
        trail={trail}
        title={framework.name || shortId(id)}
        state={<FrameworkBadge framework={framework} />}
        note={<Id of={framework.id} />}
        actions={
          <>
            {framework.web && (
              <a className="button" href={framework.web} target="_blank" rel="noreferrer">
                <Icon name="external" size={14} /> Its own page
              </a>
            )}
            {framework.state !== 'completed' && (
              <Button
                look="danger"
                icon="trash"
                onClick={() => ask(tearDown(framework, of('active')))}
              >
                Tear down
              </Button>
            )}
          </>
        }
      />
      <div className="split">
        <div>
          <Tabs
            at={tab.charAt(0).toUpperCase() + tab.slice(1)}
            of={tabs.map(where => ({
              name: where.charAt(0).toUpperCase() + where.slice(1),
              href: link(['frameworks', id], { tab: where === 'active' ? undefined : where }),
              mark: of(where),
            }))}
          />
          <Panel flush>
            <TaskTable
              label={`${tab} tasks`}
              tasks={shown}
              without={['Framework']}
              empty={`No ${tab} tasks`}
            />
          </Panel>
        </div>
        <div className="stack loose">
          <Panel title="About">
            <Facts
              of={[
                ['Roles', framework.roles.join(', ')],
                ['User', framework.user],
                ['Principal', framework.principal],
                ['Host', framework.host],
                ['Subscribed', <Ago key="r" at={framework.registered} />],
                [
                  'Subscribed again',
                  framework.reregistered && <Ago key="a" at={framework.reregistered} />,
                ],
                ['Ended', framework.ended && <Ago key="e" at={framework.ended} />],
                [
                  'When it goes away',
                  framework.failoverSeconds > 0
                    ? `tasks are kept ${duration(framework.failoverSeconds * 1000)}`
                    : 'its tasks are killed',
                ],
                [
                  'Checkpoints',
                  framework.checkpoint
                    ? 'tasks survive a restart of their agent'
                    : 'tasks end with their agent',
                ],
                [
                  'Capabilities',
                  framework.capabilities.join(', ').toLowerCase().replaceAll('_', ' '),
                ],
              ]}
            />
          </Panel>
          {framework.state !== 'completed' && <Allocations only={id} />}
          <Panel title="Holds">
            <Facts
              of={[
                ['Used by its tasks', brief(framework.used)],
                ['Offered to it now', brief(framework.offered)],
              ]}
            />
            {framework.offers.length > 0 && (
              <p className="soft" style={{ marginTop: 10 }}>
                {plural(framework.offers.length, 'offer')} of{' '}
                {framework.offers.slice(0, 3).map(o => (
                  <AgentName key={o.id} id={o.agent} />
                ))}{' '}
                <a href="#/offers">Offers</a>
              </p>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}
