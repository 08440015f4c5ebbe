// What Prometheus is told, over a real port, and what it must never be told.
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { findFreePort } from '@/scripts/support/processes';
import { openTestApi, type TestApi, testUser } from '../../../support/auth-api';

let api: TestApi | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

async function openMeasured(more: Record<string, string> = {}) {
  const port = await findFreePort();
  api = await openTestApi({
    AUTH_STRATEGY: 'hybrid',
    PROMETHEUS_METRICS_EXPORT_PORT: String(port),
    LOGIN_FAILURE_LIMIT: '2',
    ...more,
  });
  const read = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return { api, port, read };
}

test('counts requests by the pattern of their route', async () => {
  const { api, read } = await openMeasured();
  const client = api.client();
  await client.get('/healthz');
  await client.get('/healthz');
  await client.get('/nowhere/at/all');
  await client.send('PROPFIND', '/healthz');
  const text = await read();
  expect(text).toContain('auth_request_duration_seconds_count{route="/healthz",method="GET",status="2xx"} 2');
  expect(text).toContain('auth_request_duration_seconds_count{route="none",method="GET",status="4xx"} 1');
  expect(text).toContain('auth_request_duration_seconds_count{route="none",method="other",status="4xx"} 1');
  expect(text).not.toContain('nowhere');
});

test('counts sign-ins, failures, lockouts, refreshes and reuse', async () => {
  const { api, read } = await openMeasured({ AUTH_STRATEGY: 'jwt' });
  const client = api.client();
  await client.signIn();
  const spent = client.cookies.get('refresh_token') ?? '';
  await client.post('/api/auth/refresh/');
  api.advance(3600);
  client.cookies.set('refresh_token', spent);
  await client.post('/api/auth/refresh/');
  for (let count = 0; count < 3; count += 1) {
    await api.client().signIn({ ...testUser, password: 'not the password' });
  }
  const text = await read();
  for (const line of [
    'login"} 1',
    'login-failed"} 2',
    'lockout"} 1',
    'token-rotated"} 1',
    'token-reuse-detected"} 1',
  ]) {
    expect(text).toContain(`auth_events_total{event="${line}`);
  }
});

test('tells of the hashing queue and the process, and of a pool where there is one', async () => {
  const { read } = await openMeasured();
  const text = await read();
  expect(text).toMatch(/^auth_hashing_running 0$/m);
  expect(text).toMatch(/^auth_hashing_waiting 0$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).not.toContain('auth_database_connections');
});

test('writes what Prometheus can read: each histogram grows to its count', async () => {
  const { api, read } = await openMeasured();
  await api.client().get('/healthz');
  const text = await read();
  for (const line of text.trim().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z0-9_]+ .+|[a-z0-9_]+(\{([a-z]+="[^"]*",?)+\})? [0-9.e+-]+)$/);
  }
  const buckets = [...text.matchAll(/_bucket\{route="\/healthz".*\} (\d+)$/gm)].map(([, count]) =>
    Number(count),
  );
  expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
  expect(buckets.at(-1)).toBe(1);
});

test('holds nothing of a user, an address or a secret', async () => {
  const { api, read } = await openMeasured();
  const client = api.client();
  await client.signIn();
  await client.me();
  const text = await read();
  const secrets = [testUser.username, testUser.password, client.access ?? '', ...client.cookies.values()];
  for (const secret of secrets.filter((value) => value.length > 2)) expect(text).not.toContain(secret);
});

test('answers nothing else on that port', async () => {
  const { port } = await openMeasured();
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(404);
});

test('starts without metrics where the port is taken', async () => {
  const first = await openMeasured();
  const lines: string[] = [];
  const second = await openTestApi(
    { PROMETHEUS_METRICS_EXPORT_PORT: String(first.port), LOG_LEVEL: 'warn' },
    { logTo: { write: (line) => void lines.push(line) } },
  );
  expect((await second.client().get('/healthz')).status).toBe(200);
  expect(lines.join()).toContain(`no metrics on 127.0.0.1:${first.port} (EADDRINUSE)`);
  await second.close();
});

test('the dashboard asks only for metrics that there are', async () => {
  const { api, read } = await openMeasured();
  await api.client().signIn();
  const text = await read();
  const dashboard = JSON.parse(readFileSync('docs/grafana-dashboard.json', 'utf8'));
  const asked: string[] = dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(auth|process|nodejs)_[a-z0-9_]+/g) ?? []),
  );
  expect(asked.length).toBeGreaterThan(10);
  // SQLite has no pool.
  for (const name of asked.filter((one) => !one.startsWith('auth_database'))) expect(text).toContain(name);
});
