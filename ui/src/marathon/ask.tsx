import { useState } from 'react';
import {
  ActionDialog as AnyActionDialog,
  openWindow,
  TextField,
  type Action,
  type Lock,
} from '../design';
import { CallError } from '../wire/http';
import { useStore } from '../wire/store';
import { newGroup, scale, scaleGroup } from './model/actions';
import type { App, Deployment } from './model/api';
import { isObject } from './model/draft';
import { refresh, view } from './model/live';

/** Asks before it acts. */
export const ask = (action: Action) => openWindow(<ActionDialog action={action} />);

/** The running deployments that hold the app, when that is what the refusal says: force helps. */
export const lockedBy = (error: unknown): string[] => {
  if (!(error instanceof CallError) || error.status !== 409 || !isObject(error.body)) return [];
  const deployments = error.body.deployments;
  return Array.isArray(deployments) ? deployments.map(d => (isObject(d) ? String(d.id) : '')) : [];
};

export function lockOf(error: unknown, running: Deployment[], verb: string): Lock | null {
  const locked = lockedBy(error);
  if (locked.length === 0) return null;
  const over = !running.some(deployment => locked.includes(deployment.id));
  return {
    title: over ? 'A deployment held it, and has ended: try again' : 'A deployment holds it',
    note: over ? '' : `Running: ${locked.map(id => id.slice(0, 8)).join(', ')}.`,
    verb: `Cancel that deployment and ${verb.toLowerCase()}`,
    over,
  };
}

function ActionDialog(props: { action: Action; ready?: boolean; children?: React.ReactNode }) {
  const running = useStore(view, v => v.deployments);
  return (
    <AnyActionDialog
      {...props}
      after={refresh}
      lock={error => lockOf(error, running, props.action.verb)}
    />
  );
}

export function ScaleDialog({ app }: { app: App }) {
  const [text, setText] = useState(String(app.instances));
  const instances = Number(text);
  const valid = /^\d+$/.test(text.trim());
  return (
    <ActionDialog
      action={scale(app, valid ? instances : app.instances)}
      ready={valid && instances !== app.instances}
    >
      <TextField
        label="Instances"
        kind="number"
        value={text}
        change={setText}
        focus
        errors={valid ? undefined : ['a whole number, 0 or more']}
      />
    </ActionDialog>
  );
}

export function ScaleGroupDialog({ id }: { id: string }) {
  const [text, setText] = useState('2');
  const factor = Number(text);
  const valid = text.trim() !== '' && Number.isFinite(factor) && factor >= 0;
  return (
    <ActionDialog action={scaleGroup(id, valid ? factor : 1)} ready={valid}>
      <TextField
        label="Factor"
        kind="number"
        step="0.5"
        value={text}
        change={setText}
        focus
        errors={valid ? undefined : ['a number, 0 or more']}
      />
    </ActionDialog>
  );
}

export function GroupDialog({ parent }: { parent: string }) {
  const [name, setName] = useState('');
  const valid = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?)*$/.test(name);
  return (
    <ActionDialog action={newGroup(parent, name)} ready={valid}>
      <TextField
        label={`Name, below ${parent}`}
        value={name}
        change={setName}
        focus
        mono
        errors={valid || name === '' ? undefined : ['lower case letters, digits, dots and hyphens']}
      />
    </ActionDialog>
  );
}
