import { useEffect, useState, type ReactNode } from 'react';
import {
  Button,
  Callout,
  Empty,
  Icon,
  Menu,
  PageHead,
  Pairs,
  Panel,
  Tabs,
  openWindow,
} from '../../design';
import { Ago } from '../../design/parts';
import { useNow } from '../../wire/clock';
import { duration, plural } from '../../wire/format';
import { useRoute } from '../../wire/route';
import { ask, ScaleDialog } from '../ask';
import { resetDelay, restart, rollBack, scale, suspend } from '../model/actions';
import { nameOf, parentOf, type App, type QueueItem } from '../model/api';
import { largestAgent, useDetail } from '../model/detail';
import { holdUps } from '../model/holdups';
import { actionWord } from '../model/live';
import { explain, type Largest } from '../model/reasons';
import { healthOf, healthWords, statusOf, type Status } from '../model/status';
import { Configuration } from './Configuration';
import { Debug } from './Debug';
import { InstancePage } from './InstancePage';
import { Instances } from './Instances';
import { appLink, appMenu, edit, HealthBar, StatusBadge, trailTo, useView } from './shared';

export function AppPage({ id }: { id: string }) {
  const { apps, info } = useView();
  const { query } = useRoute();
  const now = useNow();
  const detail = useDetail(id);
  const app = detail.app ?? apps.get(id);
  const trail = trailTo(parentOf(id));
  const largest = useLargest(detail.item !== undefined);
  if (!app || detail.missing) {
    return (
      <>
        <PageHead trail={trail} title={nameOf(id)} />
        <Panel>
          <Empty title={detail.missing ? `There is no application ${id}` : 'Asking…'}>
            {detail.missing && <a href="#/">To all applications</a>}
          </Empty>
        </Panel>
      </>
    );
  }
  const instance = query.get('instance');
  if (instance)
    return <InstancePage app={app} id={instance} file={query.get('file') ?? ''} info={info} />;

  const status = statusOf(app, detail.item, now);
  const tab = query.get('tab') ?? 'instances';
  const health = healthOf(app);
  const checked = (app.healthChecks ?? []).length > 0;
  return (
    <>
      <PageHead
        trail={trail}
        title={nameOf(id)}
        state={<StatusBadge status={status} />}
        note={<Pairs of={Object.entries(app.labels ?? {})} limit={4} />}
        actions={
          <>
            <Button icon="scale" onClick={() => openWindow(<ScaleDialog app={app} />)}>
              Scale
            </Button>
            <Button icon="edit" onClick={() => edit(app)}>
              Edit
            </Button>
            <Button icon="refresh" onClick={() => ask(restart(app))}>
              Restart
            </Button>
            {app.instances > 0 ? (
              <Button icon="pause" onClick={() => ask(suspend(app))}>
                Suspend
              </Button>
            ) : (
              <Button
                icon="play"
                look="primary"
                onClick={() => ask({ ...scale(app, 1), verb: 'Resume', title: `Resume ${id}` })}
              >
                Resume
              </Button>
            )}
            <Menu
              label="More actions"
              items={appMenu(app, status === 'delayed').filter(item =>
                /Destroy|Try/.test(item.name),
              )}
            />
          </>
        }
      />
      <div className="stack" style={{ marginBottom: 14 }}>
        <div className="row wide">
          <span className="num">
            <strong>{app.tasksRunning ?? 0}</strong> of {plural(app.instances, 'instance')} running
          </span>
          <span style={{ width: 220 }}>
            <HealthBar thick health={health} instances={app.instances} checked={checked} />
          </span>
          <span className="soft">{healthWords(health, checked)}</span>
        </div>
        {(tab !== 'debug' || status === 'delayed') && (
          <Waiting app={app} item={detail.item} status={status} largest={largest} />
        )}
        <Deploying app={app} />
        <LastFailure app={app} status={status} />
      </div>
      <Tabs
        at={
          { instances: 'Instances', configuration: 'Configuration', debug: 'Why and why not' }[
            tab
          ] ?? 'Instances'
        }
        of={[
          {
            name: 'Instances',
            href: appLink(id),
            mark: app.tasks?.length ?? app.tasksRunning ?? 0,
          },
          { name: 'Configuration', href: appLink(id, { tab: 'configuration' }) },
          {
            name: 'Why and why not',
            href: appLink(id, { tab: 'debug' }),
            ...(detail.item ? { mark: '!' } : {}),
          },
        ]}
      />
      {tab === 'configuration' ? (
        <Configuration app={app} />
      ) : tab === 'debug' ? (
        <Debug app={app} item={detail.item} largest={largest} />
      ) : (
        <Instances app={app} />
      )}
    </>
  );
}

