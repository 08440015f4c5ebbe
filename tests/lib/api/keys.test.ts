// Keys can be replaced while people are signed in: SECRET_KEY with its fallbacks, and JWT keys told apart by `kid`.
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApi } from '@/lib/api/start';
import { createUser, openTestApi, TestClient, testUser } from '../../support/auth-api';
import { databases, type TestDatabase } from '../stores/databases';

let database: TestDatabase;
beforeEach(async () => {
  database = await databases[0].create();
});
afterEach(() => database.drop());

/** One life of the API with these settings, over the database of the test. */
async function during<T>(
  env: Record<string, string>,
  use: (client: TestClient) => Promise<T>,
  client?: TestClient,
) {
  const running = await startApi({
    NODE_ENV: 'test',
    SECRET_KEY: 'the first secret key',
    DATABASE_URL: database.url,
    PASSWORD_HASHERS: 'django.contrib.auth.hashers.MD5PasswordHasher',
    LOG_LEVEL: 'silent',
    ...env,
  });
  try {
    if (client === undefined) await createUser(running, testUser);
    const next = new TestClient(running);
    for (const [name, value] of client?.cookies ?? []) next.cookies.set(name, value);
    next.access = client?.access;
    await use(next);
    return next;
  } finally {
    await running.close();
  }
}

const isSignedIn = async (client: TestClient) => expect((await client.me()).status).toBe(200);

test('keeps sessions over a change of SECRET_KEY, and without the old key once they were used', async () => {
  const env = { AUTH_STRATEGY: 'session' };
  let client = await during(env, async (visitor) => {
    await visitor.signIn();
    await isSignedIn(visitor);
  });
  const changed = { ...env, SECRET_KEY: 'the second secret key' };
  const both = { ...changed, SECRET_KEY_FALLBACKS: 'the first secret key' };
  client = await during(both, isSignedIn, client);
  await during(changed, isSignedIn, client);
});

test('does not know a session of another SECRET_KEY', async () => {
  const client = await during({}, async (visitor) => void (await visitor.signIn()));
  const changed = { SECRET_KEY: 'the second secret key' };
  await during(changed, async (visitor) => expect((await visitor.me()).status).toBe(401), client);
});

test('keeps tokens and their chains over a change of SECRET_KEY', async () => {
  const env = { AUTH_STRATEGY: 'jwt' };
  let spent = '';
  const client = await during(env, async (visitor) => {
    await visitor.signIn();
    spent = visitor.cookies.get('refresh_token') ?? '';
    await visitor.post('/api/auth/refresh/');
  });
  const both = { ...env, SECRET_KEY: 'the second secret key', SECRET_KEY_FALLBACKS: 'the first secret key' };
  await during(
    both,
    async (visitor) => {
      await isSignedIn(visitor);
      const successor = visitor.cookies.get('refresh_token');
      // A retry of the rotation that the old key made finds the successor it derived.
      visitor.cookies.set('refresh_token', spent);
      expect((await visitor.post('/api/auth/refresh/')).status).toBe(200);
      expect(visitor.cookies.get('refresh_token')).toBe(successor);
      expect((await visitor.post('/api/auth/refresh/')).status).toBe(200);
      // The chain crosses the change of key: signing out ends all of it.
      const newest = visitor.cookies.get('refresh_token') ?? '';
      visitor.cookies.set('refresh_token', spent);
      await visitor.post('/api/auth/logout/');
      visitor.cookies.set('refresh_token', newest);
      expect((await visitor.post('/api/auth/refresh/')).status).toBe(401);
    },
    client,
  );
});

type Pair = { signing: string; verifying: string };

function makePair(algorithm: string): Pair {
  const secret = `a shared secret ${Math.random()} of more than thirty-two bytes`;
  if (algorithm === 'HS256') return { signing: secret, verifying: secret };
  const keys = makeKeys(algorithm);
  return {
    signing: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    verifying: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

function makeKeys(algorithm: string) {
  if (algorithm === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  return algorithm === 'ES256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('ed25519');
}

function headerOf(token: string): { alg: string; kid?: string } {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
}

describe.each(['HS256', 'RS256', 'ES256', 'EdDSA'])('JWT keys of %s', (algorithm) => {
  const [old, fresh] = [makePair(algorithm), makePair(algorithm)];
  const env = { AUTH_STRATEGY: 'jwt', ALGORITHM: algorithm };
  // On one line, as environment files hold them.
  const oneLine = (pem: string) => pem.replaceAll('\n', '\\n');
  const withOld = { ...env, SIGNING_KEY: oneLine(old.signing), JWT_KEY_ID: 'old' };
  const withBoth = {
    ...env,
    SIGNING_KEY: oneLine(fresh.signing),
    JWT_KEY_ID: 'fresh',
    JWT_PREVIOUS_KEYS: JSON.stringify([{ kid: 'old', key: old.verifying }]),
  };
  const withFresh = { ...env, SIGNING_KEY: oneLine(fresh.signing), JWT_KEY_ID: 'fresh' };

  test('are replaced without signing anyone out', async () => {
    let client = await during(withOld, async (visitor) => {
      await visitor.signIn();
      expect(headerOf(visitor.access ?? '')).toMatchObject({ alg: algorithm, kid: 'old' });
    });
    client = await during(
      withBoth,
      async (visitor) => {
        await isSignedIn(visitor);
        const answer = await visitor.post('/api/auth/refresh/');
        expect(answer.status).toBe(200);
        visitor.access = (await answer.json()).access;
        expect(headerOf(visitor.access ?? '')).toMatchObject({ alg: algorithm, kid: 'fresh' });
      },
      client,
    );
    await during(
      withFresh,
      async (visitor) => {
        await isSignedIn(visitor);
        expect((await visitor.post('/api/auth/refresh/')).status).toBe(200);
      },
      client,
    );
  });

  test('do not verify once they are taken away', async () => {
    const client = await during(withOld, async (visitor) => void (await visitor.signIn()));
    await during(withFresh, async (visitor) => expect((await visitor.me()).status).toBe(401), client);
  });

  test('are published with their public parts only', async () => {
    await during(withBoth, async (visitor) => {
      const { keys } = await (await visitor.get('/.well-known/jwks.json')).json();
      expect(keys.map(({ kid }: { kid: string }) => kid)).toEqual(
        algorithm === 'HS256' ? [] : ['fresh', 'old'],
      );
      for (const key of keys) {
        for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth'])
          expect(key).not.toHaveProperty(part);
        expect(key).toMatchObject({ use: 'sig', alg: algorithm });
      }
    });
  });
});

test('refuses a key that does not fit its algorithm, without showing it', async () => {
  const { verifying } = makePair('ES256');
  const confused = { ALGORITHM: 'HS256', SIGNING_KEY: verifying };
  await expect(openTestApi(confused)).rejects.toThrow(/SIGNING_KEY must be a secret text/);
  const secret = 'not a PEM at all';
  const error = await openTestApi({ ALGORITHM: 'RS256', SIGNING_KEY: secret }).catch(
    (problem: unknown) => problem,
  );
  expect(String(error)).toMatch(/SIGNING_KEY/);
  expect(String(error)).not.toContain(secret);
});
