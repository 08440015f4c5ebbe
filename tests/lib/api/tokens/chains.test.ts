// Chains of refresh tokens: what a refresh or a sign-out costs however long they are, and that none escapes its end.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeToken, refreshClaims } from '@/lib/django/jwt/tokens';
import { openTestApi, type TestApi, testUser } from '../../../support/auth-api';
import { countStatements } from '../../../support/count-statements';
import { growChain as growChainOf } from '../../../support/long-chain';
import { databases, runSql, type TestDatabase } from '../../stores/databases';

const jwt = { AUTH_STRATEGY: 'jwt' };

describe.each(databases)('chains of refresh tokens [$title]', ({ isAbsent, create }) => {
  describe.skipIf(isAbsent)('in the tables of simplejwt', () => {
    let database: TestDatabase;
    let api: TestApi;
    beforeEach(async () => {
      database = await create();
    });
    afterEach(async () => {
      await api.close();
      await database.drop();
    });

    const open = async (env: Record<string, string> = {}) => {
      api = await openTestApi({ ...jwt, DATABASE_URL: database.url, ...env });
    };
    const growChain = (token: string, times: number) => growChainOf({ api, url: database.url }, token, times);
    const signIn = async () => {
      const client = api.client();
      await client.signIn();
      return client.cookies.get('refresh_token') ?? '';
    };
    const send = (path: string, token: string) => {
      const client = api.client();
      client.cookies.set('refresh_token', token);
      return client.post(path);
    };
    /** Status, and the refresh token that a next request would send. */
    const refresh = async (token: string): Promise<[number, string]> => {
      const response = await send('/api/auth/refresh/', token);
      const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith('refresh_token='));
      return [response.status, line?.split(';')[0]?.slice('refresh_token='.length) ?? token];
    };
    /** A token as a plain simplejwt makes it, recorded or not. */
    const plainToken = (jti: string, extra: Record<string, unknown> = {}) => {
      const { settings, keySet } = api.context.jwt;
      return encodeToken(refreshClaims({ settings, userId: 1, jti, now: api.context.now(), extra }), keySet);
    };

    test('cost the same statements however many links they have', async () => {
      await open();
      const costs = [];
      for (const links of [3, 3000]) {
        const first = await signIn();
        const newest = await growChain(first, links);
        const refreshSpent = await countStatements(async () =>
          expect(await refresh(first)).toEqual([200, newest]),
        );
        const signOutSpent = await countStatements(async () =>
          expect((await send('/api/auth/logout/', first)).status).toBe(200),
        );
        expect((await refresh(newest))[0]).toBe(401);
        const other = await growChain(await signIn(), links);
        let following = '';
        const refreshNewest = await countStatements(async () => {
          const [status, token] = await refresh(other);
          expect(status).toBe(200);
          following = token;
        });
        const signOutNewest = await countStatements(async () =>
          expect((await send('/api/auth/logout/', following)).status).toBe(200),
        );
        costs.push({ refreshSpent, signOutSpent, refreshNewest, signOutNewest });
      }
      const [short, long] = costs;
      expect(long?.refreshNewest).toBe(short?.refreshNewest);
      expect(long?.signOutNewest).toBe(short?.signOutNewest);
      // A search halves what is left with each statement.
      const halvings = Math.ceil(Math.log2(3000));
      expect(long?.refreshSpent).toBeLessThanOrEqual((short?.refreshSpent ?? 0) + halvings);
      expect(long?.signOutSpent).toBeLessThanOrEqual((short?.signOutSpent ?? 0) + halvings);
      // getStatus, user, BEGIN, three inserts, COMMIT: a rotation is not to cost more than that.
      expect(short?.refreshNewest).toBeLessThanOrEqual(7);
    }, 60_000);

    test('find their newest link from any other', async () => {
      await open();
      let token = await signIn();
      const links = [token];
      for (let count = 0; count < 19; count += 1) {
        token = await growChain(token, 1);
        links.push(token);
      }
      for (const link of links.slice(0, -1)) expect(await refresh(link)).toEqual([200, token]);
    });

    test('are found beyond the links that flushexpiredtokens deleted, and beyond a shorter lifetime', async () => {
      await open({ REFRESH_TOKEN_LIFETIME: '10000' });
      const first = await signIn();
      api.advance(5000);
      const second = await growChain(first, 1);
      await api.close();
      // Another process with a lifetime of 100 s: a successor expires before the token it replaces.
      await rename('before');
      await open({ REFRESH_TOKEN_LIFETIME: '100' });
      api.advance(5000);
      let newest = second;
      for (let step = 0; step < 9; step += 1) {
        api.advance(90);
        const [status, token] = await refresh(newest);
        expect(status).toBe(200);
        newest = token;
      }
      api.advance(60);
      await api.context.stores.tokens.flushExpired(api.context.now());
      // Spent long ago and not expired: theft, and the end of a chain whose links between have all expired.
      expect((await refresh(second))[0]).toBe(401);
      expect((await refresh(newest))[0]).toBe(401);
    });

    /** Make room for the user that `open` creates. */
    const rename = (name: string) => runSql(database.url, `UPDATE auth_user SET username = '${name}'`);

    test('do not begin again from a spent token whose rows were flushed', async () => {
      await open({ REFRESH_TOKEN_LIFETIME: '100', LEEWAY: '60' });
      const first = await signIn();
      api.advance(90);
      const [, second] = await refresh(first);
      api.advance(20);
      await api.context.stores.tokens.flushExpired(api.context.now());
      expect((await refresh(first))[0]).toBe(401);
      expect((await refresh(second))[0]).toBe(401);
    });

    test('begin with a token of a plain simplejwt, whichever request comes first', async () => {
      await open();
      const plain = await plainToken('a'.repeat(32));
      const answers = await Promise.all([refresh(plain), refresh(plain), refresh(plain)]);
      expect(answers.map(([status]) => status)).toEqual([200, 200, 200]);
      const next = answers[0]?.[1] ?? '';
      expect(new Set(answers.map(([, token]) => token))).toEqual(new Set([next]));
      expect(readClaims(next)).toMatchObject({ sid: 'a'.repeat(32), n: 1 });
      const [, third] = await refresh(next);
      expect(await refresh(plain)).toEqual([200, third]);
      // Signing out with it, spent as it is, ends all.
      await send('/api/auth/logout/', plain);
      expect((await refresh(third))[0]).toBe(401);
    });

    test('begin again where a plain simplejwt rotated one of their links, claims copied', async () => {
      await open();
      const link = await growChain(await signIn(), 3);
      const { sid, n } = readClaims(link);
      const copies = [
        await plainToken('b'.repeat(32), { sid, n }),
        await plainToken('c'.repeat(32), { sid, n }),
      ];
      const [[, afterB], [, afterC]] = [await refresh(copies[0] ?? ''), await refresh(copies[1] ?? '')];
      expect(readClaims(afterB)).toMatchObject({ sid: 'b'.repeat(32), n: 1 });
      expect(readClaims(afterC)).toMatchObject({ sid: 'c'.repeat(32), n: 1 });
      // An older token of ours has `sid` alone.
      const old = await plainToken('d'.repeat(32), { sid });
      expect(readClaims((await refresh(old))[1])).toMatchObject({ sid: 'd'.repeat(32), n: 1 });
      expect((await refresh(link))[0]).toBe(200);
    });

    test('end though a refresh comes between the search and the insert', async () => {
      await open();
      const first = await signIn();
      const second = await growChain(first, 1);
      const { tokens } = api.context.stores;
      const { blacklistRecorded } = tokens;
      let latest = second;
      let races = 3;
      tokens.blacklistRecorded = async (jtis, now) => {
        if (races > 0) {
          races -= 1;
          latest = await growChain(latest, 1);
        }
        return blacklistRecorded(jtis, now);
      };
      expect((await send('/api/auth/logout/', first)).status).toBe(200);
      expect(races).toBe(0);
      expect((await refresh(latest))[0]).toBe(401);
    });

    test('all end with a new password though one is refreshed meanwhile', async () => {
      await open();
      const client = api.client();
      await client.signIn();
      let latest = await signIn();
      const { tokens } = api.context.stores;
      const { blacklistRecorded } = tokens;
      let races = 2;
      tokens.blacklistRecorded = async (jtis, now) => {
        if (races > 0) {
          races -= 1;
          latest = await growChain(latest, 1);
        }
        return blacklistRecorded(jtis, now);
      };
      const change = { old_password: testUser.password, new_password: 'seven brand new words' };
      expect((await client.post('/api/auth/password/change/', change)).status).toBe(200);
      expect(races).toBe(0);
      expect((await refresh(latest))[0]).toBe(401);
      expect((await client.post('/api/auth/refresh/')).status).toBe(200);
    });

    test('end with every link where BLACKLIST_AFTER_ROTATION is off', async () => {
      await open({ BLACKLIST_AFTER_ROTATION: 'false' });
      const first = await signIn();
      const [, second] = await refresh(first);
      const [, third] = await refresh(second);
      for (const token of [first, second, third]) expect((await refresh(token))[0]).toBe(200);
      await send('/api/auth/logout/', second);
      for (const token of [first, second, third]) expect((await refresh(token))[0]).toBe(401);
    });

    test('have an age limit that counts from the first token, where no claim tells the sign-in', async () => {
      await open({ REFRESH_ABSOLUTE_LIFETIME: '100', REFRESH_TOKEN_LIFETIME: '60' });
      let token = await plainToken('e'.repeat(32));
      for (const seconds of [50, 49]) {
        api.advance(seconds);
        const [status, next] = await refresh(token);
        expect(status).toBe(200);
        token = next;
      }
      api.advance(2);
      expect((await refresh(token))[0]).toBe(401);
    });

    test('are listed once each, and ended one by one', async () => {
      await open({ RATE_LIMIT_ENABLED: 'false' });
      const client = api.client();
      await client.signIn();
      for (let count = 0; count < 5; count += 1) await client.post('/api/auth/refresh/');
      const elsewhere = await growChain(await signIn(), 40);
      const plain = await plainToken('f'.repeat(32));
      const [, ofPlain] = await refresh(plain);
      const bearer = { authorization: `Bearer ${client.access}` };
      const { sessions } = await (await client.get('/api/auth/sessions/', bearer)).json();
      expect(sessions.map(({ current }: { current: boolean }) => current)).toEqual([true, false, false]);
      for (const { id } of sessions.slice(1))
        expect((await client.post('/api/auth/sessions/revoke/', { id })).status).toBe(200);
      for (const token of [elsewhere, ofPlain]) expect((await refresh(token))[0]).toBe(401);
      expect((await client.post('/api/auth/refresh/')).status).toBe(200);
    });
  });
});

test('a chain is refreshed 600 times a minute and no more', async () => {
  const api = await openTestApi(jwt);
  const refreshOf = async (client: ReturnType<TestApi['client']>) =>
    (await client.post('/api/auth/refresh/')).status;
  try {
    const [client, other] = [api.client(), api.client()];
    await client.signIn();
    await other.signIn();
    for (let count = 0; count < 600; count += 1) expect(await refreshOf(client)).toBe(200);
    const refused = await client.post('/api/auth/refresh/');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    // No sign-out: the cookie is as good as before, and other chains of the user are not affected.
    expect(refused.headers.getSetCookie()).toEqual([]);
    expect(await refreshOf(other)).toBe(200);
  } finally {
    await api.close();
  }
}, 30_000);

function readClaims(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
