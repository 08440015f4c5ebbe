// What the guard costs a page: its own CPU, the calls to the API that a warm and a cold navigation make, and the page
// with it against the same page as a prefetch, which the matcher keeps from the middleware.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findFreePort } from '../support/django/servers';
import { createUser, secretKey } from './bench-user';
import type { Outcome } from './cases';
import { type Contender, startOurs } from './contenders';
import { type Effort, measure } from './measure';
import { startNext } from './next-server';
import { readCookies } from './sign-in';
import { createDatabase, type RunOptions } from './suite';

const guardCosts = z.object({
  warm: z.number(),
  firstSeen: z.number(),
  cold: z.number(),
  callsCold: z.number(),
  callsWarm: z.number(),
});

export async function measureMiddleware(options: RunOptions, effort: Effort): Promise<Outcome> {
  const database = await createDatabase('SQLite', options.folder);
  await createUser(database.url);
  const port = await findFreePort();
  const web = { AUTH_STRATEGY: 'session', WEB_ORIGIN: `http://127.0.0.1:${port}` };
  const api = await startOurs(options.builds, database.url, { env: web });
  const env = { ...web, SECRET_KEY: secretKey, AUTH_API_URL: api.url, AUTH_STATE_MAX_AGE: '600' };
  const cookie = api.session.headers.cookie ?? '';
  try {
    const costs = await measureGuard(options, { ...env, BENCH_COOKIE: cookie });
    return {
      cases: options.isQuick
        ? []
        : [await measurePage(options, { ...env, PORT: String(port) }, cookie, effort)],
      targets: [
        { what: 'CPU of the middleware on a warm navigation', value: costs.warm, unit: 'ms', atMost: 1 },
        {
          what: 'the same for a state that this process sees first',
          value: costs.firstSeen,
          unit: 'ms',
          atMost: 1,
        },
        { what: 'CPU of the middleware on a cold navigation', value: costs.cold, unit: 'ms' },
        { what: 'API calls of a warm navigation', value: costs.callsWarm, unit: 'calls', atMost: 0 },
        { what: 'API calls of a cold navigation', value: costs.callsCold, unit: 'calls', atMost: 1 },
      ],
    };
  } finally {
    await api.stop();
  }
}

async function measureGuard({ root }: RunOptions, env: Record<string, string>) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'tests/bench/servers/guard-cost.ts'],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production', ...env } },
  );
  return guardCosts.parse(JSON.parse(stdout));
}

async function measurePage(
  { root }: RunOptions,
  env: Record<string, string>,
  credential: string,
  effort: Effort,
) {
  if (!existsSync(join(root, '.next/BUILD_ID'))) {
    execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore' });
  }
  const server = await startNext(root, env);
  try {
    const first = await fetch(`${server.url}/dashboard`, {
      headers: { cookie: credential },
      redirect: 'manual',
    });
    if (first.status !== 200) throw new Error(`/dashboard answered ${first.status}`);
    await first.text();
    const cookie = [credential, readCookies(first)].join('; ');
    const asContender = (name: string): Contender => ({ ...server, name, session: { headers: {} } });
    const request = { path: '/dashboard', headers: { cookie } };
    const measured = await measure(
      [
        {
          contender: asContender('without middleware'),
          request: { ...request, headers: { cookie, purpose: 'prefetch' } },
        },
        { contender: asContender('with middleware, warm'), request },
      ],
      { ...effort, connections: 4 },
    );
    return { title: 'a protected page, rendered', measured };
  } finally {
    await server.stop();
  }
}
