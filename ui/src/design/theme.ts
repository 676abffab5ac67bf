import { createStore, useStore } from '../wire/store';

export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'mesocosm.theme';
const theme = createStore<Theme>(stored());

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : 'auto';
  } catch {
    return 'auto'; // storage is switched off: the system's choice it is
  }
}

function show(value: Theme) {
  if (value === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
}

show(theme.get());

export const useTheme = () => useStore(theme);

export function nextTheme(): void {
  const order: Theme[] = ['auto', 'light', 'dark'];
  const next = order[(order.indexOf(theme.get()) + 1) % order.length]!;
  theme.set(next);
  show(next);
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Not kept for the next visit; it works for this one.
  }
}
