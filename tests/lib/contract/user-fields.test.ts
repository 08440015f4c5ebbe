// A field of one's own on the user: declared once in the contract, given its value once in the API, and then everywhere.
import { NextRequest } from 'next/server';
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import { z } from 'zod';
import type { Customization } from '@/lib/api/customization';
import { createGuard } from '@/lib/auth/guard/guard';
import { sealState, unsealState } from '@/lib/auth/sealed-state';
import { baseUser, loginAnswer, type UserAnswer, userAnswer } from '@/lib/contract/answers';
import { readWebConfig } from '@/lib/settings/web';
import { openTestApi, type TestApi, testUser } from '../../support/auth-api';
import { createBrowserWorld } from '../auth/browser/browser-world';

// The file that an application edits, with what it would write there.
vi.mock('@/lib/contract/user-fields', () => ({ userFields: { plan: z.enum(['free', 'pro']) } }));

const secret = 'a secret of thirty-two characters or more';
const plans = { billing_profile: { user_id: 0, plan: '' } };

const customization: Customization = {
  claims: () => ({}),
  onEvent: () => {},
  async fields({ id }, { database }) {
    const query = database.kysely.withTables<typeof plans>().selectFrom('billing_profile');
    const profile = await query.select('plan').where('user_id', '=', Number(id)).executeTakeFirst();
    return { plan: profile?.plan ?? 'free' };
  },
};

let api: TestApi;
afterEach(() => api.close());

describe.each(['session', 'jwt'] as const)('%s', (strategy) => {
  beforeEach(async () => {
    api = await openTestApi({ AUTH_STRATEGY: strategy }, { customization });
    const { kysely } = api.context.stores.database;
    await kysely.schema
      .createTable('billing_profile')
      .addColumn('user_id', 'integer')
      .addColumn('plan', 'text')
      .execute();
    await kysely
      .withTables<typeof plans>()
      .insertInto('billing_profile')
      .values({ user_id: 1, plan: 'pro' })
      .execute();
  });

  test('is in every answer with a user, read from the database', async () => {
    const client = api.client();
    await client.get('/api/auth/csrf/');
    const login = await (await client.post('/api/auth/login/', testUser)).json();
    expect(login.user.plan).toBe('pro');
    client.access = login.access;
    const bearer = login.access ? { authorization: `Bearer ${login.access}` } : undefined;
    expect((await (await client.get('/api/auth/me/', bearer)).json()).plan).toBe('pro');
    expect((await (await client.get('/api/auth/session/', bearer)).json()).user.plan).toBe('pro');
    const renewed = await client.post('/api/auth/refresh/?include=user');
    expect((await renewed.json()).user.plan).toBe('pro');
    const described = await (await client.get('/api/openapi.json')).text();
    expect(described).toContain('"plan":{"type":"string","enum":["free","pro"]}');
  });

  test('is what useAuth() shows', async () => {
    const page = createBrowserWorld(api, strategy).openTab();
    await page.login(testUser);
    expect(page.getView().user).toMatchObject({ username: 'ada', plan: 'pro' });
    await page.check();
    expect(page.getView().user).toMatchObject({ username: 'ada', plan: 'pro' });
  });

  test('is in the sealed state that a warm page is rendered from', async () => {
    const client = api.client();
    await client.get('/api/auth/csrf/');
    await client.post('/api/auth/login/', testUser);
    const config = readWebConfig({
      AUTH_STRATEGY: strategy,
      AUTH_STATE_SECRET: secret,
      WEB_ORIGIN: 'http://localhost:3000',
    });
    const guard = createGuard({ config, fetch: async (call) => api.api.fetch(call), now: api.context.now });
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const page = await guard(new NextRequest('http://localhost:3000/dashboard', { headers: { cookie } }));
    const seal = page.headers
      .getSetCookie()
      .join()
      .match(/auth_state=([^;]+)/)?.[1];
    expect((await unsealState(seal, [secret]))?.user).toMatchObject({ username: 'ada', plan: 'pro' });
  });
});

describe('a sealed state', () => {
  const user: UserAnswer = { ...testBase(), ...{ plan: 'pro' } };
  const state = {
    strategy: 'session',
    api: 'typescript',
    visit: 'v',
    isPartial: false,
    credentialHash: 'h',
    derivedAt: 0,
    access: null,
    handedOver: null,
  } as const;
  const reopen = async (sealed: UserAnswer) =>
    unsealState((await sealState({ ...state, user: sealed }, [secret])) ?? undefined, [secret]);

  beforeEach(async () => {
    api = await openTestApi();
  });

  test('that does not fit leaves the field out, and says that it is partial', async () => {
    const permissions = Array.from({ length: 400 }, (_, index) => `application.permission_${index}`);
    const opened = await reopen({ ...user, permissions });
    expect(opened?.isPartial).toBe(true);
    expect(opened?.user).not.toHaveProperty('plan');
  });

  test('that was sealed before the field was added is not believed', async () => {
    expect(await reopen(user)).not.toBeNull();
    expect(await reopen(testBase())).toBeNull();
  });
});

test('an API that does not answer the field is no user of this front end, and the types know it', async () => {
  api = await openTestApi();
  expect(userAnswer.safeParse(testBase()).success).toBe(false);
  expect(loginAnswer.safeParse({ user: { ...testBase(), plan: 'gold' } }).success).toBe(false);
  const extended = baseUser.extend({ plan: z.enum(['free', 'pro']) });
  expectTypeOf<z.infer<typeof extended>>().toMatchTypeOf<UserAnswer & { plan: 'free' | 'pro' }>();
});

function testBase(): UserAnswer {
  return {
    id: 1,
    username: 'ada',
    email: '',
    first_name: '',
    last_name: '',
    name: 'ada',
    is_staff: false,
    is_superuser: false,
    groups: [],
    permissions: [],
    date_joined: '2026-01-01T00:00:00Z',
    last_login: null,
  };
}
