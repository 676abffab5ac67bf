import { useMemo } from 'react';
import {
  Button,
  Choices,
  Empty,
  Icon,
  Menu,
  PageHead,
  Pairs,
  Panel,
  Search,
  Table,
  type Column,
  openWindow,
} from '../../design';
import { useNow } from '../../wire/clock';
import { megabytes, scalar } from '../../wire/format';
import { go, setQuery, useRoute } from '../../wire/route';
import { GroupDialog } from '../ask';
import { EditDialog } from '../edit/EditDialog';
import { isBelow } from '../model/api';
import { NEW_APP } from '../model/draft';
import {
  isSet,
  matches,
  rowsIn,
  shortName,
  STATUS_TONES,
  STATUS_WORDS,
  toRow,
  type AppRow,
  type Filter,
  type Row,
  type Status,
} from '../model/status';
import {
  appLink,
  appMenu,
  appsWord,
  groupLink,
  groupMenu,
  HealthBar,
  StatusBadge,
  trailTo,
  useView,
} from './shared';

export const createApp = (group: string) =>
  openWindow(
    <EditDialog
      title="New application"
      before={null}
      draft={{ ...NEW_APP, id: group === '/' ? '/' : `${group}/` }}
    />,
  );

export function Apps({ group }: { group: string }) {
  const { apps, groups, queue } = useView();
  const { query } = useRoute();
  const now = useNow();
  // Time matters only to what waits.
  const moment = queue.size > 0 ? Math.floor(now / 2000) : 0;
  const filter: Filter = {
    find: query.get('find') ?? '',
    status: query.get('status') ?? '',
    health: query.get('health') ?? '',
    label: query.get('label') ?? '',
  };
  const below = useMemo(
    () =>
      [...apps.values()]
        .filter(app => isBelow(app.id, group))
        .map(app => toRow(app, queue.get(app.id), now)),
    [apps, queue, group, moment],
  );
  const flat = isSet(filter);
  const rows = useMemo<Row[]>(
    () => (flat ? below.filter(row => matches(row, filter)) : rowsIn(group, groups, below)),
    [below, groups, group, flat, filter.find, filter.status, filter.health, filter.label],
  );
  const columns = useMemo(() => columnsFor(flat ? group : null), [flat, group]);
  const trail = trailTo(group);
  const count = (status: Status) => below.filter(row => row.status === status).length;
  const labels = useMemo(() => countLabels(below), [below]);
  const statuses: Status[] = ['running', 'deploying', 'waiting', 'delayed', 'suspended'];

  return (
    <>
      <PageHead
        trail={trail.slice(0, -1)}
        title={trail.at(-1)!.name}
        note={appsWord(below.length)}
        actions={
          <>
            <Button icon="folder" onClick={() => openWindow(<GroupDialog parent={group} />)}>
              New group
            </Button>
            <Button look="primary" icon="plus" onClick={() => createApp(group)}>
              New application
            </Button>
          </>
        }
      />
      <div className="toolbar">
        <Search
          value={filter.find}
          change={find => setQuery({ find })}
          hint="Name, command, image, label…"
        />
        <Choices
          label="Status"
          at={filter.status}
          of={[
            { value: '', name: 'All', count: below.length },
            ...statuses
              .filter(status => count(status) > 0 || filter.status === status)
              .map(status => ({
                value: status,
                name: STATUS_WORDS[status],
                count: count(status),
                tone: STATUS_TONES[status],
              })),
          ]}
          choose={status => setQuery({ status })}
        />
        <select
          className="input pick"
          aria-label="Health"
          value={filter.health}
          onChange={event => setQuery({ health: event.target.value })}
        >
          <option value="">Any health</option>
          <option value="healthy">All healthy</option>
          <option value="unhealthy">Some unhealthy</option>
          <option value="unknown">Not known</option>
        </select>
        {labels.length > 0 && (
          <select
            className="input pick"
            aria-label="Label"
            value={filter.label}
            onChange={event => setQuery({ label: event.target.value })}
          >
            <option value="">Any label</option>
            {labels.map(([label, n]) => (
              <option key={label} value={label}>
                {label.replace('=', ': ')} ({n})
              </option>
            ))}
          </select>
        )}
        {flat && (
          <Button
            look="quiet"
            icon="close"
            onClick={() =>
              setQuery({ find: undefined, status: undefined, health: undefined, label: undefined })
            }
          >
            Clear
          </Button>
        )}
      </div>
      <Panel flush>
        <Table
          label="Applications"
          rows={rows}
          columns={columns}
          keyOf={row => row.id}
          sort="Name"
          first={row => row.kind === 'group'}
          open={row => go(row.kind === 'group' ? groupLink(row.id) : appLink(row.id))}
          empty={
            flat ? (
              <Empty title="No application is like that">
                <Button
                  onClick={() =>
                    setQuery({
                      find: undefined,
                      status: undefined,
                      health: undefined,
                      label: undefined,
                    })
                  }
                >
                  Clear the filter
                </Button>
              </Empty>
            ) : (
              <Empty title={group === '/' ? 'Nothing runs here yet' : 'This group is empty'}>
                An application is a command or an image, how much it needs, and how many of it you
                want.
                <br />
                <Button look="primary" icon="plus" onClick={() => createApp(group)}>
                  New application
                </Button>
              </Empty>
            )
          }
        />
      </Panel>
    </>
  );
}

