import { useEffect, useMemo, useState } from 'react';
import { Button, Choices, Empty, Panel } from '../../design';
import { Ago, copyText } from '../../design/parts';
import { get } from '../../wire/http';
import { ask } from '../ask';
import { applyVersion } from '../model/actions';
import { appUrl, type App } from '../model/api';
import { canonical, definitionOf } from '../model/draft';
import { diffLines } from '../model/diff';
import { edit } from './shared';

const printed = (app: App) => JSON.stringify(JSON.parse(canonical(definitionOf(app))), null, 2);

/** The definition as it is, and every older one beside it. */
export function Configuration({ app }: { app: App }) {
  const [versions, setVersions] = useState<string[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [old, setOld] = useState<App | null>(null);
  const [look, setLook] = useState<'diff' | 'whole'>('diff');

  useEffect(() => {
    let gone = false;
    get<{ versions?: string[] }>(`${appUrl(app.id)}/versions`)
      .then(found => !gone && setVersions([...(found.versions ?? [])].sort().reverse()))
      .catch(() => undefined); // the present definition is shown all the same
    return () => {
      gone = true;
    };
  }, [app.id, app.version]);

  useEffect(() => {
    let gone = false;
    setOld(null);
    if (chosen === null) return;
    get<App>(`${appUrl(app.id)}/versions/${chosen}`)
      .then(found => !gone && setOld(found))
      .catch(() => !gone && setChosen(null));
    return () => {
      gone = true;
    };
  }, [app.id, chosen]);

  const now = useMemo(() => printed(app), [app]);
  const shown = chosen === null ? now : old === null ? '' : printed(old);
  return (
    <div className="split">
      <Panel
        flush
        title={
          chosen === null ? (
            'Present definition'
          ) : (
            <>
              Definition of <time>{chosen}</time>
            </>
          )
        }
        side={
          <span className="row">
            {chosen !== null && (
              <Choices
                label="Show"
                at={look}
                of={[
                  { value: 'diff', name: 'What the present one changed' },
                  { value: 'whole', name: 'Whole' },
                ]}
                choose={setLook}
              />
            )}
            <Button
              look="quiet"
              icon="copy"
              title="Copy as JSON"
              aria-label="Copy as JSON"
              onClick={() => copyText(shown, 'Definition')}
            />
            {chosen === null ? (
              <Button icon="edit" onClick={() => edit(app)}>
                Edit
              </Button>
            ) : (
              <Button look="primary" onClick={() => ask(applyVersion(app, chosen))}>
                Go back to this
              </Button>
            )}
          </span>
        }
      >
        {chosen !== null && look === 'diff' ? (
          <Diff before={shown} after={now} />
        ) : (
          <pre className="code">{shown}</pre>
        )}
      </Panel>
      <Panel title="Versions" flush>
        <div className="versions">
          {versions.length === 0 && <Empty title="No versions yet" />}
          {versions.map((version, n) => {
            const present = n === 0;
            return (
              <button
                key={version}
                type="button"
                aria-current={(present ? chosen === null : chosen === version) ? 'true' : undefined}
                onClick={() => setChosen(present ? null : version)}
              >
                <span className="num">{version.replace('T', ' ').slice(0, 19)}</span>
                <span className="muted">
                  {present ? 'present' : <Ago at={Date.parse(version)} />}
                </span>
              </button>
            );
          })}
        </div>
      </Panel>
    </div>
  );
}

function Diff({ before, after }: { before: string; after: string }) {
  if (before === '') return <Empty title="Asking…" />;
  const lines = diffLines(before, after);
  if (lines.every(line => line.kind === 'same'))
    return <Empty title="The same as the present one" />;
  return (
    <pre className="code">
      {lines.map((line, n) => (
        <div key={n} className={line.kind}>
          {line.kind === 'add' ? '+ ' : line.kind === 'gone' ? '- ' : '  '}
          {line.text}
        </div>
      ))}
    </pre>
  );
}
