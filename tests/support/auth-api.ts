// An auth API over an in-memory SQLite, with a clock that the test moves, and a client that keeps cookies as a
// browser on one origin would.

import { type RunningApi, type Surroundings, startApi } from '@/lib/api/start';
import type { Environment } from '@/lib/settings/env';

export const testUser = { username: 'ada', password: 'correct horse battery' };
const origin = 'http://localhost:3000';

export type TestApi = RunningApi & {
  /** The clock: move it with `advance(seconds)`. */
  advance(seconds: number): void;
  client(): TestClient;
};

export async function openTestApi(env: Environment = {}, surroundings: Surroundings = {}): Promise<TestApi> {
  let now = Date.parse('2030-01-01T00:00:00Z');
  const running = await startApi(
    {
      NODE_ENV: 'test',
      SECRET_KEY: 'a secret key for tests only',
      DATABASE_URL: 'sqlite://:memory:',
      // One round of MD5: these tests are about everything but hashing.
      PASSWORD_HASHERS: 'django.contrib.auth.hashers.MD5PasswordHasher',
      LOG_LEVEL: 'silent',
      ...env,
    },
    { now: () => new Date(now), ...surroundings },
  );
  await createUser(running, testUser);
  return {
    ...running,
    advance: (seconds) => {
      now += seconds * 1000;
    },
    client: () => new TestClient(running),
  };
}

export async function createUser(
  { context }: RunningApi,
  {
    username,
    password,
    ...rest
  }: { username: string; password: string; isActive?: boolean; isSuperuser?: boolean },
) {
  const created = await context.stores.users.create({
    username,
    password: await context.hashers.makePassword(password),
    email: `${username}@example.com`,
    firstName: '',
    lastName: '',
    isActive: true,
    isStaff: false,
    isSuperuser: false,
    dateJoined: context.now(),
    lastLogin: null,
    ...rest,
  });
  if (created.status !== 'created') throw new Error(`user ${username} exists`);
  return created.user;
}

export class TestClient {
  readonly cookies = new Map<string, string>();
  access: string | undefined;
  constructor(private readonly running: RunningApi) {}

  async send(method: string, path: string, init: Omit<RequestInit, 'method'> = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) {
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await this.running.api.fetch(
      new Request(`${origin}${path}`, { ...init, method, headers }),
    );
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('GET', path, { headers });
  }

  /** A JSON POST with the CSRF token, from the site's own origin. */
  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Response> {
    return this.sendJson('POST', path, body, headers);
  }

  patch(path: string, body: unknown): Promise<Response> {
    return this.sendJson('PATCH', path, body, {});
  }

  put(path: string, body: unknown): Promise<Response> {
    return this.sendJson('PUT', path, body, {});
  }

  delete(path: string): Promise<Response> {
    return this.sendJson('DELETE', path, undefined, {});
  }

  private sendJson(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Response> {
    return this.send(method, path, {
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'x-csrftoken': this.cookies.get('csrftoken') ?? '',
        origin,
        ...(this.access && { authorization: `Bearer ${this.access}` }),
        ...headers,
      },
    });
  }

  async signIn(credentials = testUser): Promise<Response> {
    await this.get('/api/auth/csrf/');
    const response = await this.post('/api/auth/login/', credentials);
    if (response.ok) this.access = (await response.clone().json()).access;
    return response;
  }

  me(): Promise<Response> {
    return this.get('/api/auth/me/', this.access ? { authorization: `Bearer ${this.access}` } : {});
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value.replace(/^"(.*)"$/, '$1'));
  }
}
