// The jwt strategy for a back end with access and refresh tokens: the browser is given the access token, and a sealed cookie
// keeps the refresh token. A bridge says how its back end is asked; everything else about pairs is here.
import { z } from 'zod';
import type { UserAnswer } from '@/lib/contract/answers';
import type { BridgeParts, Exchange, Handlers } from '../../bridge';
import { notAuthenticated, Refusal, tokenRefused, unavailable } from '../refusal';
import { createSealedCookie } from '../sealed-cookie';
import { expiryOf } from './access-claims';
import { createRefreshing } from './refreshing';

/** `refresh` is null where the back end keeps the old one. */
export type Pair = { access: string; refresh: string | null };

export type PairBackEnd = {
  /** Throws Refusal: 401 for wrong credentials, 400 by field. */
  obtain(exchange: Exchange, credentials: { username: string; password: string }): Promise<Pair>;
  /** Null: a clear no. Throws Refusal 503. */
  renew(exchange: Exchange, refresh: string): Promise<Pair | null>;
  /** End a refresh token, where the back end can. Throws Refusal 503. */
  revoke(exchange: Exchange, refresh: string): Promise<void>;
  /**
   * Whose access token this is; null: a clear no. `login` is the name that was typed at sign-in, where it is known, and
   * `isTrusted` says that the back end itself has just given the token.
   */
  readUser(
    exchange: Exchange,
    access: string,
    known: { login: string; isTrusted: boolean },
  ): Promise<UserAnswer | null>;
};

const held = z.object({ refresh: z.string().min(1), login: z.string() });

export type TokenPairs = {
  handlers: Required<
    Pick<Handlers, 'POST login/' | 'POST refresh/' | 'POST logout/' | 'GET me/' | 'GET session/'>
  >;
  /** Sign a visitor in with a pair of any origin, such as a registration. */
  signIn(exchange: Exchange, pair: Pair, login: string): Promise<{ status: number; body: object }>;
  /** Delete the cookie alone. */
  forget(exchange: Exchange): void;
};

/** Build the handlers. */
export function createTokenPairs({ config, outcomes }: BridgeParts, backEnd: PairBackEnd): TokenPairs {
  const { cookie, ageSeconds } = config.cookies.jwt;
  const kept = createSealedCookie({ config, cookie, schema: held });
  const lifetimeOf = (token: string, exchange: Exchange) => {
    const expiresAt = expiryOf(token);
    return expiresAt === null ? ageSeconds : expiresAt - exchange.now.getTime() / 1000;
  };
  const refreshing = createRefreshing({
    outcomes,
    async send(exchange, token) {
      const pair = await backEnd.renew(exchange, token);
      if (pair === null) return null;
      const { access, refresh } = pair;
      const isRotated = refresh !== null && refresh !== token;
      const before = await kept.read(exchange);
      const login = before.status === 'held' ? before.value.login : '';
      const cookie = isRotated ? await kept.seal({ refresh, login }) : null;
      return { status: 'refreshed', access, refresh: isRotated ? refresh : null, cookie };
    },
  });

  async function signIn(exchange: Exchange, { access, refresh }: Pair, login: string) {
    if (refresh === null) throw unavailable('a sign-in was answered without a refresh token');
    const user = await backEnd.readUser(exchange, access, { login, isTrusted: true });
    if (user === null) throw unavailable('the access token of a sign-in was refused at once');
    const sealed = await kept.seal({ refresh, login });
    kept.send(exchange, sealed, lifetimeOf(refresh, exchange));
    return { status: 200, body: { user, ...accessPart(access) } };
  }

  async function readBearer(exchange: Exchange): Promise<UserAnswer | null> {
    if (exchange.bearer === null) return null;
    const before = await kept.read(exchange);
    const login = before.status === 'held' ? before.value.login : '';
    return backEnd.readUser(exchange, exchange.bearer, { login, isTrusted: false });
  }

  return {
    signIn,
    forget: kept.forget,
    handlers: {
      'POST login/': async (exchange, credentials) =>
        signIn(exchange, await backEnd.obtain(exchange, credentials), credentials.username),

      async 'POST refresh/'(exchange) {
        const before = await kept.read(exchange);
        if (before.status === 'missing') throw new Refusal(400, { refresh: ['This field is required.'] });
        const outcome: Awaited<ReturnType<typeof refreshing.refresh>> =
          before.status === 'held'
            ? await refreshing.refresh(exchange, before.value.refresh)
            : { status: 'refused' };
        if (outcome.status === 'refused') {
          kept.forget(exchange);
          throw tokenRefused();
        }
        const { access, refresh, cookie } = outcome;
        if (refresh !== null && cookie !== null) kept.send(exchange, cookie, lifetimeOf(refresh, exchange));
        const login = before.status === 'held' ? before.value.login : '';
        // The rotation has happened: its cookie must arrive even where the user cannot be read now.
        const user =
          exchange.query.get('include') === 'user'
            ? await backEnd.readUser(exchange, access, { login, isTrusted: true }).catch(() => null)
            : null;
        return { body: { ...accessPart(access), ...(user !== null && { user }) } };
      },

      async 'POST logout/'(exchange) {
        const before = await kept.read(exchange);
        if (before.status === 'held')
          await backEnd.revoke(exchange, await refreshing.end(before.value.refresh));
        kept.forget(exchange);
        return { body: {} };
      },

      async 'GET me/'(exchange) {
        if (exchange.bearer === null) throw notAuthenticated();
        const user = await readBearer(exchange);
        if (user === null) throw tokenRefused('Given token not valid for any token type');
        return { body: user };
      },

      async 'GET session/'(exchange) {
        const user = await readBearer(exchange);
        return { body: { isAuthenticated: user !== null, strategy: 'jwt', user } };
      },
    },
  };
}

function accessPart(access: string): { access: string; access_expires: number } {
  const expiresAt = expiryOf(access);
  if (expiresAt === null) throw unavailable('the back end gave an access token without an expiry');
  return { access, access_expires: expiresAt };
}
