import { useEffect, useState } from 'react';
import { CallError, get } from './http';
import { repeat } from './pace';

export interface AskedFor<T> {
  value: T | null;
  trouble: string;
  /** The server does not have it at all: a master that is not ours, or older. */
  missing: boolean;
}

/** A document that is asked for again and again while somebody looks at it. */
export function useAsked<T>(url: string, every: number): AskedFor<T> {
  const [asked, setAsked] = useState<AskedFor<T>>({ value: null, trouble: '', missing: false });
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      try {
        const value = await get<T>(url);
        if (!gone) setAsked({ value, trouble: '', missing: false });
      } catch (error) {
        if (gone) return;
        const missing = error instanceof CallError && error.status === 404;
        const trouble = error instanceof Error ? error.message : String(error);
        setAsked(before => ({ ...before, trouble, missing }));
      }
    };
    const repeating = repeat(ask, () => every);
    return () => {
      gone = true;
      repeating.stop();
    };
  }, [url, every]);
  return asked;
}
