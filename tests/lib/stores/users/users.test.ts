import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewUser, Stores, User } from '@/lib/stores/stores';
import { at, databases, newUser, now, open, runSql, type TestDatabase } from '../databases';

describe.each(databases)('users [$title]', ({ isAbsent, create }) => {
  describe.skipIf(isAbsent)('in auth_user', () => {
    let database: TestDatabase;
    let stores: Stores;

    beforeAll(async () => {
      database = await create();
      stores = await open(database.url);
    });
    afterAll(async () => {
      await stores?.close();
      await database?.drop();
    });

    async function add(user: NewUser): Promise<User> {
      const created = await stores.users.create(user);
      if (created.status !== 'created') throw new Error(created.status);
      return created.user;
    }

    test('reads back what it created', async () => {
      const user = await add(
        newUser('Ada', {
          firstName: 'Ada',
          lastName: 'Lovelace',
          email: 'Ada@example.com',
          isStaff: true,
          lastLogin: at(-60),
          dateJoined: new Date('2024-02-29T23:59:59.123Z'),
        }),
      );
      expect(user.id).toEqual(expect.any(Number));
      expect(await stores.users.getById(String(user.id))).toEqual(user);
      expect(await stores.users.getByUsername('Ada')).toEqual(user);
    });

    test('looks names up exactly, and asks whether they are taken without regard to case', async () => {
      await add(newUser('Grace'));
      expect(await stores.users.getByUsername('grace')).toBeNull();
      expect(await stores.users.hasUsername('gRACE')).toBe(true);
      expect(await stores.users.hasUsername('gra%')).toBe(false);
      expect(await stores.users.hasUsername('gr_ce')).toBe(false);
    });

    test('says that a username is taken, on creation and on change', async () => {
      const user = await add(newUser('first'));
      await add(newUser('second'));
      expect(await stores.users.create(newUser('first'))).toEqual({ status: 'username-taken' });
      expect(await stores.users.update(user.id, { username: 'second' })).toBe('username-taken');
    });

    test('lets one of many parallel requests have a name, whatever the case they write it in', async () => {
      const spellings = ['nora', 'Nora', 'NORA', 'nOrA'];
      const rule = { ignoringCase: true };
      const outcomes = await Promise.all(spellings.map((name) => stores.users.create(newUser(name), rule)));
      expect(outcomes.filter(({ status }) => status === 'created')).toHaveLength(1);

      const renamed = await Promise.all(['ren1', 'ren2', 'ren3'].map((name) => add(newUser(name))));
      const taken = ['vera', 'Vera', 'VERA'];
      const changes = await Promise.all(
        renamed.map(({ id }, index) => stores.users.update(id, { username: taken[index] }, rule)),
      );
      expect(changes.sort()).toEqual(['updated', 'username-taken', 'username-taken']);
      // Django and createsuperuser go by the exact name; a user may change the case of their own.
      expect((await stores.users.create(newUser('nORA'))).status).toBe('created');
      const [own] = await Promise.all([add(newUser('otto'))]);
      expect(await stores.users.update(own.id, { username: 'Otto' }, rule)).toBe('updated');
    });

    test('lists 50 users of an address at most, the oldest', async () => {
      for (let count = 0; count < 60; count += 1)
        await add(newUser(`many${count}`, { email: 'many@example.com' }));
      const found = await stores.users.listByEmail('many@example.com');
      expect(found.map(({ username }) => username)).toEqual(Array.from({ length: 50 }, (_, n) => `many${n}`));
    });

    test.each(['', '0', '-1', '1.0', '1e3', 'abc', '999999999999', '99999999999999999999', '1\0', '\x1f1'])(
      'finds nobody by the id %j',
      async (id) => {
        expect(await stores.users.getById(id)).toBeNull();
      },
    );

    test.each([' +%s ', '00%s'])('reads the id %j as Django does', async (spelling) => {
      const user = await add(newUser(`reader${spelling.length}`));
      expect(await stores.users.getById(spelling.replace('%s', String(user.id)))).toMatchObject({
        id: user.id,
      });
    });

    test('finds nobody by a name with a NUL, which would cut it short', async () => {
      await add(newUser('cut'));
      expect(await stores.users.getByUsername('cut\0x')).toBeNull();
      expect(await stores.users.hasUsername('cut\0x')).toBe(false);
      expect(await stores.users.listByEmail('cut@example.com\0x')).toEqual([]);
    });

    test('lists the active users of an address in any case', async () => {
      await add(newUser('mail1', { email: 'Shared@Example.com' }));
      await add(newUser('mail2', { email: 'shared@example.com' }));
      await add(newUser('mail3', { email: 'shared@example.com', isActive: false }));
      const found = await stores.users.listByEmail('SHARED@example.COM');
      expect(found.map((user) => user.username)).toEqual(['mail1', 'mail2']);
      expect(await stores.users.listByEmail('%@example.com')).toEqual([]);
      expect(await stores.users.listByEmail('shared\\@example.com')).toEqual([]);
    });

    test('sets a password, and only over the one it was told', async () => {
      const user = await add(newUser('swap', { password: 'old' }));
      expect(await stores.users.setPassword(user.id, 'new', 'other')).toBe(false);
      expect(await stores.users.setPassword(user.id, 'new', 'old')).toBe(true);
      expect((await stores.users.getByUsername('swap'))?.password).toBe('new');
      expect(await stores.users.setPassword(user.id, 'newest')).toBe(true);
      expect(await stores.users.setPassword(123_456, 'new')).toBe(false);
    });

    test.each([
      ['2025-01-31 09:08:07.000456', '2025-01-31T09:08:07.000456Z'],
      ['2025-01-31 09:08:07.120000', '2025-01-31T09:08:07.120000Z'],
      ['2025-01-31 09:08:07', '2025-01-31T09:08:07Z'],
    ])('reads a time that Django wrote (%s) to the microsecond', async (text, shown) => {
      const user = await add(newUser(`at ${text}`));
      const offset = database.url.startsWith('postgres') ? '+00' : '';
      const times = `date_joined = '${text}${offset}', last_login = '${text}${offset}'`;
      await runSql(database.url, `UPDATE auth_user SET ${times} WHERE username = '${user.username}'`);
      expect(await stores.users.getById(String(user.id))).toEqual({
        ...user,
        dateJoined: shown,
        lastLogin: shown,
      });
    });

    test('sets the last login alone', async () => {
      const user = await add(newUser('seen'));
      await stores.users.setLastLogin(user.id, at(5));
      expect(await stores.users.getByUsername('seen')).toEqual({
        ...user,
        lastLogin: at(5).toISOString().replace('.000Z', 'Z'),
      });
    });

    test('changes the given fields and says when nobody is there', async () => {
      const user = await add(newUser('patch'));
      expect(await stores.users.update(user.id, { firstName: 'P', isActive: false, email: '' })).toBe(
        'updated',
      );
      expect(await stores.users.getByUsername('patch')).toEqual({
        ...user,
        firstName: 'P',
        isActive: false,
        email: '',
      });
      expect(await stores.users.update(123_456, { firstName: 'P' })).toBe('missing');
    });

    test('gathers the permissions of a user and of the groups, sorted, as Django does', async () => {
      const user = await add(newUser('permitted'));
      await runSql(
        database.url,
        `INSERT INTO auth_group (name) VALUES ('writers'), ('editors')`,
        `INSERT INTO auth_user_groups (user_id, group_id) SELECT ${user.id}, id FROM auth_group`,
        `INSERT INTO auth_group_permissions (group_id, permission_id)
           SELECT g.id, p.id FROM auth_group g, auth_permission p
           WHERE g.name = 'writers' AND p.codename IN ('add_user', 'view_user')`,
        `INSERT INTO auth_user_user_permissions (user_id, permission_id)
           SELECT ${user.id}, id FROM auth_permission WHERE codename IN ('view_session', 'view_user')`,
      );
      expect(await stores.users.getGroupsAndPermissions(user)).toEqual({
        groups: ['editors', 'writers'],
        permissions: ['auth.add_user', 'auth.view_user', 'sessions.view_session'],
      });
      expect(await stores.users.getGroupsAndPermissions({ ...user, isActive: false })).toEqual({
        groups: ['editors', 'writers'],
        permissions: [],
      });
      const all = await stores.users.getGroupsAndPermissions({ ...user, isSuperuser: true });
      const [every = []] = await runSql(database.url, 'SELECT id FROM auth_permission');
      expect(all.permissions).toHaveLength(every.length);
      expect(all.permissions).toContain('token_blacklist.view_outstandingtoken');
      expect(
        await stores.users.getGroupsAndPermissions({ ...user, isSuperuser: true, isActive: false }),
      ).toMatchObject({ permissions: [] });
    });

    test('deletes what hangs on a user, keeps the tokens, and spares the others', async () => {
      const [user, other] = [await add(newUser('leaver')), await add(newUser('stayer'))];
      const token = { token: 't', createdAt: now, expiresAt: at(60) };
      await stores.tokens.recordOutstanding({ ...token, jti: 'leaver', userId: user.id });
      await stores.tokens.recordOutstanding({ ...token, jti: 'stayer', userId: other.id });
      await runSql(
        database.url,
        `INSERT INTO auth_user_groups (user_id, group_id) SELECT ${user.id}, id FROM auth_group`,
        `INSERT INTO auth_user_user_permissions (user_id, permission_id) SELECT ${user.id}, id FROM auth_permission`,
      );
      await stores.users.delete(user.id);
      expect(await stores.users.getByUsername('leaver')).toBeNull();
      expect(await stores.users.getByUsername('stayer')).toEqual(other);
      expect(await stores.tokens.getStatus('leaver')).toMatchObject({ status: 'outstanding', userId: null });
      expect(await stores.tokens.getStatus('stayer')).toMatchObject({ userId: other.id });
      const [links] = await runSql(
        database.url,
        `SELECT user_id FROM auth_user_groups WHERE user_id = ${user.id}
           UNION SELECT user_id FROM auth_user_user_permissions WHERE user_id = ${user.id}`,
      );
      expect(links).toEqual([]);
    });

    test.each(['DEFERRABLE INITIALLY DEFERRED', 'NOT DEFERRABLE', 'ON DELETE RESTRICT'])(
      'keeps a user whom a row of another table needs, and all that hangs on it (%s)',
      async (constraint) => {
        const user = await add(newUser(`needed ${constraint}`));
        await runSql(
          database.url,
          `INSERT INTO auth_user_user_permissions (user_id, permission_id) SELECT ${user.id}, id FROM auth_permission`,
          `CREATE TABLE shop_order (id integer PRIMARY KEY, user_id integer NOT NULL REFERENCES auth_user (id) ${constraint})`,
          `INSERT INTO shop_order VALUES (1, ${user.id})`,
        );
        expect(await stores.users.delete(user.id)).toBe('referenced');
        expect(await stores.users.getById(String(user.id))).toEqual(user);
        expect((await stores.users.getGroupsAndPermissions(user)).permissions).not.toEqual([]);
        await runSql(database.url, 'DROP TABLE shop_order');
        expect(await stores.users.delete(user.id)).toBe('deleted');
      },
    );

    test('deletes the tokens and the admin log of a Django project with the user', async () => {
      const fresh = await create();
      await (await open(fresh.url)).close();
      await runSql(
        fresh.url,
        'CREATE TABLE authtoken_token (key varchar(40) NOT NULL PRIMARY KEY, user_id integer NOT NULL REFERENCES auth_user (id))',
        'CREATE TABLE django_admin_log (id integer NOT NULL PRIMARY KEY, user_id integer NOT NULL REFERENCES auth_user (id))',
      );
      const attached = await open(fresh.url);
      const created = await attached.users.create(newUser('admin'));
      const id = created.status === 'created' ? created.user.id : 0;
      await runSql(
        fresh.url,
        `INSERT INTO authtoken_token VALUES ('k', ${id})`,
        `INSERT INTO django_admin_log VALUES (1, ${id})`,
      );
      expect(await attached.users.delete(id)).toBe('deleted');
      expect(await attached.users.getByUsername('admin')).toBeNull();
      await attached.close();
      await fresh.drop();
    });
  });
});
