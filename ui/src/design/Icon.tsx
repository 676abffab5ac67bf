/** Line icons on a 16 px grid. Decoration only: the words beside them carry the meaning. */
const PATHS = {
  overview: 'M2.5 9.5h4v4h-4zM2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM9.5 9.5h4v4h-4z',
  agent: 'M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01',
  framework: 'M8 1.8 14 5v6l-6 3.2L2 11V5zM2 5l6 3.2L14 5M8 8.2v6',
  task: 'M3 3.5h10M3 8h10M3 12.5h6',
  role: 'M8 2v4M8 6H3.5v3.5M8 6h4.5v3.5M2 9.5h3v3H2zM11 9.5h3v3h-3zM6.5 2h3v2.500h-3z',
  offer: 'M8 2 2.5 5v6L8 14l5.5-3V5zM5 8h6M8 5.500v5',
  apps: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  folder:
    'M1.8 4.200c0-.6.4-1 1-1h3.400l1.5 1.700h5.500c.6 0 1 .4 1 1v6c0 .6-.4 1-1 1H2.800c-.6 0-1-.4-1-1z',
  file: 'M4 1.800h5L12.5 5.300v8.900H4zM9 1.800v3.500h3.5',
  deploy: 'M8 13.500v-9M4.2 7.8 8 4l3.8 3.800M2.5 2h11',
  search: 'M7 11.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3 14 14',
  plus: 'M8 3v10M3 8h10',
  close: 'M3.5 3.500l9 9M12.5 3.500l-9 9',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  down: 'M3.5 6 8 10.5 12.5 6',
  right: 'M6 3.5 10.5 8 6 12.5',
  copy: 'M5.5 5.500h8v8h-8zM10.5 5.500v-3h-8v8h3',
  check: 'M3 8.5 6.5 12 13 4.5',
  warn: 'M8 2 14.5 13.500h-13zM8 6.500v3.200M8 11.700h.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.300v3.700M8 5h.01',
  external: 'M9.5 2.500h4v4M13.5 2.5 7.5 8.500M11.5 9.500v4h-9v-9h4',
  refresh:
    'M13.3 6.500A5.6 5.6 0 0 0 3 5.200M2.7 9.500A5.6 5.6 0 0 0 13 10.800M13.5 2.500v4h-4M2.5 13.500v-4h4',
  trash: 'M2.5 4.200h11M6 4.200V2.500h4v1.700M4 4.200l.6 9.300h6.800l.6-9.3',
  pause: 'M5.5 3.500v9M10.5 3.500v9',
  play: 'M4.5 3v10l8-5z',
  edit: 'M10.8 2.800l2.4 2.400L5.5 13H3v-2.500z',
  scale: 'M2.5 13.500v-4M6.2 13.500v-6.500M9.8 13.500V5M13.5 13.500v-11',
  download: 'M8 2.500v7.500M4.5 7 8 10.5 11.5 7M2.5 13.500h11',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1v1.500M8 13.500V15M1 8h1.500M13.5 8H15M3 3l1.1 1.100M11.9 11.9 13 13M13 3l-1.1 1.100M4.1 11.9 3 13',
  moon: 'M13.5 9.800A6 6 0 0 1 6.2 2.500a6 6 0 1 0 7.3 7.300z',
  auto: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 2v12M8 4.500h4M8 8h5.800M8 11.500h4',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.800V8l2.2 1.5',
  bolt: 'M9 1.8 3.5 9H8l-1 5.200L12.5 7H8z',
  heart: 'M8 13.300S2 10 2 5.900A3.1 3.1 0 0 1 8 4.600a3.1 3.1 0 0 1 6 1.300c0 4.1-6 7.4-6 7.400z',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  wrap: 'M2.5 3.500h11M2.5 8h9a2.2 2.2 0 0 1 0 4.400H8M9.8 10.6 8 12.400l1.8 1.800M2.5 12.400h2.8',
  link: 'M6.8 9.200a3 3 0 0 0 4.3 0l2-2a3 3 0 0 0-4.3-4.300l-.7.7M9.2 6.800a3 3 0 0 0-4.3 0l-2 2a3 3 0 0 0 4.3 4.300l.7-.7',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
