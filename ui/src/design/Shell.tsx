import { useCallback, type ReactNode } from 'react';
import { Asked } from './Ask';
import { Frame, type Place, type Pulse } from './Frame';
import { useKeys, type Keys } from './keys';
import { KeysHelp, openKeysHelp } from './KeysHelp';
import { openPalette, Palette, type Command } from './Palette';
import { Callout, Empty, Panel } from './parts';
import { nextTheme } from './theme';

/** What every app of the house has around its pages: the frame, keys and commands, what is amiss. */
export function Shell(props: {
  app: string;
  where: string;
  places: Place[];
  pulse: Pulse;
  foot?: ReactNode;
  /** Whom it asks: `the master`. */
  server: string;
  trouble?: string | undefined;
  keys: Keys;
  /** What those keys do. */
  help: [string, string][];
  /** Stable, as a function of a module is. */
  commands: () => Command[];
  children: ReactNode;
}) {
  useKeys({
    '/': openPalette,
    'mod+k': openPalette,
    '?': openKeysHelp,
    s: () => document.getElementById('filter')?.focus(),
    ...props.keys,
  });
  const { commands } = props;
  const all = useCallback(() => [...commands(), ...USUAL], [commands]);
  return (
    <>
      <Frame
        app={props.app}
        where={props.where}
        places={props.places}
        pulse={props.pulse}
        foot={props.foot}
      >
        {props.trouble && (
          <div style={{ marginBottom: 14 }}>
            <Callout tone="bad" title={props.trouble}>
              <span className="soft">
                The page keeps asking. What it shows is what it knew last.
              </span>
            </Callout>
          </div>
        )}
        {props.pulse === 'connecting' ? (
          <Panel>
            <Empty title={`Connecting to ${props.server}…`} />
          </Panel>
        ) : (
          props.children
        )}
      </Frame>
      <Asked />
      <KeysHelp keys={props.help} />
      <Palette commands={all} />
    </>
  );
}

const USUAL: Command[] = [
  { name: 'Keys of this page', icon: 'info', keys: '?', run: openKeysHelp },
  { name: 'Change colours: system, light, dark', icon: 'moon', run: nextTheme },
];

/** For an address that leads nowhere. */
export const NoSuchPage = ({ home }: { home: string }) => (
  <Panel>
    <Empty title="There is no such page">
      <a href="#/">{home}</a>
    </Empty>
  </Panel>
);
