import { Bar, Callout, Empty, Facts, Panel, Table, type Column } from '../../design';
import { Ago } from '../../design/parts';
import { count, duration, megabytes, scalar } from '../../wire/format';
import { appLink } from './shared';
import type { App, QueueItem, UnusedOffer } from '../model/api';
import { explain, reasonWords, wordsFor, type Largest } from '../model/reasons';

/** Why it waits, what failed last, and how its instances fare. */
export function Debug(props: {
  app: App;
  item: QueueItem | undefined;
  largest: Largest | undefined;
}) {
  const { app, item, largest } = props;
  return (
    <div className="split">
      <div className="stack loose">
        <Panel title="Why it waits">
          {item ? (
            <div className="stack">
              <ul className="sentences">
                {explain(item, app, largest).map(sentence => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <Funnel item={item} />
            </div>
          ) : (
            <Empty title="It does not wait">Every instance it wants has been placed.</Empty>
          )}
        </Panel>
        {item && (item.lastUnusedOffers ?? []).length > 0 && <LastOffers app={app} item={item} />}
      </div>
      <div className="stack loose">
        <Failure app={app} />
        <Panel title="Changes">
          <Facts
            of={[
              ['Scaled', <Time key="s" of={app.versionInfo?.lastScalingAt} />],
              ['Configured', <Time key="c" of={app.versionInfo?.lastConfigChangeAt} />],
              ['Version', app.version],
            ]}
          />
        </Panel>
        <Statistics app={app} />
      </div>
    </div>
  );
}

const Time = ({ of }: { of: string | undefined }) => (
  <Ago at={of === undefined ? undefined : Date.parse(of)} />
);

/** Each step an offer passes, and how many it turned away. */
function Funnel({ item }: { item: QueueItem }) {
  const summary = item.processedOffersSummary;
  const steps = summary?.rejectSummaryLastOffers ?? [];
  if (!summary || steps.length === 0) return null;
  return (
    <>
      <div className="funnel">
        {steps
          .filter(step => step.processed > 0)
          .map(step => {
            const words = reasonWords(step.reason);
            const label = `${count(step.declined)} of ${count(step.processed)} offers ${words.did}`;
            return (
              <Step
                key={step.reason}
                name={step.reason}
                label={label}
                declined={step.declined}
                processed={step.processed}
              />
            );
          })}
      </div>
      <p className="muted">
        {count(summary.processedOffersCount)} offers looked at since it waits
        {summary.lastUnusedOfferAt && (
          <>
            , the last unsuitable one <Ago at={Date.parse(summary.lastUnusedOfferAt)} />
          </>
        )}
        .
      </p>
    </>
  );
}

function Step(props: { name: string; label: string; declined: number; processed: number }) {
  return (
    <>
      <span className={props.declined > 0 ? '' : 'muted'} title={props.name}>
        {STEP_NAMES[props.name] ?? props.name}
      </span>
      <Bar
        label={props.label}
        whole={props.processed}
        parts={[
          { name: 'declined', value: props.declined, tone: 'bad' },
          { name: 'passed', value: props.processed - props.declined, tone: 'ok' },
        ]}
      />
      <span className="num soft">
        {props.declined === 0 ? 'all passed' : `${count(props.declined)} turned away`}
      </span>
    </>
  );
}

const STEP_NAMES: Record<string, string> = {
  UnfulfilledRole: 'Role',
  UnfulfilledConstraint: 'Constraints',
  NoCorrespondingReservationFound: 'Reserved volumes',
  AgentMaintenance: 'Maintenance',
  InsufficientCpus: 'CPUs',
  InsufficientMemory: 'Memory',
  InsufficientDisk: 'Disk',
  InsufficientGpus: 'GPUs',
  InsufficientPorts: 'Ports',
  DeclinedScarceResources: 'Kept for GPU apps',
};

function LastOffers({ app, item }: { app: App; item: QueueItem }) {
  const offers = item.lastUnusedOffers ?? [];
  const amount = (offer: UnusedOffer, name: string) =>
    (offer.offer.resources ?? [])
      .filter(r => r.name === name)
      .reduce((sum, r) => sum + (r.scalar ?? 0), 0);
  const columns: Column<UnusedOffer>[] = [
    {
      name: 'Agent',
      width: 'minmax(120px, 1fr)',
      by: o => o.offer.hostname,
      cell: o => (
        <span className="clip" title={o.offer.agentId}>
          {o.offer.hostname}
        </span>
      ),
    },
    {
      name: 'CPU',
      width: '76px',
      right: true,
      by: o => amount(o, 'cpus'),
      cell: o => scalar(amount(o, 'cpus')),
    },
    {
      name: 'Memory',
      width: '90px',
      right: true,
      by: o => amount(o, 'mem'),
      cell: o => megabytes(amount(o, 'mem')),
    },
    {
      name: 'Why not',
      width: 'minmax(160px, 2fr)',
      cell: o => (
        <span className="clip" title={o.reason.join(', ')}>
          {o.reason.map(r => wordsFor(r, app, item).here).join(', ')}
        </span>
      ),
    },
    {
      name: 'When',
      width: '100px',
      by: o => o.timestamp,
      cell: o => <Ago at={Date.parse(o.timestamp)} />,
    },
  ];
  return (
    <Panel title={`Offers that did not suit ${app.id}`} flush>
      <Table
        label="Unsuitable offers"
        rows={offers}
        columns={columns}
        keyOf={o => `${o.offer.id} ${o.offer.agentId} ${o.timestamp}`}
        at="offers-"
        sort="-When"
      />
    </Panel>
  );
}

function Failure({ app }: { app: App }) {
  const failure = app.lastTaskFailure;
  if (!failure) {
    return (
      <Panel title="Last failure">
        <p className="soft">None of its instances has failed.</p>
      </Panel>
    );
  }
  return (
    <Panel
      title="Last failure"
      side={<a href={appLink(app.id, { instance: failure.taskId })}>Its log</a>}
    >
      <div className="stack">
        <Callout tone="bad" title={failure.message || failure.state} />
        <Facts
          of={[
            ['When', <Time key="w" of={failure.timestamp} />],
            ['State', failure.state],
            ['Host', failure.host],
            [
              'Instance',
              <code key="i" className="clip" title={failure.taskId}>
                {failure.taskId}
              </code>,
            ],
            ['Version', failure.version],
          ]}
        />
      </div>
    </Panel>
  );
}

const STAT_NAMES: [string, string][] = [
  ['totalSummary', 'All'],
  ['startedAfterLastScaling', 'Since the last scaling'],
  ['withLatestConfig', 'Present configuration'],
  ['withOutdatedConfig', 'Older configuration'],
];

function Statistics({ app }: { app: App }) {
  const stats = app.taskStats ?? app.tasksStats;
  if (!stats || Object.keys(stats).length === 0) return null;
  return (
    <Panel title="Instances in figures">
      <Facts
        of={STAT_NAMES.filter(([key]) => stats[key] !== undefined).map(([key, name]) => {
          const { counts, lifeTime } = stats[key]!.stats;
          const life = lifeTime
            ? `, living ${duration(lifeTime.medianSeconds * 1000)} (median)`
            : '';
          return [
            name,
            `${counts.running} running, ${counts.healthy} healthy, ${counts.unhealthy} unhealthy, ${counts.staged} starting${life}`,
          ];
        })}
      />
    </Panel>
  );
}
