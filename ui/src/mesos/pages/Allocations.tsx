import { Empty, Panel } from '../../design';
import { useAsked } from '../../wire/asked';
import { plural } from '../../wire/format';
import { inWords, type Allocation } from '../model/allocation';
import { FrameworkName } from './shared';

/** Moments to the second are close enough for eyes. */
const brief = (detail: string) => detail.replace(/(T\d\d:\d\d:\d\d)\.\d+Z/g, '$1Z');

/** Why frameworks are offered what they are: asked of the master's own judge. */
export function Allocations({ only }: { only?: string }) {
  const { value } = useAsked<Allocation>('allocation', 2000);
  const frameworks = (value?.frameworks ?? []).filter(f => only === undefined || f.id === only);
  if (value === null || frameworks.length === 0) return null;
  return (
    <Panel title="Why offers come, and why not">
      <div className="stack">
        {frameworks.map(framework => (
          <div key={framework.id} className="stack tight">
            {only === undefined && (
              <strong>
                <FrameworkName id={framework.id} />
              </strong>
            )}
            {framework.roles.map(role => (
              <div key={role.role}>
                <span className="muted">
                  role {role.role}, {plural(role.offers, 'offer')} out
                </span>
                <ul className="why">
                  {role.agents.map(reason => (
                    <li key={reason.why} title={`${reason.for_example}: ${reason.detail}`}>
                      <i
                        className={reason.why === 'fits' ? 'dot ok' : 'dot idle'}
                        aria-hidden="true"
                      />
                      <span>{inWords(reason)}</span>
                      <span className="muted">for example: {brief(reason.detail)}</span>
                    </li>
                  ))}
                </ul>
                {role.agents.length === 0 && <Empty title="There is no agent" />}
              </div>
            ))}
          </div>
        ))}
      </div>
    </Panel>
  );
}
