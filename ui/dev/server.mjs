import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import {
  agentState,
  allocation,
  files,
  operator,
  roles,
  state,
  statistics,
  stream,
} from './mesos.mjs';
import { events, marathon } from './marathon.mjs';
import { World } from './world.mjs';

const extra = Number(/--tasks=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 0);
const dist = new URL('../dist/', import.meta.url).pathname;
const world = new World(extra);
setInterval(() => world.tick(), 1000);

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

async function page(app, path, response) {
  const file = join(dist, app, normalize(path === '/' ? '/index.html' : path));
  try {
    const body = await readFile(file);
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** A master without the operator stream: the page has to ask again and again. */
const polled = process.argv.includes('--polled');

/** As the original answers: no header that lets other origins read, but `jsonp=NAME` instead. */
const original = process.argv.includes('--original');

const json = (response, body, status = 200) => {
  const headers = { 'Content-Type': 'application/json' };
  if (!original) headers['Access-Control-Allow-Origin'] = '*';
  const call = new URL(response.req.url, 'http://x').searchParams.get('jsonp');
  if (call) headers['Content-Type'] = 'text/javascript';
  response.writeHead(status, headers);
  const text = body === null ? '' : JSON.stringify(body);
  response.end(call ? `${call}(${text});` : text);
};

async function read(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? null : JSON.parse(text);
}

const master = async (request, response) => {
  const url = new URL(request.url, 'http://x');
  if (url.pathname === '/api/v1') {
    const call = await read(request);
    if (call.type === 'SUBSCRIBE' && !polled) return stream(world, response);
    const answer = operator(world, call);
    return answer ? json(response, answer) : json(response, null, 400);
  }
  switch (url.pathname) {
    case '/state':
      return json(response, state(world));
    case '/slaves':
      return json(response, { slaves: state(world).slaves });
    case '/allocation':
      return json(response, allocation(world));
    case '/roles':
      return json(response, roles(world));
    case '/version':
      return json(response, { version: '1.11.0', build_date: '2026-11-24 08:00:00' });
    case '/flags':
      return json(response, { flags: { cluster: 'cardboard' } });
    case '/metrics/snapshot':
      return json(response, {
        'master/elected': 1,
        'system/load_1min': 0.42,
        'system/cpus_total': 8,
      });
    case '/files/read':
      return json(response, files('read', url.searchParams));
    default:
      return page('mesos', url.pathname, response);
  }
};

const agent = which => (request, response) => {
  const url = new URL(request.url, 'http://x');
  if (url.pathname === '/state') return json(response, agentState(world, which));
  if (url.pathname === '/monitor/statistics') return json(response, statistics(world, which));
  return json(response, files(url.pathname.split('/').at(-1), url.searchParams));
};

const scheduler = async (request, response) => {
  const url = new URL(request.url, 'http://x');
  if (url.pathname === '/') return response.writeHead(302, { Location: '/ui/' }).end();
  if (url.pathname === '/v2/events') return events(world, response);
  if (!url.pathname.startsWith('/v2/'))
    return page('marathon', url.pathname.replace(/^\/ui/, ''), response);
  let body;
  try {
    body = await read(request);
  } catch (error) {
    return json(response, { message: 'Invalid JSON', details: String(error) }, 400);
  }
  const [status, answer] = marathon(
    world,
    request.method,
    decodeURI(url.pathname),
    url.searchParams,
    body,
  );
  json(response, answer, status);
};

createServer(master).listen(15050, '127.0.0.1');
createServer(scheduler).listen(18080, '127.0.0.1');
for (const one of world.agents) createServer(agent(one)).listen(one.port, '127.0.0.1');
console.log('Mesos http://127.0.0.1:15050/   Marathon http://127.0.0.1:18080/ui/');
