import { useMemo } from 'react';
import { Badge, Button, Empty, PageHead, Panel, Table, type Column } from '../../design';
import { Ago } from '../../design/parts';
import { plural, stamp } from '../../wire/format';
import { ask } from '../ask';
import { rollBack, stopDeployment } from '../model/actions';
import type { Deployment } from '../model/api';
import { actionWord, type Ended } from '../model/live';
import { appLink, useView } from './shared';

export function Deployments() {
  const { deployments, ended, news } = useView();
  const columns = useMemo<Column<Deployment>[]>(
    () => [
      {
        name: 'Deployment',
        width: '112px',
        by: d => d.id,
        cell: d => <code title={d.id}>{d.id.slice(0, 8)}</code>,
      },
      {
        name: 'Applications',
        width: 'minmax(150px, 1.4fr)',
        by: d => d.affectedApps.join(),
        cell: d => (
          <span className="row clip">
            {d.affectedApps.slice(0, 3).map(id => (
              <a key={id} href={appLink(id)}>
                {id}
              </a>
            ))}
            {d.affectedApps.length > 3 && (
              <span className="muted">+{d.affectedApps.length - 3}</span>
            )}
          </span>
        ),
      },
      {
        name: 'Does now',
        width: 'minmax(120px, 1fr)',
        cell: d => (
          <span className="clip soft">
            {d.currentActions.map(a => `${actionWord(a.action)} ${a.app ?? a.pod}`).join(', ') ||
              'about to begin'}
          </span>
        ),
      },
      {
        name: 'Progress',
        width: 'minmax(130px, 1fr)',
        by: d => d.currentStep / (d.totalSteps || 1),
        cell: d => <Progress deployment={d} />,
      },
      {
        name: 'Begun',
        width: '100px',
        by: d => d.version,
        cell: d => <Ago at={Date.parse(d.version)} />,
      },
      {
        name: 'Actions',
        unnamed: true,
        width: '172px',
        right: true,
        cell: d => (
          <>
            <Button onClick={() => ask(rollBack(d.id))}>Roll back</Button>
            <Button
              look="quiet"
              title="Stop it where it is, undo nothing"
              onClick={() => ask(stopDeployment(d.id))}
            >
              Stop
            </Button>
          </>
        ),
      },
    ],
    [],
  );
  return (
    <>
      <PageHead
        title="Deployments"
        note={
          deployments.length === 0
            ? 'none running'
            : plural(deployments.length, 'running', 'running')
        }
      />
      <div className="split">
        <div className="stack loose">
          <Panel flush>
            <Table
              label="Deployments"
              rows={deployments}
              columns={columns}
              keyOf={d => d.id}
              sort="-Begun"
              row={40}
              empty={
                <Empty title="No deployment is running">
                  A change of what should run starts one; it lasts until what runs is what should.
                </Empty>
              }
            />
          </Panel>
          <Panel title="Ended since this page was opened" flush>
            {ended.length === 0 ? <Empty title="None yet" /> : <History ended={ended} />}
          </Panel>
        </div>
        <Panel title="What happens" flush>
          {news.length === 0 ? (
            <Empty title="Quiet so far">Changes appear here the moment they happen.</Empty>
          ) : (
            <div className="feed" role="log" aria-label="Events">
              {news.map(one => (
                <div key={one.id}>
                  <time className="num" title={stamp(one.at)}>
                    {new Date(one.at).toTimeString().slice(0, 8)}
                  </time>
                  <i className={`dot ${one.tone}`} aria-hidden="true" />
                  <span>
                    {one.app ? (
                      <a href={appLink(one.app)} style={{ color: 'inherit' }}>
                        {one.text}
                      </a>
                    ) : (
                      one.text
                    )}
                  </span>
                </div>
              ))}
            </div>
          )}
        </Panel>
      </div>
    </>
  );
}

function Progress({ deployment }: { deployment: Deployment }) {
  const { currentStep, totalSteps } = deployment;
  const label = `Step ${currentStep} of ${totalSteps}`;
  return (
    <span className="row grow" title={label}>
      <span className="steps" role="img" aria-label={label}>
        {Array.from({ length: Math.min(totalSteps, 20) }, (_, n) => (
          <i
            key={n}
            className={n + 1 < currentStep ? 'done' : n + 1 === currentStep ? 'now' : ''}
          />
        ))}
      </span>
      <span className="num muted">
        {currentStep}/{totalSteps}
      </span>
    </span>
  );
}

const HISTORY: Column<Ended>[] = [
  { name: 'Deployment', width: '112px', cell: d => <code title={d.id}>{d.id.slice(0, 8)}</code> },
  {
    name: 'Did',
    width: 'minmax(120px, 1fr)',
    cell: d => <span className="clip soft">{d.action || 'nothing to do'}</span>,
  },
  {
    name: 'Applications',
    width: 'minmax(150px, 1.6fr)',
    cell: d => (
      <span className="row clip">
        {d.apps.slice(0, 3).map(id => (
          <a key={id} href={appLink(id)}>
            {id}
          </a>
        ))}
      </span>
    ),
  },
  {
    name: 'End',
    width: '110px',
    cell: d => <Badge tone={d.ok ? 'ok' : 'warn'}>{d.ok ? 'Done' : 'Cancelled'}</Badge>,
  },
  { name: 'When', width: '100px', cell: d => <Ago at={d.at} /> },
];

const History = ({ ended }: { ended: Ended[] }) => (
  <Table
    label="Ended deployments"
    rows={ended}
    columns={HISTORY}
    keyOf={d => `${d.id} ${d.at}`}
    at="ended-"
  />
);
