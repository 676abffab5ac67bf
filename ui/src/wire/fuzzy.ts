/**
 * How well `text` matches what was typed; `null` when not at all. Every typed word must occur:
 * as a run of letters, else as letters in order. Starts of words count more.
 */
export function score(typed: string, text: string): number | null {
  const hay = text.toLowerCase();
  let sum = 0;
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const at = hay.indexOf(word);
    if (at >= 0) {
      const starts = at === 0 || /[^a-z0-9]/.test(hay[at - 1]!);
      sum +=
        100 - Math.min(at, 40) + (starts ? 40 : 0) - Math.min(hay.length - word.length, 40) / 4;
      continue;
    }
    let from = 0;
    let gaps = 0;
    for (const letter of word) {
      const next = hay.indexOf(letter, from);
      if (next < 0) return null;
      gaps += next - from;
      from = next + 1;
    }
    if (gaps > word.length * 3) return null;
    sum += 20 - Math.min(gaps, 20);
  }
  return sum;
}

/** The best `limit` items, best first; all in their order when nothing is typed. */
export function best<T>(typed: string, items: T[], text: (item: T) => string, limit: number): T[] {
  if (typed.trim() === '') return items.slice(0, limit);
  const scored: [number, T][] = [];
  for (const item of items) {
    const points = score(typed, text(item));
    if (points !== null) scored.push([points, item]);
  }
  return scored
    .sort((a, b) => b[0] - a[0])
    .slice(0, limit)
    .map(([, item]) => item);
}
