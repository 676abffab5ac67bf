import { NoSuchPage, openWindow, Shell, type Command, type Place } from '../design';
import { get } from '../wire/http';
import { go, useRoute } from '../wire/route';
import { useStore } from '../wire/store';
import { ask, ScaleDialog } from './ask';
import './marathon.css';
import { destroy, restart } from './model/actions';
import { appUrl } from './model/api';
import { masterOf } from './model/detail';
import { view } from './model/live';
import { AppPage } from './pages/AppPage';
import { Apps, createApp } from './pages/Apps';
import { Deployments } from './pages/Deployments';
import { appLink, edit, groupLink } from './pages/shared';

export function App() {
  const { apps, queue, deployments, info, pulse, trouble } = useStore(view);
  const route = useRoute();
  const places: Place[] = [
    {
      name: 'Applications',
      icon: 'apps',
      href: '#/',
      paths: ['', 'apps', 'group'],
      count: apps.size,
      alarm: queue.size > 0,
    },
    {
      name: 'Deployments',
      icon: 'deploy',
      href: '#/deployments',
      paths: ['deployments'],
      count: deployments.length,
      alarm: deployments.length > 0,
    },
  ];
  const here = `/${route.path.slice(1).join('/')}`;
  const current = route.path[0] === 'apps' ? apps.get(here) : undefined;
  return (
    <Shell
      app="Marathon"
      where={info ? `${info.name} ${info.version}` : ''}
      places={places}
      pulse={pulse}
      foot={info && <Foot />}
      server="Marathon"
      trouble={trouble}
      keys={{
        c: () => createApp(route.path[0] === 'group' ? here : '/'),
        'g a': () => go('#/'),
        'g d': () => go('#/deployments'),
        'g e': () => current && edit(current),
      }}
      help={KEYS}
      commands={commands}
    >
      <Page />
    </Shell>
  );
}

function Foot() {
  const info = useStore(view, v => v.info);
  const master = masterOf(info);
  return (
    <>
      {master !== '' && (
        <a href={master + '/'} target="_blank" rel="noreferrer">
          Mesos, beneath
        </a>
      )}
      <br />
      {info?.leader && <>Leader {info.leader}</>}
    </>
  );
}

const KEYS: [string, string][] = [
  ['c', 'New application'],
  ['g a', 'Applications'],
  ['g d', 'Deployments'],
  ['g e', 'Edit the application that is open'],
  ['Ctrl Enter', 'Send what is being edited'],
];

function Page() {
  const { path } = useRoute();
  const [first, ...rest] = path;
  const id = `/${rest.join('/')}`;
  switch (first) {
    case undefined:
      return <Apps group="/" />;
    case 'group':
      return <Apps key={id} group={id} />;
    case 'apps':
      return rest.length === 0 ? <Apps group="/" /> : <AppPage key={id} id={id} />;
    case 'deployments':
      return <Deployments />;
    default:
      return <NoSuchPage home="To all applications" />;
  }
}

function commands(): Command[] {
  const { apps, groups } = view.get();
  const all: Command[] = [
    { name: 'New application', icon: 'plus', keys: 'c', run: () => createApp('/') },
    { name: 'Applications', icon: 'apps', keys: 'g a', run: () => go('#/') },
    { name: 'Deployments', icon: 'deploy', keys: 'g d', run: () => go('#/deployments') },
    { name: 'Applications that wait', icon: 'clock', run: () => go('#/?status=waiting') },
  ];
  for (const app of apps.values())
    all.push({ name: app.id, hint: 'application', icon: 'apps', run: () => go(appLink(app.id)) });
  for (const group of groups)
    if (group !== '/')
      all.push({ name: group, hint: 'group', icon: 'folder', run: () => go(groupLink(group)) });
  for (const app of apps.values()) {
    all.push({
      name: `Scale ${app.id}`,
      icon: 'scale',
      run: () => openWindow(<ScaleDialog app={app} />),
    });
    all.push({ name: `Edit ${app.id}`, icon: 'edit', run: () => edit(app) });
    all.push({ name: `Restart ${app.id}`, icon: 'refresh', run: () => ask(restart(app)) });
    all.push({ name: `Log of ${app.id}`, icon: 'file', run: () => void openLog(app.id) });
    all.push({ name: `Destroy ${app.id}`, icon: 'trash', run: () => ask(destroy(app)) });
  }
  return all;
}

/** The log of the app's first instance; without one, its page. */
async function openLog(id: string): Promise<void> {
  const { tasks } = await get<{ tasks: { id: string; slaveId?: string }[] }>(`${appUrl(id)}/tasks`);
  const instance = tasks.find(task => task.slaveId)?.id;
  go(appLink(id, { instance }));
}
