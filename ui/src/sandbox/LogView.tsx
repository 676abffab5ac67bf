import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Choices, Search } from '../design';
import { rowsInSight } from '../design/virtual';
import { bytes, count } from '../wire/format';
import { repeat } from '../wire/pace';
import { baseName, downloadUrl, readPiece, type Origin } from './files';
import { append, matching, PIECE, prepend, sizeOf, startAt, type Lines } from './lines';

const LINE = 18;

interface LogViewProps {
  origin: Origin;
  path: string;
  /** Other files to choose from, by path: stdout and stderr of one sandbox. */
  files?: string[];
  choose?: (path: string) => void;
  /** What to say when there is no such file. */
  missing?: string;
}

/** A file that grows, read from its end and followed as it grows. */
export function LogView({ origin, path, files, choose, missing }: LogViewProps) {
  const { held, trouble, earlier } = useTail(origin, path);
  const [wanted, setWanted] = useState('');
  const [wrap, setWrap] = useState(false);
  const [follow, setFollow] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => (held ? matching(held, wanted) : []), [held, wanted]);
  const [sight, setSight] = useState<[number, number]>([0, 60]);

  const look = useCallback(() => {
    const at = box.current;
    if (!at) return;
    const next = rowsInSight(8 - at.scrollTop, at.clientHeight, LINE, shown.length, 20);
    setSight(now => (now[0] === next[0] && now[1] === next[1] ? now : next));
  }, [shown.length]);

  useEffect(() => {
    if (follow && box.current) box.current.scrollTop = box.current.scrollHeight;
    look();
  }, [shown, follow, look, wrap]);

  const scrolled = () => {
    const at = box.current!;
    const bottom = at.scrollHeight - at.scrollTop - at.clientHeight < LINE * 1.5;
    if (bottom !== follow) setFollow(bottom);
    look();
  };

  const [start, end] = wrap ? [Math.max(0, shown.length - 2000), shown.length] : sight;
  const first = held ? held.dropped : 0;
  const numbered = held?.from === 0;
  return (
    <section className="panel log" aria-label={`Contents of ${baseName(path)}`}>
      <header className="row spread wrap">
        <div className="row">
          {files && choose ? (
            <Choices
              label="File"
              at={path}
              of={files.map(file => ({ value: file, name: baseName(file) }))}
              choose={choose}
            />
          ) : (
            <code>{baseName(path)}</code>
          )}
          {held && <span className="muted num">{bytes(held.to)}</span>}
        </div>
        <div className="row wrap">
          <Search value={wanted} change={setWanted} hint="Find in log" id="find-in-log" />
          <Button
            look="quiet"
            icon="wrap"
            aria-pressed={wrap}
            title={wrap ? 'Do not wrap long lines' : 'Wrap long lines'}
            aria-label="Wrap long lines"
            onClick={() => setWrap(!wrap)}
          />
          <Button
            icon={follow ? 'pause' : 'play'}
            title={follow ? 'Stop at this place' : 'Go to the end and stay there'}
            onClick={() => setFollow(!follow)}
          >
            {follow ? 'Following' : 'Follow'}
          </Button>
          <a
            className="button quiet bare"
            href={downloadUrl(origin, path)}
            download={baseName(path)}
            aria-label="Download"
            title="Download"
          >
            <DownloadIcon />
          </a>
        </div>
      </header>
      <div
        ref={box}
        className={wrap ? 'lines wrapped' : 'lines'}
        role="log"
        aria-live="off"
        tabIndex={0}
        onScroll={scrolled}
      >
        {trouble && <p className="empty soft">{missing ?? trouble}</p>}
        {!held && !trouble && <p className="empty soft">Reading…</p>}
        {held && held.from > 0 && wanted === '' && (
          <p style={{ padding: '0 0 6px 64px' }}>
            <Button onClick={earlier}>
              Read {bytes(Math.min(PIECE, held.from))} more before this
            </Button>
          </p>
        )}
        {held && shown.length === 0 && (
          <p className="empty soft">
            {wanted === '' ? 'The file is empty so far.' : 'No line has that in it.'}
          </p>
        )}
        {held && shown.length > 0 && (
          <div style={wrap ? undefined : { height: shown.length * LINE, position: 'relative' }}>
            <div style={wrap ? undefined : { transform: `translateY(${start * LINE}px)` }}>
              {shown.slice(start, end).map(n => (
                <div className="line" key={first + n}>
                  <i>{numbered ? first + n + 1 : ''}</i>
                  <span>
                    <Marked text={held.lines[n] ?? held.rest} wanted={wanted} />
                  </span>
                </div>
              ))}
            </div>
          </div>
        )}
      </div>
      {held && wanted !== '' && (
        <footer className="muted" style={{ padding: '4px 14px' }}>
          {count(shown.length)} of {count(held.lines.length)} lines
        </footer>
      )}
    </section>
  );
}

function DownloadIcon() {
  return (
    <svg
      className="icon"
      width="14"
      height="14"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M8 2.5V10M4.5 7 8 10.5 11.5 7M2.5 13.5h11" />
    </svg>
  );
}

function Marked({ text, wanted }: { text: string; wanted: string }) {
  const at = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted.toLowerCase());
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + wanted.length)}</mark>
      {text.slice(at + wanted.length)}
    </>
  );
}

/** Reads the end of a file, then what is added to it; a file that shrank is read anew. */
function useTail(origin: Origin, path: string) {
  const [held, setHeld] = useState<Lines | null>(null);
  const [trouble, setTrouble] = useState('');
  const now = useRef<Lines | null>(null);

  useEffect(() => {
    let gone = false;
    now.current = null;
    setHeld(null);
    setTrouble('');
    const keep = (lines: Lines) => {
      if (gone || lines === now.current) return;
      now.current = lines;
      setHeld(lines);
      setTrouble('');
    };
    const step = async () => {
      try {
        if (now.current === null) {
          const { offset: size } = await readPiece(origin, path, -1, -1);
          const from = Math.max(0, size - PIECE);
          const { data } = await readPiece(origin, path, from, PIECE);
          const cut = from === 0 ? 0 : data.indexOf('\n') + 1;
          keep(append(startAt(from + sizeOf(data.slice(0, cut))), data.slice(cut)));
        }
        for (let pieces = 0; pieces < 20 && !gone; pieces++) {
          const before: Lines = now.current!;
          const { data } = await readPiece(origin, path, before.to, PIECE);
          if (data === '') break;
          keep(append(before, data));
        }
        const { offset: size } = await readPiece(origin, path, -1, -1);
        if (now.current !== null && size < now.current.to) now.current = null;
      } catch (error) {
        if (!gone && now.current === null) {
          setTrouble(error instanceof Error ? error.message : String(error));
        }
      }
    };
    const repeating = repeat(step, () => 1000);
    return () => {
      gone = true;
      repeating.stop();
    };
  }, [origin, path]);

  const earlier = async () => {
    const before = now.current;
    if (!before || before.from === 0) return;
    const from = Math.max(0, before.from - PIECE);
    const { data } = await readPiece(origin, path, from, before.from - from);
    const cut = from === 0 ? 0 : data.indexOf('\n') + 1;
    const next = prepend(now.current!, data.slice(cut), from + sizeOf(data.slice(0, cut)));
    now.current = next;
    setHeld(next);
  };
  return { held, trouble, earlier };
}
