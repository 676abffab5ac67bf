import { useEffect, useMemo, useState } from 'react';
import { Button, Callout, Empty, Icon, Panel, Table, type Column } from '../design';
import { Ago } from '../design/parts';
import { bytes } from '../wire/format';
import { repeat } from '../wire/pace';
import { baseName, browse, downloadUrl, isFolder, type FileEntry, type Origin } from './files';
import { LogView } from './LogView';

/** A sandbox: its output as it grows, and its files below. */
export function Sandbox({
  origin,
  root,
  at,
  go,
}: {
  origin: Origin;
  /** Where the sandbox is on the agent. */
  root: string;
  /** What of it is looked at, relative: `stdout`, `conf/app.json`; empty: the output. */
  at: string;
  go: (at: string) => void;
}) {
  const file = at === '' ? 'stdout' : at;
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
  const [inside, setInside] = useState(folder);
  const atTop = inside === '' && (file === 'stdout' || file === 'stderr');
  const outputs = [`${root}/stdout`, `${root}/stderr`];
  return (
    <div className="stack">
      <LogView
        key={`${root}/${file}`}
        origin={origin}
        path={`${root}/${file}`}
        {...(atTop || file === 'stdout' || file === 'stderr'
          ? { files: outputs, choose: (path: string) => go(baseName(path)) }
          : {})}
      />
      <Files origin={origin} root={root} folder={inside} enter={setInside} open={go} shown={file} />
    </div>
  );
}

function Files(props: {
  origin: Origin;
  root: string;
  folder: string;
  enter: (folder: string) => void;
  open: (file: string) => void;
  shown: string;
}) {
  const { origin, root, folder, enter, open, shown } = props;
  const [entries, setEntries] = useState<FileEntry[] | null>(null);
  const [trouble, setTrouble] = useState('');
  const path = folder === '' ? root : `${root}/${folder}`;

  useEffect(() => {
    let gone = false;
    setEntries(null);
    const look = async () => {
      try {
        const found = await browse(origin, path);
        if (gone) return;
        setEntries(found);
        setTrouble('');
      } catch (error) {
        if (!gone) setTrouble(error instanceof Error ? error.message : String(error));
      }
    };
    const repeating = repeat(look, () => 5000);
    return () => {
      gone = true;
      repeating.stop();
    };
  }, [origin, path]);

  const columns = useMemo<Column<FileEntry>[]>(
    () => [
      {
        name: 'Name',
        width: 'minmax(180px, 2fr)',
        by: entry => baseName(entry.path),
        cell: entry => (
          <>
            <Icon name={isFolder(entry) ? 'folder' : 'file'} size={14} />
            <span className="clip">{baseName(entry.path)}</span>
          </>
        ),
      },
      {
        name: 'Size',
        width: '100px',
        right: true,
        by: e => e.size,
        cell: e => (isFolder(e) ? '' : bytes(e.size)),
      },
      { name: 'Changed', width: '110px', by: e => e.mtime, cell: e => <Ago at={e.mtime * 1000} /> },
      {
        name: 'Mode',
        width: '110px',
        cell: e => <code className="muted">{e.mode}</code>,
        from: 640,
      },
      { name: 'Owner', width: '130px', cell: e => `${e.uid}:${e.gid}`, from: 640 },
      {
        name: 'Download',
        unnamed: true,
        width: '44px',
        cell: e =>
          isFolder(e) ? null : (
            <a
              className="button quiet bare"
              href={downloadUrl(origin, e.path)}
              download
              title="Download"
              aria-label={`Download ${baseName(e.path)}`}
            >
              <Icon name="download" size={14} />
            </a>
          ),
      },
    ],
    [origin],
  );

  const steps = folder === '' ? [] : folder.split('/');
  const title = (
    <span className="row">
      <button type="button" className="button quiet" onClick={() => enter('')}>
        <Icon name="folder" size={14} /> Sandbox
      </button>
      {steps.map((step, n) => (
        <span key={n} className="row">
          <span className="muted">/</span>
          <button
            type="button"
            className="button quiet"
            onClick={() => enter(steps.slice(0, n + 1).join('/'))}
          >
            {step}
          </button>
        </span>
      ))}
    </span>
  );
  return (
    <Panel
      title={title}
      flush
      side={
        <code className="muted clip" title={path}>
          {path}
        </code>
      }
    >
      {trouble && entries === null ? (
        <Callout tone="bad" title="The sandbox cannot be read">
          <span className="soft">{trouble}</span>
        </Callout>
      ) : (
        <Table
          label="Files of the sandbox"
          rows={entries ?? []}
          columns={columns}
          keyOf={entry => entry.path}
          at="files-"
          sort="Name"
          first={isFolder}
          open={entry => {
            const name = folder === '' ? baseName(entry.path) : `${folder}/${baseName(entry.path)}`;
            if (isFolder(entry)) enter(name);
            else open(name);
          }}
          empty={
            <Empty title={entries === null ? 'Reading…' : 'Nothing in this folder'}>
              {folder !== '' && <Button onClick={() => enter('')}>Back to the sandbox</Button>}
            </Empty>
          }
        />
      )}
      <span className="sr">Shown above: {shown}</span>
    </Panel>
  );
}
