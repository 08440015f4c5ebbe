// What a server component learns of the visitor, from the cookies that the guard left and without a server around it.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashCredential, sealState } from '@/lib/auth/sealed-state';
import type { UserAnswer } from '@/lib/contract/answers';
import { readWebConfig } from '@/lib/settings/web';
import { ada } from './scripted-api';

const visitor = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers() }));
vi.mock('next/headers', () => ({
  headers: async () => visitor.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = visitor.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
  }),
}));

beforeEach(() => {
  visitor.cookies.clear();
  visitor.headers = new Headers();
  vi.resetModules();
  vi.stubEnv('AUTH_STRATEGY', 'session');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** The cookies of a visitor whom the guard has just let through. */
async function arrive(user: UserAnswer): Promise<void> {
  const state = {
    strategy: 'session',
    api: 'typescript',
    user,
    visit: 'a-visit',
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

/** Where it redirects: Next throws an error whose digest says so. */
async function whereTo(work: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Error && 'digest' in error ? String(error.digest).split(';')[2] : undefined;
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

describe('a page that requires a user', () => {
  test('leads to the sign-in page and back to itself, without being told its address', async () => {
    visitor.headers = new Headers({ 'x-page': '/account?tab=2' });
    const { requireUser } = await import('@/lib/auth/server');
    expect(await whereTo(requireUser())).toBe('/login?next=%2Faccount%3Ftab%3D2');
    expect(await whereTo(requireUser({ next: '/reports' }))).toBe('/login?next=%2Freports');
  });

  test('believes a fresh state, but asks the API where it matters', async () => {
    vi.stubEnv('AUTH_API_URL', 'http://api.test');
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url);
      return Response.json({ detail: 'Authentication credentials were not provided.' }, { status: 401 });
    });
    await arrive(ada);
    visitor.headers = new Headers({ 'x-page': '/account' });
    const { requireUser } = await import('@/lib/auth/server');
    expect((await requireUser()).username).toBe('ada');
    expect(asked).toEqual([]);
    expect(await whereTo(requireUser({ recheck: true }))).toBe('/login?next=%2Faccount&recheck=1');
    expect(asked).toEqual(['http://api.test/api/auth/me/']);
  });
});

describe('a page that requires a permission', () => {
  test.each([
    ['has', { permissions: ['notes.view_note'] }, 'ada'],
    ['is a superuser, who has them all', { is_superuser: true }, 'ada'],
  ])('is for a user who %s it', async (_, change, username) => {
    await arrive({ ...ada, ...change });
    const { requirePermission } = await import('@/lib/auth/server');
    expect((await requirePermission('notes.view_note')).username).toBe(username);
  });

  test('is 403 for one who lacks it, and the sign-in page for one who is not signed in', async () => {
    vi.stubEnv('__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS', 'true');
    const { requirePermission } = await import('@/lib/auth/server');
    visitor.headers = new Headers({ 'x-page': '/notes' });
    expect(await whereTo(requirePermission('notes.view_note'))).toBe('/login?next=%2Fnotes');
    vi.resetModules();
    await arrive({ ...ada, permissions: ['notes.add_note'] });
    const again = await import('@/lib/auth/server');
    const refusal = again.requirePermission('notes.view_note');
    await expect(refusal).rejects.toMatchObject({ digest: 'NEXT_HTTP_ERROR_FALLBACK;403' });
  });
});