function countLabels(rows: AppRow[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { app } of rows) {
    for (const [key, value] of Object.entries(app.labels ?? {})) {
      const label = `${key}=${value}`;
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 100);
}

/** In a flat list (`from` is set) names are shown with the way to them. */
function columnsFor(from: string | null): Column<Row>[] {
  const cpus = (row: Row) => (row.kind === 'group' ? row.cpus : row.app.cpus * row.app.instances);
  const mem = (row: Row) => (row.kind === 'group' ? row.mem : row.app.mem * row.app.instances);
  const wanted = (row: Row) => (row.kind === 'group' ? row.instances : row.app.instances);
  const there = (row: Row) => (row.kind === 'group' ? row.running : (row.app.tasksRunning ?? 0));
  return [
    {
      name: 'Name',
      width: 'minmax(136px, 2.2fr)',
      by: row => row.id,
      cell: row =>
        row.kind === 'group' ? (
          <>
            <span className="soft row">
              <Icon name="folder" size={15} />
            </span>
            <a className="clip" href={groupLink(row.id)}>
              {shortName(row)}
            </a>
            <span className="muted">{appsWord(row.apps)}</span>
          </>
        ) : (
          <>
            <a className="nowrap" href={appLink(row.id)} title={row.id}>
              {from === null ? shortName(row) : row.id.slice(from === '/' ? 1 : from.length + 1)}
            </a>
            <Pairs of={Object.entries(row.app.labels ?? {})} limit={2} />
          </>
        ),
    },
    {
      name: 'Status',
      width: 'minmax(124px, 1.4fr)',
      by: row => row.status,
      cell: row =>
        row.status === 'empty' ? (
          <span className="muted">–</span>
        ) : (
          <>
            <StatusBadge status={row.status} />
            {row.kind === 'app' && row.why !== '' && (
              <span className="soft clip" title={row.why}>
                {row.why}
              </span>
            )}
          </>
        ),
    },
    {
      name: 'Instances',
      width: '92px',
      right: true,
      by: there,
      cell: row => (
        <span title={`${there(row)} running of ${wanted(row)} wanted`}>
          {there(row)} <span className="muted">of {wanted(row)}</span>
        </span>
      ),
    },
    {
      name: 'Health',
      width: 'minmax(90px, 0.8fr)',
      by: row => row.health.unhealthy * 1e6 + row.health.missing * 1e3 + row.health.unknown,
      cell: row => (
        <span className="grow">
          <HealthBar
            health={row.health}
            instances={wanted(row)}
            checked={row.kind === 'app' && (row.app.healthChecks ?? []).length > 0}
          />
        </span>
      ),
    },
    {
      name: 'CPU',
      width: '76px',
      right: true,
      by: cpus,
      cell: row => scalar(cpus(row)),
      from: 640,
    },
    {
      name: 'Memory',
      width: '92px',
      right: true,
      by: mem,
      cell: row => megabytes(mem(row)),
      from: 640,
    },
    {
      name: 'Actions',
      unnamed: true,
      width: '46px',
      cell: row => (
        <Menu
          label={`Actions for ${row.id}`}
          items={row.kind === 'group' ? groupMenu(row) : appMenu(row.app, row.status === 'delayed')}
        />
      ),
    },
  ];
}
