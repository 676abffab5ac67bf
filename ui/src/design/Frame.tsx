import { useEffect, type ReactNode } from 'react';
import { useRoute } from '../wire/route';
import { Icon, type IconName } from './Icon';
import { openPalette } from './Palette';
import { nextTheme, useTheme } from './theme';
import { Toasts } from './Toast';

export interface Place {
  name: string;
  icon: IconName;
  href: string;
  /** First segments of the paths that belong to it. */
  paths: string[];
  count?: number | undefined;
  alarm?: boolean;
}

/** How fresh the page is. */
export type Pulse = 'live' | 'polling' | 'connecting' | 'lost';

const PULSES: Record<Pulse, [string, string]> = {
  live: ['Live', 'Changes are streamed as they happen'],
  polling: ['Polling', 'No stream to be had: the page asks every few seconds'],
  connecting: ['Connecting', 'Waiting for the first answer'],
  lost: ['Disconnected', 'Nobody answers; the page keeps trying and shows what it knew last'],
};

/** The page around a page: places on the left, search and the pulse on top. */
export function Frame(props: {
  app: string;
  where: string;
  places: Place[];
  pulse: Pulse;
  actions?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  const route = useRoute();
  const theme = useTheme();
  const here = route.path[0] ?? '';
  const address = route.path.join('/');
  useEffect(() => {
    document.getElementById('main')?.scrollTo(0, 0);
  }, [address]);
  const [pulse, pulseHint] = PULSES[props.pulse];
  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={skip}>
        Skip to content
      </a>
      <aside>
        <a className="brand" href="#/">
          <Mark />
          <span className="grow clip">
            <strong>{props.app}</strong>
            <span className="clip">{props.where}</span>
          </span>
        </a>
        <nav aria-label="Places">
          {props.places.map(place => (
            <a
              key={place.name}
              href={place.href}
              aria-current={place.paths.includes(here) ? 'page' : undefined}
            >
              <Icon name={place.icon} />
              <span className="grow">{place.name}</span>
              {place.count !== undefined && (
                <span className={place.alarm ? 'mark alarm num' : 'mark num'}>{place.count}</span>
              )}
            </a>
          ))}
        </nav>
        <div className="grow" />
        {props.foot && <div className="foot">{props.foot}</div>}
      </aside>
      <div className="stage">
        <header className="top">
          <button type="button" className="find" onClick={openPalette}>
            <Icon name="search" size={14} />
            <span className="grow">Go to, find or do…</span>
            <kbd>/</kbd>
          </button>
          <div className="grow" />
          {props.actions}
          <span className={`pulse ${props.pulse}`} role="status" title={pulseHint}>
            <i aria-hidden="true" />
            {pulse}
          </span>
          <button
            type="button"
            className="button quiet bare"
            aria-label={`Colours: ${theme}. Change`}
            title={`Colours: ${theme}`}
            onClick={nextTheme}
          >
            <Icon name={theme === 'light' ? 'sun' : theme === 'dark' ? 'moon' : 'auto'} />
          </button>
        </header>
        <main id="main" data-scroller tabIndex={-1}>
          {props.children}
        </main>
      </div>
      <Toasts />
    </div>
  );
}

function skip(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** The house's sign: cells of one size in a larger one. */
function Mark() {
  return (
    <svg className="logo" width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
      <rect width="26" height="26" rx="7" fill="var(--accent)" />
      <g fill="var(--on-accent)">
        <rect x="6" y="6" width="6" height="6" rx="1.6" />
        <rect x="14" y="6" width="6" height="6" rx="1.6" opacity="0.55" />
        <rect x="6" y="14" width="6" height="6" rx="1.6" opacity="0.55" />
        <rect x="14" y="14" width="6" height="6" rx="1.6" />
      </g>
    </svg>
  );
}

/** Title, its state and what can be done about it; the way back stands above. */
export function PageHead(props: {
  trail?: { name: string; href: string }[];
  title: ReactNode;
  state?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="pagehead">
      {props.trail && props.trail.length > 0 && (
        <nav className="trail" aria-label="Breadcrumb">
          {props.trail.map(step => (
            <span key={step.href}>
              <a href={step.href}>{step.name}</a>
              <span aria-hidden="true"> / </span>
            </span>
          ))}
        </nav>
      )}
      <div className="row spread wrap wide">
        <div className="row wrap">
          <h1>{props.title}</h1>
          {props.state}
          {props.note && <span className="soft">{props.note}</span>}
        </div>
        {props.actions && <div className="row wrap">{props.actions}</div>}
      </div>
    </header>
  );
}
