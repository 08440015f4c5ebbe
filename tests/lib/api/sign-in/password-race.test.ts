// A sign-in that is still hashing the old password while it is changed: its tokens would outlive the change, which ends
// the chains that it can see.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeUid, makeResetToken } from '@/lib/django/tokens';
import { openTestApi, type TestApi, testUser } from '../../../support/auth-api';
import { collect } from '../../../support/collect';
import { databases, type TestDatabase } from '../../stores/databases';

const newPassword = 'seven brand new words';

describe.each(databases)('a sign-in beside a new password [$title]', ({ isAbsent, create }) => {
  describe.skipIf(isAbsent)('never keeps tokens of the old one', () => {
    let database: TestDatabase;
    let api: TestApi;
    beforeEach(async () => {
      database = await create();
    });
    afterEach(async () => {
      await api.close();
      await database.drop();
    });

    /** Let `meanwhile` happen after the next password was found right, before anything follows from it. */
    function holdNextCheck(meanwhile: () => Promise<void>): void {
      const { hashers } = api.context;
      const { checkPassword } = hashers;
      hashers.checkPassword = async (...given) => {
        hashers.checkPassword = checkPassword;
        const verdict = await checkPassword(...given);
        await meanwhile();
        return verdict;
      };
    }

    async function change(): Promise<void> {
      const client = api.client();
      await client.signIn();
      const body = { old_password: testUser.password, new_password: newPassword };
      expect((await client.post('/api/auth/password/change/', body)).status).toBe(200);
    }

    async function reset(): Promise<void> {
      const user = await api.context.stores.users.getByUsername(testUser.username);
      if (user === null) throw new Error('no user');
      const { keys, timeZone } = api.context.config;
      const token = makeResetToken(user, { keys, now: api.context.now(), timeZone });
      const body = { uid: encodeUid(user.id), token, new_password: newPassword };
      expect((await api.client().post('/api/auth/password/reset/', body)).status).toBe(200);
    }

    const signIns = {
      'login/': async () => {
        const client = api.client();
        const response = await client.signIn();
        return { response, refresh: client.cookies.get('refresh_token') };
      },
      '/api/token/': async () => {
        const response = await api.client().post('/api/token/', testUser);
        return { response, refresh: (await response.clone().json()).refresh as string | undefined };
      },
    };

    for (const [path, signIn] of Object.entries(signIns)) {
      for (const [what, meanwhile] of Object.entries({ change, reset })) {
        test(`${path} beside a ${what}`, async () => {
          api = await openTestApi({ AUTH_STRATEGY: 'jwt', DATABASE_URL: database.url });
          holdNextCheck(meanwhile);
          const { response, refresh } = await signIn();
          expect(response.status).toBe(401);
          expect((await response.json()).detail).toBe('No active account found with the given credentials');
          expect(refresh).toBeUndefined();
          const user = await api.context.stores.users.getByUsername(testUser.username);
          const { tokens } = api.context.stores;
          const scan = tokens.scanOutstanding(user?.id ?? 0, api.context.now());
          const live = await collect(scan);
          // The change gave its own client a new chain; nothing else is left.
          expect(live.length).toBe(what === 'change' ? 1 : 0);
        });
      }
    }

    test('nor where the old hash was about to be upgraded', async () => {
      api = await openTestApi({
        AUTH_STRATEGY: 'jwt',
        DATABASE_URL: database.url,
        PASSWORD_HASHERS: [
          'django.contrib.auth.hashers.PBKDF2PasswordHasher',
          'django.contrib.auth.hashers.MD5PasswordHasher',
        ].join(),
        PBKDF2_ITERATIONS: '1',
      });
      const { users } = api.context.stores;
      const user = await users.getByUsername(testUser.username);
      const { createHash } = await import('node:crypto');
      const digest = createHash('md5').update(`salt${testUser.password}`).digest('hex');
      await users.setPassword(user?.id ?? 0, `md5$salt$${digest}`);
      holdNextCheck(reset);
      const { response, refresh } = await signIns['login/']();
      expect(response.status).toBe(401);
      expect(refresh).toBeUndefined();
    });
  });
});
