// A passkey as the second factor, by an authenticator in software.
import { afterEach, expect, test } from 'vitest';
import { createUser, openTestApi, type TestApi } from '@/tests/support/auth-api';
import { createSoftwareKey } from './software-key';

const site = { origin: 'http://localhost:3000', rpId: 'localhost' };
const bob = { username: 'bob', password: 'another password' };

let api: TestApi;
afterEach(() => api.close());

async function openWithKey(AUTH_STRATEGY: string) {
  api = await openTestApi({ AUTH_STRATEGY, MFA_SUPPORTED_TYPES: 'webauthn' });
  const user = await createUser(api, bob);
  const key = createSoftwareKey();
  const credential = key.register({ ...site, challenge: 'AAAA' });
  await api.context.stores.factors?.create({
    userId: user.id,
    type: 'webauthn',
    data: { name: 'k', credential },
    now: api.context.now(),
  });
  const client = api.client();
  expect((await client.signIn(bob)).status).toBe(401);
  const ask = async () => {
    const { passkey } = await (await client.get('/api/auth/second-factor/')).json();
    return passkey as { challenge: string; rpId: string; allowCredentials: { id: string }[] };
  };
  const send = (credential: unknown) => client.post('/api/auth/second-factor/', { credential });
  return { client, key, ask, send };
}

test.each(['session', 'jwt', 'hybrid'])('signs in with the strategy %s', async (strategy) => {
  const { key, ask, send, client } = await openWithKey(strategy);
  const options = await ask();
  expect(options).toMatchObject({ rpId: 'localhost', allowCredentials: [{ id: key.id }] });
  const before = client.cookies.get('second_factor');
  const answer = key.answer({ ...site, challenge: options.challenge });
  const signedIn = await send(answer);
  expect(signedIn.status).toBe(200);
  client.access = (await signedIn.json()).access;
  expect((await client.me()).status).toBe(200);
  // A copy of the cookie and the answer are worth nothing.
  if (strategy === 'jwt') {
    const thief = api.client();
    await thief.get('/api/auth/csrf/');
    thief.cookies.set('second_factor', before ?? '');
    expect((await thief.post('/api/auth/second-factor/', { credential: answer })).status).toBe(400);
  }
});

test.each(['session', 'jwt'])('refuses what does not fit with the strategy %s', async (strategy) => {
  const { key, ask, send } = await openWithKey(strategy);
  const other = createSoftwareKey(key.id);
  const wrong: [string, (challenge: string) => unknown][] = [
    ['another key', (challenge) => other.answer({ ...site, challenge })],
    ['an unknown id', (challenge) => createSoftwareKey().answer({ ...site, challenge })],
    ['another challenge', () => key.answer({ ...site, challenge: 'BBBB' })],
    ['another origin', (challenge) => key.answer({ ...site, origin: 'http://evil.example', challenge })],
    ['another site', (challenge) => key.answer({ ...site, rpId: 'evil.example', challenge })],
    [
      'no signature',
      (challenge) => {
        const answer = key.answer({ ...site, challenge });
        return { ...answer, response: { ...answer.response, signature: '' } };
      },
    ],
    [
      'no JSON',
      (challenge) => {
        const answer = key.answer({ ...site, challenge });
        return { ...answer, response: { ...answer.response, clientDataJSON: 'AAAA' } };
      },
    ],
    ['a registration', (challenge) => key.register({ ...site, challenge })],
    ['text', () => 'x'],
  ];
  for (const [name, make] of wrong) {
    const { challenge } = await ask();
    const answer = await send(make(challenge));
    expect([name, answer.status]).toEqual([name, 400]);
  }
  // A wrong answer has used the challenge up.
  const { challenge } = await ask();
  expect((await send(other.answer({ ...site, challenge }))).status).toBe(400);
  expect((await send(key.answer({ ...site, challenge }))).status).toBe(400);
  // And none waits at all.
  expect((await send(key.answer({ ...site, challenge: '' }))).status).toBe(400);
});
