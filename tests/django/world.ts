// Two servers on one database with one set of settings: the example Django project and our API. What is made
// through one is shown to the other.

import type { Database } from '../support/databases';
import type { DjangoVersion } from '../support/django/python';
import type { Environment, Server } from '../support/django/servers';
import { manageDjango, startApi, startDjango } from '../support/django/servers';
import { type Answer, createVisitor, type RequestOptions, type Visitor } from './http-client';

export type Side = 'django' | 'ours';
export const sides = ['django', 'ours'] as const;

/** Django's defaults that our API must be told of, by version; documented in docs/django.md. */
const versionSettings: Record<DjangoVersion, Environment> = {
  '4.2': { DJANGO_VERSION: '4.2', SIMPLEJWT_VERSION: '5.4' },
  '5.2': { DJANGO_VERSION: '5.2' },
  '6.1': { DJANGO_VERSION: '6.1' },
};

/** Low counts keep the run short; both sides use the same one, so nothing about the format changes. */
const cheapHashing = { PBKDF2_ITERATIONS: '1000' };

const sharedSettings: Environment = {
  SECRET_KEY: 'conformance-key-0123456789-0123456789-0123456789-0123',
  WEB_ORIGIN: 'http://localhost:3000',
  API_ORIGIN: 'http://localhost:8000',
  // In it every path is answered.
  AUTH_STRATEGY: 'hybrid',
  RATE_LIMIT_ENABLED: 'false',
  LOG_LEVEL: 'silent',
  ...cheapHashing,
};

export type WorldOptions = {
  version: DjangoVersion;
  database: Database;
  env?: Environment;
  settings?: string;
};

export type World = {
  version: DjangoVersion;
  env: Environment;
  servers: Record<Side, Server>;
  send(side: Side, visitor: Visitor, path: string, options?: RequestOptions): Promise<Answer>;
  /** Ask Django one question (tests/django/apps/conformance/questions.py). Throws what Django raised. */
  ask(name: string, args?: Record<string, unknown>): Promise<unknown>;
  /** Ask many at once; what Django raised is given as `{raised}`. */
  askAll(questions: readonly Question[]): Promise<Verdict[]>;
  signIn(side: Side, visitor: Visitor, username: string, password: string): Promise<Answer>;
  csrfToken(side: Side, visitor: Visitor): Promise<string>;
  stop(): Promise<void>;
};

export type Question = readonly [name: string, args: Record<string, unknown>];
type Verdict = { answer?: unknown; raised?: string; message?: string };

export function worldEnvironment({ version, database, env }: WorldOptions): Environment {
  return { ...sharedSettings, ...versionSettings[version], DATABASE_URL: database.url, ...env };
}

/** Let Django make its tables, as `manage.py migrate` does. */
export async function migrateWithDjango(options: WorldOptions): Promise<void> {
  const settings = options.settings ?? 'conformance.settings';
  const env = worldEnvironment(options);
  const result = await manageDjango({ version: options.version, env, settings, args: ['migrate', '-v0'] });
  if (!result.ok) throw new Error(`manage.py migrate failed:\n${result.output}`);
}

/** Start both servers on a migrated database. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const env = worldEnvironment(options);
  const settings = options.settings ?? 'conformance.settings';
  const started = await Promise.allSettled([
    startDjango({ version: options.version, env, settings, workers: 1 }),
    startApi({ env }),
  ]);
  const [django, ours] = started;
  if (django.status === 'rejected' || ours.status === 'rejected') {
    for (const one of started) if (one.status === 'fulfilled') await one.value.stop();
    throw django.status === 'rejected' ? django.reason : ours.status === 'rejected' ? ours.reason : undefined;
  }
  return createWorld(options.version, env, { django: django.value, ours: ours.value });
}

function createWorld(version: DjangoVersion, env: Environment, servers: Record<Side, Server>): World {
  const send: World['send'] = async (side, visitor, path, options) => {
    try {
      return await visitor.send(servers[side], path, options);
    } catch (error) {
      throw new Error(`${side} did not answer ${path}; it had printed:\n${servers[side].log()}`, {
        cause: error,
      });
    }
  };

  const askAll: World['askAll'] = async (questions) => {
    const visitor = createVisitor();
    const answer = await send('django', visitor, '/conformance/ask/', { method: 'POST', json: questions });
    if (answer.status !== 200) throw new Error(`Django could not be asked: ${answer.status}`);
    // The test-only view answers one verdict for each question.
    return answer.json as Verdict[];
  };

  const csrfToken: World['csrfToken'] = async (side, visitor) => {
    const answer = await send(side, visitor, '/api/auth/csrf/');
    const token = answer.headers['x-csrftoken'];
    if (typeof token !== 'string')
      throw new Error(`${side}: no X-CSRFToken in the answer (${answer.status})`);
    return token;
  };

  return {
    version,
    env,
    servers,
    send,
    askAll,
    csrfToken,
    async ask(name, args = {}) {
      const [verdict] = await askAll([[name, args]]);
      if (verdict?.raised) throw new Error(`${name} raised ${verdict.raised}: ${verdict.message}`);
      return verdict?.answer;
    },
    async signIn(side, visitor, username, password) {
      const token = await csrfToken(side, visitor);
      const headers = { 'x-csrftoken': token };
      return send(side, visitor, '/api/auth/login/', {
        method: 'POST',
        headers,
        json: { username, password },
      });
    },
    async stop() {
      await Promise.all([servers.django.stop(), servers.ours.stop()]);
    },
  };
}
