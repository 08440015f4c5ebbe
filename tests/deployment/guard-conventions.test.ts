// Next runs the guard from middleware.ts on the Edge runtime, or from proxy.ts on Node. A small application of each kind,
// with this repository's lib/ and configuration, shows that the same guard holds in both: docs/decisions/011.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findFreePort, type ServerProcess, startServer } from '@/scripts/support/processes';
import { ada } from '../lib/auth/scripted-api';

// Inside the repository, so that its node_modules are found.
const folder = '.cache/guard-conventions';
const starting = 240_000;

const layout = `export default function Layout({ children }: { children: React.ReactNode }) {
  return <html lang="en"><body>{children}</body></html>;
}`;
const privatePage = `import { headers } from 'next/headers';
export default async function Page() {
  return <p>secret of {(await headers()).get('x-page')}</p>;
}`;

const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

/** An API that knows one session, counts its calls, and can be unplugged. */
async function openApi() {
  const api = { calls: 0, isDown: false };
  const server = createServer((request, response) => {
    api.calls += 1;
    const isAda = request.headers.cookie?.includes('sessionid=hers') ?? false;
    const status = api.isDown ? 500 : isAda ? 200 : 401;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isAda ? ada : { detail: 'Authentication credentials were not provided.' }));
  });
  const port = await findFreePort();
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  undo.push(() => server.close());
  return { url: `http://127.0.0.1:${port}`, state: api };
}

function write(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

async function startApplication(convention: 'middleware' | 'proxy', apiUrl: string) {
  const root = join(folder, convention);
  rmSync(root, { recursive: true, force: true });
  for (const name of ['lib', 'next.config.ts', 'tsconfig.json', 'tsconfig.build.json', 'package.json']) {
    cpSync(name, join(root, name), { recursive: true });
  }
  const source = readFileSync('middleware.ts', 'utf8');
  write(join(root, `${convention}.ts`), source.replace('function middleware(', `function ${convention}(`));
  write(join(root, 'app/layout.tsx'), layout);
  write(join(root, 'app/login/page.tsx'), 'export default function Page() { return <p>sign in</p>; }');
  write(join(root, 'app/(private)/reports/page.tsx'), privatePage);
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const server: ServerProcess = await startServer({
    command: process.execPath,
    words: [resolve('node_modules/next/dist/bin/next'), 'dev', '-p', String(port), '-H', '127.0.0.1'],
    folder: root,
    env: { AUTH_API_URL: apiUrl, AUTH_API_TIMEOUT: '60' },
    url: `${origin}/login`,
    waitMilliseconds: starting,
  });
  undo.push(
    () => rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
    () => server.stop(),
  );
  return { origin, server };
}

describe.each(['middleware', 'proxy'] as const)('the guard in %s.ts', (convention) => {
  test('keeps private pages private, asks once, and tells an outage from a sign-out', {
    timeout: 2 * starting,
  }, async () => {
    const { url, state } = await openApi();
    const { origin } = await startApplication(convention, url);
    const visit = (cookie: string) => fetch(`${origin}/reports`, { redirect: 'manual', headers: { cookie } });

    const anonymous = await visit('');
    expect([anonymous.status, anonymous.headers.get('location')]).toEqual([307, '/login?next=%2Freports']);
    expect(state.calls).toBe(0);

    const first = await visit('sessionid=hers');
    expect([first.status, state.calls]).toEqual([200, 1]);
    expect((await first.text()).replaceAll('<!-- -->', '')).toContain('secret of /reports');
    expect(first.headers.get('content-security-policy')).toContain("'nonce-");
    expect(first.headers.get('cache-control')).toContain('no-store');
    const seal = first.headers
      .getSetCookie()
      .find((line) => line.startsWith('auth_state='))
      ?.split(';')[0];

    const warm = await visit(`sessionid=hers; ${seal}`);
    expect([warm.status, state.calls]).toEqual([200, 1]);

    expect((await visit('sessionid=spent')).status).toBe(307);
    state.isDown = true;
    const outage = await visit('sessionid=hers');
    expect([outage.status, outage.headers.getSetCookie()]).toEqual([503, []]);
    expect(await outage.text()).toContain('You have not been signed out');
  });
});
