/** Small things the browser test is told with. */
import { chromium } from 'playwright-core';

/** Chromium without anything that asks the world; CHROMIUM names another than the system's. */
export const openBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });

export function need(name) {
  const value = process.env[name];
  if (value) return value.replace(/\/+$/, '');
  console.error(`${name} is not set: it names the cluster to test, http://127.0.0.1:5050 for one`);
  process.exit(2);
}

/** Runs one step and says how long it took. */
export async function step(name, run) {
  const from = performance.now();
  await run();
  console.log(`ok  ${name}  (${((performance.now() - from) / 1000).toFixed(1)} s)`);
}

/** Waits for a condition, not for time: asks until it holds or half a minute is over. */
export async function until(what, holds, patienceMs = 30_000) {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    if (await holds()) return;
    await new Promise(later => setTimeout(later, 100));
  }
  throw new Error(`waited ${patienceMs / 1000} s for ${what}`);
}

/** Marathon's API, to prepare and to clean up. */
export function api(base) {
  const send = (method, path, body) =>
    fetch(base + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    send,
    status: async path => (await send('GET', path)).status,
    remove: async path => void (await send('DELETE', path).catch(() => undefined)),
  };
}
