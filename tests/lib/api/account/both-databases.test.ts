// The account on each database: what they compare differently must not differ here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { detailError } from '@/lib/contract/errors';
import { createUser, openTestApi, type TestApi, testUser } from '../../../support/auth-api';
import { mailTo, resetLinkIn } from '../../../support/mails';
import { databases, runSql, type TestDatabase } from '../../stores/databases';

const crowd = {
  password: 'pbkdf2_sha256$1$salt$hash',
  email: 'crowd@example.com',
  firstName: '',
  lastName: '',
  isActive: true,
  isStaff: false,
  isSuperuser: false,
  lastLogin: null,
  dateJoined: new Date('2030-01-01T00:00:00Z'),
};

for (const { title, isAbsent, create } of databases) {
  describe.skipIf(isAbsent)(`accounts [${title}]`, () => {
    let database: TestDatabase;
    let api: TestApi;
    beforeAll(async () => {
      database = await create();
      api = await openTestApi({ AUTH_STRATEGY: 'hybrid', DATABASE_URL: database.url });
    });
    afterAll(async () => {
      await api?.close();
      await database?.drop();
    });

    test('mails no link for an address that only the database takes for the same', async () => {
      await api.context.stores.users.update(1, { email: 'mike@example.com' });
      // PostgreSQL's upper() makes an I of the dotless ı; such an address belongs to someone else.
      await api.client().post('/api/auth/password/forgot/', { email: 'mıke@example.com' });
      expect(api.context.outbox.list()).toEqual([]);
      await api.client().post('/api/auth/password/forgot/', { email: 'MIKE@EXAMPLE.COM' });
      expect(api.context.outbox.list().map(({ to }) => to)).toEqual(['mike@example.com']);
    });

    test('makes one account of names that differ in case alone and are asked for at once', async () => {
      const fields = { password: 'nanoseconds of wire' };
      const statuses = await Promise.all(
        ['hugo', 'Hugo', 'HUGO', 'hUGO'].map(async (username, index) => {
          const email = `hugo${index}@example.org`;
          return (await api.client().post('/api/auth/register/', { ...fields, username, email })).status;
        }),
      );
      expect(statuses.sort()).toEqual([201, 400, 400, 400]);
    });

    test('sends ten mails at most for one request, to the oldest accounts of an address', async () => {
      for (let count = 0; count < 1_200; count += 1) {
        await api.context.stores.users.create({ ...crowd, username: `crowd${count}` });
      }
      const before = api.context.outbox.list().length;
      await api.client().post('/api/auth/password/forgot/', { email: crowd.email });
      const mails = api.context.outbox.list();
      expect(mails.length - before).toBe(10);
      expect(mails[9]?.text).toContain('the account crowd0 on');
    });

    test('signs out everywhere, however many sessions others have open', async () => {
      const [here, elsewhere] = [api.client(), api.client()];
      await here.signIn();
      await elsewhere.signIn();
      await addSessionsOfOthers(database.url, 5_000);
      expect((await here.post('/api/auth/sessions/revoke-others/')).status).toBe(200);
      expect((await elsewhere.me()).status).toBe(401);
      expect((await here.me()).status).toBe(200);
      await elsewhere.signIn();
      expect((await here.post('/api/auth/sessions/revoke-all/')).status).toBe(200);
      expect((await elsewhere.me()).status).toBe(401);
      expect((await here.me()).status).toBe(401);
      await runSql(database.url, `DELETE FROM django_session`);
    });

    test('refuses what would be too long for its column once it is normalized', async () => {
      const fields = { username: 'grace', email: 'grace@example.org', password: 'nanoseconds of wire' };
      const register = async (more: object) => {
        const response = await api.client().post('/api/auth/register/', { ...fields, ...more });
        return [response.status, Object.keys(await response.json())];
      };
      expect(await register({ username: '㌀'.repeat(150) })).toEqual([400, ['username']]);
      const domain = Array.from({ length: 5 }, () => 'İ'.repeat(40)).join('.');
      expect(await register({ email: `grace@${domain}.org` })).toEqual([400, ['email']]);
    });

    test('loses nothing when another table still needs the account', async () => {
      await runSql(
        database.url,
        `CREATE TABLE shop_order (id integer PRIMARY KEY,
           user_id integer NOT NULL REFERENCES auth_user (id) DEFERRABLE INITIALLY DEFERRED)`,
        'INSERT INTO shop_order VALUES (1, 1)',
      );
      const [here, elsewhere] = [api.client(), api.client()];
      await here.signIn();
      await elsewhere.signIn();
      const { refresh } = await (await api.client().post('/api/token/', testUser)).json();
      const sent = api.context.outbox.list().length;
      const response = await here.post('/api/auth/account/delete/', { password: testUser.password });
      expect(response.status).toBe(409);
      expect(detailError.parse(await response.json()).code).toBe('account_in_use');
      expect(api.context.outbox.list()).toHaveLength(sent);
      expect((await here.me()).status).toBe(200);
      expect((await elsewhere.me()).status).toBe(200);
      expect((await api.client().post('/api/token/refresh/', { refresh })).status).toBe(200);
      await runSql(database.url, 'DROP TABLE shop_order');
      await here.post('/api/auth/sessions/revoke-all/');
    });

    test('leaves no session and no usable token of a deleted account behind', async () => {
      const leaver = { username: 'leaver', password: 'a password of her own' };
      const { id } = await createUser(api, leaver);
      const [here, elsewhere] = [api.client(), api.client()];
      await here.signIn(leaver);
      await elsewhere.signIn(leaver);
      const { refresh } = await (await api.client().post('/api/token/', leaver)).json();
      const jti = JSON.parse(Buffer.from(refresh.split('.')[1], 'base64url').toString()).jti;
      const { sessions, tokens } = api.context.stores;
      expect((await here.post('/api/auth/account/delete/', leaver)).status).toBe(200);
      expect(here.cookies.has('sessionid')).toBe(false);
      expect(await sessions.listForUser(String(id), api.context.now())).toEqual([]);
      expect(await tokens.getStatus(jti)).toMatchObject({ status: 'blacklisted', userId: null });
    });

    test('ends sessions and the account alike', async () => {
      const [here, elsewhere] = [api.client(), api.client()];
      await here.signIn();
      await elsewhere.signIn();
      const { sessions } = await (await here.get('/api/auth/sessions/')).json();
      expect(sessions).toHaveLength(2);
      expect((await here.post('/api/auth/sessions/revoke-others/')).status).toBe(200);
      expect((await elsewhere.me()).status).toBe(401);

      await api.client().post('/api/auth/password/forgot/', { email: 'mike@example.com' });
      const link = resetLinkIn(mailTo(api, 'mike@example.com'));
      const password = 'seven brand new words';
      await api.client().post('/api/auth/password/reset/', { ...link, new_password: password });
      expect((await here.me()).status).toBe(401);
      expect((await here.signIn({ ...testUser, password })).status).toBe(200);
      // A session's user may have groups, tokens and permissions; the database must let go of all of them.
      await api.client().post('/api/token/', { ...testUser, password });
      expect((await here.post('/api/auth/account/delete/', { password })).status).toBe(200);
      expect((await here.signIn({ ...testUser, password })).status).toBe(401);
    });
  });
}

/** Sessions that outlive every other, so that a list of the newest is full of them. */
async function addSessionsOfOthers(databaseUrl: string, count: number): Promise<void> {
  await runSql(
    databaseUrl,
    `INSERT INTO django_session (session_key, session_data, expire_date)
       WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${count})
       SELECT 'other' || CAST(n AS varchar(9)), '', '2040-01-01 00:00:00' FROM counted`,
  );
}
