// The session strategy for a back end whose credential a browser may not see: a DRF token, or cookies of the back end's own.
// It is sealed into the session cookie. A bridge says how the back end is asked; everything else is here.
import { z } from 'zod';
import type { UserAnswer } from '@/lib/contract/answers';
import type { BridgeParts, Exchange, Handlers, Reply } from '../bridge';
import { notAuthenticated } from './refusal';
import { createSealedCookie } from './sealed-cookie';

const held = z.record(z.string(), z.string());
/** Such as `{ token }`, or the back end's cookies by name. Never empty. */
type Held = z.output<typeof held>;

export type HeldBackEnd = {
  /** Throws Refusal: 401 for wrong credentials, 400 by field. */
  open(exchange: Exchange, credentials: { username: string; password: string }): Promise<Held>;
  /** End it, where the back end can. Throws Refusal 503. */
  close(exchange: Exchange, held: Held): Promise<void>;
  /** Whose it is; null: a clear no. Throws Refusal 503. */
  readUser(exchange: Exchange, held: Held): Promise<UserAnswer | null>;
};

export type HeldCredential = {
  handlers: Required<
    Pick<Handlers, 'POST login/' | 'POST refresh/' | 'POST logout/' | 'GET me/' | 'GET session/'>
  >;
  /** The visitor's; null for a stranger. */
  read(exchange: Exchange): Promise<Held | null>;
  /** Sign a visitor in with one of any origin, such as a second step. */
  signIn(exchange: Exchange, held: Held): Promise<Reply>;
  /** Give it to the browser, sealed: after a sign-in, or when the back end has changed it. */
  keep(exchange: Exchange, held: Held): Promise<void>;
  forget(exchange: Exchange): void;
};

/** Build the handlers. */
export function createHeldCredential({ config }: BridgeParts, backEnd: HeldBackEnd): HeldCredential {
  const { cookie, ageSeconds } = config.cookies.session;
  const sealed = createSealedCookie({ config, cookie, schema: held });

  async function read(exchange: Exchange): Promise<Held | null> {
    const found = await sealed.read(exchange);
    if (found.status === 'broken') sealed.forget(exchange);
    return found.status === 'held' ? found.value : null;
  }

  async function keep(exchange: Exchange, value: Held): Promise<void> {
    sealed.send(exchange, await sealed.seal(value), ageSeconds);
  }

  async function signIn(exchange: Exchange, value: Held): Promise<Reply> {
    const user = await backEnd.readUser(exchange, value);
    if (user === null) throw notAuthenticated();
    await keep(exchange, value);
    return { body: { user } };
  }

  /** The visitor, or null; a cookie that the back end clearly refuses goes. */
  async function readVisitor(exchange: Exchange): Promise<{ user: UserAnswer; value: Held } | null> {
    const value = await read(exchange);
    const user = value === null ? null : await backEnd.readUser(exchange, value);
    if (user === null) sealed.forget(exchange);
    return user === null || value === null ? null : { user, value };
  }

  return {
    read,
    signIn,
    keep,
    forget: sealed.forget,
    handlers: {
      'POST login/': async (exchange, credentials) =>
        signIn(exchange, await backEnd.open(exchange, credentials)),

      async 'POST refresh/'(exchange) {
        const visitor = await readVisitor(exchange);
        if (visitor === null) throw notAuthenticated();
        await keep(exchange, visitor.value);
        const session_expires = Math.floor(exchange.now.getTime() / 1000) + ageSeconds;
        const { user } = visitor;
        return { body: { session_expires, ...(exchange.query.get('include') === 'user' && { user }) } };
      },

      async 'POST logout/'(exchange) {
        const value = await read(exchange);
        if (value !== null) await backEnd.close(exchange, value);
        sealed.forget(exchange);
        return { body: {} };
      },

      async 'GET me/'(exchange) {
        const visitor = await readVisitor(exchange);
        if (visitor === null) throw notAuthenticated();
        return { body: visitor.user };
      },

      async 'GET session/'(exchange) {
        const user = (await readVisitor(exchange))?.user ?? null;
        return { body: { isAuthenticated: user !== null, strategy: config.strategy, user } };
      },
    },
  };
}
