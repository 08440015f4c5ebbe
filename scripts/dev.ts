// `npm run dev`: both halves on free ports, the web talking to the API through its own origin. Nothing has to be set or edited.
// `npm run dev:mounted`: one process, the API inside Next. `npm run dev:django`: with the Django project as the API.
// `-- --host 0.0.0.0` lets other machines in.
import { parseArgs } from 'node:util';
import { loadEnvFile } from '@/lib/settings/env-file';
import { djangoApi } from './dev/django-api'; // setup: django
import { findApi } from './dev/find-api';
import type { OwnApi } from './dev/own-api';
import { type HalfProcess, runHalves } from './dev/run-halves';
import { typescriptApi } from './dev/typescript-api'; // setup: api
import { describeStart, webCommand } from './dev/words';
import { findFreePort, isPortFree } from './ports';

const {
  mounted: isMounted,
  django: isDjango,
  host,
} = parseArgs({
  options: {
    mounted: { type: 'boolean', default: false },
    django: { type: 'boolean', default: false },
    host: { type: 'string' },
  },
}).values;
const ownApis: OwnApi[] = [
  typescriptApi, // setup: api
  djangoApi, // setup: django
];
const ownApi = isDjango ? ownApis.at(-1) : ownApis[0];
// Of the command line: in .env it is the API's.
const webPortWanted = Number(process.env.PORT ?? 3000);
const apiPortWanted = 8000;
// Twenty seconds: a first build of the pages takes less.
const attemptsBeforeWord = 80;

type Backend = { url: string; line: string; own?: OwnApi; half?: HalfProcess };

async function main(): Promise<void> {
  const webPort = await findFreePort(webPortWanted);
  if (webPort !== webPortWanted) say(`Port ${webPortWanted} is taken, so the web is on ${webPort}.`);
  const webOrigin = process.env.WEB_ORIGIN ?? `http://localhost:${webPort}`;
  const shared = { WEB_ORIGIN: webOrigin, API_ORIGIN: process.env.API_ORIGIN ?? webOrigin };
  const backend = isMounted ? null : await chooseBackend(shared);
  const web: HalfProcess = {
    name: 'web',
    command: webCommand({ port: webPort, host }),
    // Mounted, an AUTH_API_URL of the surroundings would send everything elsewhere.
    env: {
      ...shared,
      PORT: String(webPort),
      AUTH_API_URL: backend?.url ?? '',
      DEV_OWN_API: String(backend === null || backend.own !== undefined),
    },
  };
  const halves = backend?.half ? [backend.half, web] : [web];
  runHalves(halves);
  const apiUrl = backend?.url ?? `http://127.0.0.1:${webPort}`;
  const isUp = await isAnswering(`http://127.0.0.1:${webPort}/healthz`, apiUrl, () =>
    say(`Still waiting for an answer: from ${apiUrl} or from the pages. ${adviceOn(backend)}`),
  );
  if (isUp) await announce(webOrigin, backend);
}

/** AUTH_API_URL if it is set, else what answers on :8000 already, else an API of this repository on the next free port. */
async function chooseBackend(shared: Record<string, string>): Promise<Backend> {
  const given = process.env.AUTH_API_URL;
  if (given) return { url: given, line: `${given} (AUTH_API_URL)` };
  // setup: bridges begin
  const named = process.env.AUTH_BACKEND ?? 'contract';
  if (named !== '' && named !== 'contract')
    throw new Error(`AUTH_API_URL: not set. With AUTH_BACKEND=${named} it is the address of your Django.`);
  // setup: bridges end
  const url = `http://127.0.0.1:${apiPortWanted}`;
  if (!(await isPortFree(apiPortWanted))) {
    const found = await findApi(url);
    if (found !== null) {
      say(`An auth API answers on ${url} already (${found.name}), so it is used.`);
      return { url, line: `${url} (${found.name}, already running)` };
    }
  }
  const port = await findFreePort(apiPortWanted);
  if (port !== apiPortWanted) {
    say(`Port ${apiPortWanted} is taken by something else, so the API is on ${port}.`);
  }
  if (ownApi === undefined) {
    throw new Error('AUTH_API_URL: not set. It names the back end, for example http://127.0.0.1:8000.');
  }
  const { command, env } = await ownApi.prepare(port);
  const half = { name: 'api', command, env: { ...shared, ...env } };
  return { url: `http://127.0.0.1:${port}`, line: `http://127.0.0.1:${port}`, own: ownApi, half };
}

function adviceOn(backend: Backend | null): string {
  if (backend === null || backend.own) return 'See the output above.';
  return 'AUTH_API_URL names an API that has to be started first; without it this command starts ours.';
}

async function isAnswering(webUrl: string, apiUrl: string, onDelay: () => void): Promise<boolean> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    if (attempt === attemptsBeforeWord) onDelay();
    const answers = await Promise.all([answers200(`${apiUrl}/api/auth/session/`), answers200(webUrl)]);
    if (answers.every(Boolean)) return true;
    // Each question is a line in the terminal.
    await new Promise((resolve) => setTimeout(resolve, attempt < attemptsBeforeWord ? 250 : 5000));
  }
  return false;
}

async function answers200(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
    (response) => response.status < 500,
    () => false,
  );
}

async function announce(webOrigin: string, backend: Backend | null): Promise<void> {
  const own = backend === null ? ownApi : backend.own;
  say(
    describeStart({
      webOrigin,
      strategy: process.env.AUTH_STRATEGY ?? 'session',
      api: { line: backend?.line ?? 'inside Next (mounted)', createUser: own?.createUser ?? null },
      demoUser: (await own?.findDemoUser()) ?? null,
    }),
  );
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  loadEnvFile({ env: process.env });
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
