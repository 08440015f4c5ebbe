// The floor is honest only while it does our work: on one database it must answer what ours answers, byte for byte, and
// refuse what ours refuses.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiServer } from '@/lib/api/http-server';
import { type RunningApi, startApi } from '@/lib/api/start';
import { createDatabase, type Database, type DatabaseKind } from '../support/databases';
import { findFreePort } from '../support/django/servers';
import { hasPostgres } from '../support/services';
import { createUser, secretKey, user } from './bench-user';
import { openBrowserless } from './sign-in';

const kinds: [title: string, kind: DatabaseKind][] = [
  ['SQLite', 'SQLite'],
  ['PostgreSQL [PostgreSQL]', 'PostgreSQL'],
];
const json = { 'content-type': 'application/json' };

for (const [title, kind] of kinds) {
  describe.skipIf(kind === 'PostgreSQL' && !hasPostgres)(`the floor on ${title}`, () =>
    compareWithOurs(kind),
  );
}

function compareWithOurs(kind: DatabaseKind): void {
  let database: Database;
  let running: RunningApi;
  let server: ReturnType<typeof createApiServer>;
  let floor: ChildProcess;
  let ours: string;
  let theirs: string;
  let headers: { session: Record<string, string>; bearer: Record<string, string> };

  beforeAll(async () => {
    database = await createDatabase(kind);
    await createUser(database.url);
    running = await startApi({
      NODE_ENV: 'production',
      SECRET_KEY: secretKey,
      DATABASE_URL: database.url,
      AUTH_STRATEGY: 'hybrid',
      RATE_LIMIT_ENABLED: 'false',
      PASSWORD_HASHERS: 'django.contrib.auth.hashers.MD5PasswordHasher',
      LOG_LEVEL: 'silent',
      WEB_ORIGIN: 'http://127.0.0.1:3000',
    });
    server = createApiServer(running.api);
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    ours = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    theirs = await startFloor(database.url);
    const signedIn = await openBrowserless(ours, user);
    headers = { session: signedIn.session.headers, bearer: signedIn.bearer.headers };
  });

  afterAll(async () => {
    floor.kill();
    await server.drain();
    await running.close();
    await database.drop();
  });

  async function startFloor(databaseUrl: string): Promise<string> {
    const port = await findFreePort();
    floor = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/servers/floor.ts'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (floor.stdout === null) throw new Error('the floor has no output');
    await once(floor.stdout, 'data');
    return `http://127.0.0.1:${port}`;
  }

  /** Everything but what differs from one answer to the next: the time, the id, and the random part of a cookie. */
  async function read(url: string, init: RequestInit) {
    const answer = await fetch(url, init);
    const lines = [...answer.headers]
      .filter(([name]) => name !== 'date' && name !== 'keep-alive')
      .map(([name, value]) => {
        if (name === 'x-request-id') return `${name}: ${value.replace(/[0-9a-f]/g, 'x')}`;
        return `${name}: ${value.replace(/=\w{32};/, '=…;').replace(/expires=[^;]+/, 'expires=…')}`;
      });
    return { status: answer.status, lines: lines.sort(), body: await answer.text() };
  }

  async function compare(path: string, init: RequestInit = {}) {
    const expected = await read(ours + path, init);
    expect(await read(theirs + path, init)).toEqual(expected);
    return expected;
  }

  async function statuses(path: string, init: RequestInit = {}): Promise<number[]> {
    const answers = await Promise.all([fetch(ours + path, init), fetch(theirs + path, init)]);
    return answers.map(({ status }) => status);
  }

  test('answers the reads with the same bytes and headers', async () => {
    const me = await compare('/api/auth/me/', { headers: headers.session });
    expect(JSON.parse(me.body)).toMatchObject({ username: user.username, groups: ['editors'] });
    expect((await compare('/api/auth/me/', { headers: headers.bearer })).status).toBe(200);
    expect((await compare('/healthz')).status).toBe(200);
    expect((await compare('/api/auth/session/')).body).toContain('"isAuthenticated":false');
    const signedIn = await compare('/api/auth/session/', { headers: headers.session });
    expect(signedIn.body).toContain('"isAuthenticated":true');
  });

  test('checks a token as ours does', async () => {
    const token = headers.bearer.authorization?.slice('Bearer '.length) ?? '';
    const verify = (text: string) => ({
      method: 'POST',
      headers: json,
      body: JSON.stringify({ token: text }),
    });
    expect((await compare('/api/auth/verify/', verify(token))).status).toBe(200);
    const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(await statuses('/api/auth/verify/', verify(forged))).toEqual([401, 401]);
    const bearer = { headers: { authorization: `Bearer ${forged}` } };
    expect(await statuses('/api/auth/me/', bearer)).toEqual([401, 401]);
  });

  test('believes no session that Django would not', async () => {
    const { kysely } = running.context.stores.database;
    const key = /sessionid=([^;]+)/.exec(headers.session.cookie ?? '')?.[1] ?? '';
    const me = () => statuses('/api/auth/me/', { headers: headers.session });
    const row = kysely.updateTable('django_session').where('session_key', '=', key);
    const found = await kysely.selectFrom('django_session').selectAll().where('session_key', '=', key);
    const { session_data: data } = await found.executeTakeFirstOrThrow();
    const later = new Date(Date.now() + 86_400_000);
    expect(await me()).toEqual([200, 200]);

    await row.set({ session_data: `${data.slice(0, -1)}${data.endsWith('A') ? 'B' : 'A'}` }).execute();
    expect(await me()).toEqual([401, 401]);
    await row.set({ session_data: data, expire_date: new Date(0) }).execute();
    expect(await me()).toEqual([401, 401]);
    await row.set({ expire_date: later }).execute();
    const account = kysely.updateTable('auth_user').where('username', '=', user.username);
    await account.set({ is_active: false }).execute();
    expect(await me()).toEqual([401, 401]);
    await account.set({ is_active: true }).execute();
    expect(await me()).toEqual([200, 200]);
  });

  // Rotation is a target on SQLite alone.
  if (kind === 'PostgreSQL') return;

  test('rotates a refresh token once', async () => {
    const obtain = { method: 'POST', headers: json, body: JSON.stringify(user) };
    const { refresh } = await (await fetch(`${ours}/api/token/`, obtain)).json();
    const exchange = { method: 'POST', headers: json, body: JSON.stringify({ refresh }) };
    const first = await read(`${theirs}/api/token/refresh/`, exchange);
    const next = JSON.parse(first.body);
    const body = JSON.stringify({ refresh: next.refresh });
    const second = await read(`${ours}/api/token/refresh/`, { ...exchange, body });
    expect({ ...first, body: '', lines: withoutLength(first.lines) }).toEqual({
      ...second,
      body: '',
      lines: withoutLength(second.lines),
    });
    expect(claimsOf(JSON.parse(second.body).access)).toEqual(claimsOf(next.access));
    expect((await fetch(`${theirs}/api/token/refresh/`, exchange)).status).toBe(401);
  });
}

function withoutLength(lines: readonly string[]): string[] {
  return lines.filter((line) => !line.startsWith('content-length'));
}

/** The names of the claims, and what does not change from token to token. */
function claimsOf(token: string): Record<string, unknown> {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return { ...claims, exp: 'later', iat: 'now', jti: 'random' };
}
