import { NoSuchPage, PageHead, Shell, type Command, type Place } from '../design';
import { LogView } from '../sandbox/LogView';
import { go, useRoute } from '../wire/route';
import { useStore } from '../wire/store';
import './mesos.css';
import { view } from './model/live';
import { countTasks } from './model/summary';
import { AgentPage, Agents } from './pages/Agents';
import { FrameworkPage, Frameworks } from './pages/Frameworks';
import { Offers } from './pages/Offers';
import { Overview } from './pages/Overview';
import { Roles } from './pages/Roles';
import { agentLink, frameworkLink, taskLink } from './pages/shared';
import { TaskPage, Tasks } from './pages/Tasks';

export function App() {
  const { cluster, facts, pulse, trouble } = useStore(view);
  const counts = countTasks(cluster.tasks.values());
  const frameworks = [...cluster.frameworks.values()].filter(f => f.state !== 'completed');
  const offers = frameworks.reduce((sum, f) => sum + f.offers.length, 0);
  const away = [...cluster.agents.values()].some(a => a.state !== 'active');
  const places: Place[] = [
    { name: 'Overview', icon: 'overview', href: '#/', paths: [''] },
    {
      name: 'Agents',
      icon: 'agent',
      href: '#/agents',
      paths: ['agents'],
      count: cluster.agents.size,
      alarm: away,
    },
    {
      name: 'Frameworks',
      icon: 'framework',
      href: '#/frameworks',
      paths: ['frameworks'],
      count: frameworks.length,
    },
    {
      name: 'Tasks',
      icon: 'task',
      href: '#/tasks',
      paths: ['tasks'],
      count: counts.running + counts.starting + counts.killing + counts.unreachable,
      alarm: counts.unreachable > 0 || counts.unhealthy > 0,
    },
    { name: 'Roles', icon: 'role', href: '#/roles', paths: ['roles'] },
    { name: 'Offers', icon: 'offer', href: '#/offers', paths: ['offers'], count: offers },
  ];
  return (
    <Shell
      app="Mesos"
      where={facts?.cluster || facts?.leader || ''}
      places={places}
      pulse={pulse}
      foot={facts && <Foot />}
      server="the master"
      trouble={trouble}
      keys={{
        'g o': () => go('#/'),
        'g a': () => go('#/agents'),
        'g f': () => go('#/frameworks'),
        'g t': () => go('#/tasks'),
        'g r': () => go('#/roles'),
        'g l': () => go('#/log'),
      }}
      help={KEYS}
      commands={commands}
    >
      <Page />
    </Shell>
  );
}

const KEYS: [string, string][] = [
  ['g o', 'Overview'],
  ['g a', 'Agents'],
  ['g f', 'Frameworks'],
  ['g t', 'Tasks'],
  ['g r', 'Roles'],
  ['g l', 'Log of the master'],
];

function Foot() {
  const facts = useStore(view, v => v.facts);
  return (
    <>
      Mesos {facts?.version}
      <br />
      <a href="state" target="_blank" rel="noreferrer">
        /state as JSON
      </a>
    </>
  );
}

function Page() {
  const { path } = useRoute();
  const [first, second, third] = path;
  switch (first) {
    case undefined:
      return <Overview />;
    case 'agents':
      return second ? <AgentPage key={second} id={second} /> : <Agents />;
    case 'frameworks':
      return second ? <FrameworkPage key={second} id={second} /> : <Frameworks />;
    case 'tasks':
      return second && third ? <TaskPage key={third} framework={second} id={third} /> : <Tasks />;
    case 'roles':
      return <Roles />;
    case 'offers':
      return <Offers />;
    case 'log':
      return (
        <>
          <PageHead title="Log of the master" />
          <LogView
            origin={location.origin}
            path="/master/log"
            missing="This master writes no log file: it was started without --log_dir."
          />
        </>
      );
    default:
      return <NoSuchPage home="To the overview" />;
  }
}

function commands(): Command[] {
  const { cluster } = view.get();
  const places: Command[] = [
    { name: 'Overview', icon: 'overview', keys: 'g o', run: () => go('#/') },
    { name: 'Agents', icon: 'agent', keys: 'g a', run: () => go('#/agents') },
    { name: 'Frameworks', icon: 'framework', keys: 'g f', run: () => go('#/frameworks') },
    { name: 'Tasks', icon: 'task', keys: 'g t', run: () => go('#/tasks') },
    { name: 'Roles', icon: 'role', keys: 'g r', run: () => go('#/roles') },
    { name: 'Offers', icon: 'offer', run: () => go('#/offers') },
    { name: 'Log of the master', icon: 'file', keys: 'g l', run: () => go('#/log') },
    { name: 'Failed tasks', icon: 'task', run: () => go('#/tasks?show=completed&state=failed') },
  ];
  for (const agent of cluster.agents.values()) {
    places.push({
      name: `${agent.host}:${agent.port}`,
      hint: 'agent',
      icon: 'agent',
      run: () => go(agentLink(agent.id)),
    });
  }
  for (const framework of cluster.frameworks.values()) {
    places.push({
      name: framework.name || framework.id,
      hint: 'framework',
      icon: 'framework',
      run: () => go(frameworkLink(framework.id)),
    });
  }
  for (const task of [...cluster.tasks.values()].reverse()) {
    places.push({
      name: task.id,
      hint: `task · ${task.where}`,
      icon: 'task',
      run: () => go(taskLink(task)),
    });
  }
  return places;
}