/** What the largest agent could give; asked only when somebody waits. */
function useLargest(wanted: boolean): Largest | undefined {
  const { info } = useView();
  const [largest, setLargest] = useState<Largest>();
  useEffect(() => {
    if (!wanted || info === null) return;
    let gone = false;
    largestAgent(info)
      .then(found => !gone && setLargest(found))
      .catch(() => undefined); // the reasons stand without it
    return () => {
      gone = true;
    };
  }, [wanted, info]);
  return largest;
}

export function Waiting(props: {
  app: App;
  item: QueueItem | undefined;
  status: Status;
  largest: Largest | undefined;
  more?: ReactNode;
}) {
  const { app, item, status, largest } = props;
  const now = useNow();
  const [seen] = useState(() => new Map<string, number>());
  if (!item) return null;
  if (status === 'delayed') {
    const key = `${item.delay.timeLeftSeconds}`;
    if (!seen.has(key)) seen.set(key, now);
    const left = Math.max(0, item.delay.timeLeftSeconds * 1000 - (now - seen.get(key)!));
    return (
      <Callout
        tone="bad"
        title={`It keeps failing: the next try is in ${duration(left)}`}
        actions={
          <>
            {app.lastTaskFailure && (
              <a
                className="button"
                href={appLink(app.id, { instance: app.lastTaskFailure.taskId })}
              >
                <Icon name="file" size={14} /> Its log
              </a>
            )}
            <Button icon="bolt" onClick={() => ask(resetDelay(app))}>
              Try now
            </Button>
          </>
        }
      >
        <span className="soft">
          {app.lastTaskFailure?.message ? `The last failure: ${app.lastTaskFailure.message}. ` : ''}
          Waits grow by {app.backoffFactor ?? 1.15} from {app.backoffSeconds ?? 1} s to at most{' '}
          {duration((app.maxLaunchDelaySeconds ?? 300) * 1000)}.
        </span>
      </Callout>
    );
  }
  if (status !== 'waiting') return null;
  return (
    <Callout
      tone="warn"
      title={`${plural(item.count, 'instance')} waiting for ${duration(now - Date.parse(item.since))}`}
      actions={
        <a className="button" href={appLink(app.id, { tab: 'debug' })}>
          Why
        </a>
      }
    >
      <ul className="sentences">
        {explain(item, app, largest).map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Callout>
  );
}

function Deploying({ app }: { app: App }) {
  const { deployments } = useView();
  const mine = deployments.filter(d => d.affectedApps.includes(app.id));
  return (
    <>
      {mine.map(deployment => (
        <Callout
          key={deployment.id}
          tone="info"
          title={`Deploying: ${deployment.currentActions.map(a => `${actionWord(a.action)} ${a.app ?? a.pod}`).join(', ') || 'about to begin'}`}
          actions={<Button onClick={() => ask(rollBack(deployment.id))}>Roll back</Button>}
        >
          <span className="soft">
            Step {deployment.currentStep} of {deployment.totalSteps}, begun{' '}
            <Ago at={Date.parse(deployment.version)} />. <a href="#/deployments">All deployments</a>
          </span>
          <ul className="sentences">
            {holdUps(app, deployment).map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Callout>
      ))}
    </>
  );
}

function LastFailure({ app, status }: { app: App; status: Status }) {
  const failure = app.lastTaskFailure;
  const now = useNow();
  if (!failure || status === 'delayed') return null;
  if (now - Date.parse(failure.timestamp) > 600_000) return null;
  return (
    <Callout
      tone="warn"
      title={
        <>
          An instance failed <Ago at={Date.parse(failure.timestamp)} />
        </>
      }
      actions={
        <a className="button" href={appLink(app.id, { instance: failure.taskId })}>
          <Icon name="file" size={14} /> Its log
        </a>
      }
    >
      <span className="soft">
        {failure.message || failure.state}
        {failure.host ? `, on ${failure.host}` : ''}
      </span>
    </Callout>
  );
}
