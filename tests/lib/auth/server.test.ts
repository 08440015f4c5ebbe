// What a server component learns of the visitor, from the cookies that the guard left and without a server around it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readWebConfig } from '@/lib/auth/config';
import { hashCredential, sealState } from '@/lib/auth/sealed-state';
import type { UserAnswer } from '@/lib/contract/answers';
import { ada } from './scripted-api';

const visitor = vi.hoisted(() => ({ cookies: new Map<string, string>() }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => {
      const value = visitor.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
  }),
}));

beforeEach(() => {
  visitor.cookies.clear();
  vi.resetModules();
  vi.stubEnv('AUTH_STRATEGY', 'session');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** The cookies of a visitor whom the guard has just let through. */
async function arrive(user: UserAnswer): Promise<void> {
  const state = {
    strategy: 'session',
    api: 'typescript',
    user,
    isPartial: false,
    credentialHash: await hashCredential('sessionid', 'abc'),
    derivedAt: Date.now(),
    access: null,
    handedOver: null,
  } as const;
  visitor.cookies.set('sessionid', 'abc');
  visitor.cookies.set(
    'auth_state',
    (await sealState(state, readWebConfig({ ...process.env }).stateSecrets)) ?? '',
  );
}

test('a page is told who is signed in', async () => {
  await arrive(ada);
  const { getAuthBoot } = await import('@/lib/auth/server');
  expect(await getAuthBoot()).toMatchObject({ status: 'authenticated', user: ada, isPartial: false });
});

test('a page is told that permissions are missing where they did not fit', async () => {
  const permissions = Array.from({ length: 400 }, (_, index) => `application.permission_${index}`);
  await arrive({ ...ada, permissions });
  const { getAuthBoot } = await import('@/lib/auth/server');
  expect(await getAuthBoot()).toMatchObject({ status: 'authenticated', user: { id: 1 }, isPartial: true });
});
