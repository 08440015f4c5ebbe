// Somebody whose password was right and who owes the second factor. With sessions it is allauth's own entry, so that either
// back end can finish what the other has begun; with tokens alone a signed HttpOnly cookie, {"u": "7", "p": "<tag>"}, that
// lives ten minutes. In both, a tag of the password ends the wait when the password changes, which allauth does not do.
import {
  addSignInRecord,
  describePendingLogin,
  pendingLoginKey,
  readPendingLogin,
  type SignInRecord,
} from '@/lib/allauth/session-records';
import { webauthnStateKey } from '@/lib/allauth/webauthn';
import { constantTimeCompare } from '@/lib/django/constant-time';
import { deleteCookie, serializeCookie } from '@/lib/django/cookies';
import { isRecord } from '@/lib/django/python/record';
import { saltedHmac } from '@/lib/django/salted-hmac';
import { SESSION_KEY } from '@/lib/django/sessions';
import { dumps, loads } from '@/lib/django/signing';
import { salts } from '@/lib/settings/salts';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { flushSession, openSession } from '../sessions/sessions';

export type PasskeyChallenge = { challenge: string; userVerification: string };

const cookieName = 'second_factor';
const cookieSeconds = 600;
/** In the session, beside allauth's entries. */
const passwordTagKey = '_second_factor_password';

export async function rememberPendingSignIn(exchange: Exchange, user: User): Promise<void> {
  if (exchange.config.strategy === 'jwt')
    return setCookie(exchange, { u: String(user.id), p: tagOfPassword(exchange, user) });
  // Another user may still be signed in here.
  if ((await openSession(exchange)).data[SESSION_KEY] !== undefined) await flushSession(exchange);
  const session = await openSession(exchange);
  const now = exchange.now();
  const { emailVerification } = exchange.config.account;
  const record: SignInRecord = { method: 'password', username: user.username };
  session.data = {
    ...session.data,
    ...addSignInRecord({}, { userId: user.id, record, now }),
    [pendingLoginKey]: describePendingLogin({ userId: user.id, emailVerification, now }),
    [passwordTagKey]: tagOfPassword(exchange, user),
  };
  session.isModified = true;
}

/** The user who waits; null for nobody, and once the account or its password is not what it was. */
export async function readPendingSignIn(exchange: Exchange): Promise<User | null> {
  const { id, tag } = await readWaiting(exchange);
  const user = id === null ? null : await exchange.stores.users.getById(id);
  if (user === null || !user.isActive) return null;
  // A sign-in that allauth has begun has no tag.
  return tag === undefined || isPasswordTag(exchange, user, tag) ? user : null;
}

async function readWaiting(exchange: Exchange): Promise<{ id: string | null; tag: unknown }> {
  if (exchange.config.strategy === 'jwt') {
    const { u, p } = readCookie(exchange);
    return { id: typeof u === 'string' ? u : null, tag: p ?? null };
  }
  const { data } = await openSession(exchange);
  const isSignedIn = data[SESSION_KEY] !== undefined;
  return { id: isSignedIn ? null : readPendingLogin(data, exchange.now()), tag: data[passwordTagKey] };
}

/** Nobody waits any more. */
export async function forgetPendingSignIn(exchange: Exchange): Promise<void> {
  if (exchange.config.strategy === 'jwt') {
    if (exchange.cookies.has(cookieName)) {
      exchange.setCookies.push(deleteCookie(cookieName, exchange.config.jwt.cookie));
    }
    return;
  }
  await dropEntries(exchange, [pendingLoginKey, passwordTagKey, webauthnStateKey]);
}

/** Note how the second factor was given, where allauth looks for it. */
export async function recordFactor(
  exchange: Exchange,
  { user, record }: { user: User; record: SignInRecord },
): Promise<void> {
  if (exchange.config.strategy === 'jwt') return;
  const session = await openSession(exchange);
  Object.assign(
    session.data,
    addSignInRecord(session.data, { userId: user.id, record, now: exchange.now() }),
  );
  session.isModified = true;
}

/**
 * Keep a challenge until its answer comes. Nobody has a session before signing in with a passkey alone, so that every
 * visitor of the sign-in page would make a row: there it is in the cookie, whatever the strategy.
 */
export async function keepChallenge(
  exchange: Exchange,
  challenge: PasskeyChallenge,
  { isVisitor = false } = {},
): Promise<void> {
  if (isVisitor || exchange.config.strategy === 'jwt') {
    setCookie(exchange, { ...readCookie(exchange), c: challenge });
    return;
  }
  const session = await openSession(exchange);
  session.data[webauthnStateKey] = {
    challenge: challenge.challenge,
    user_verification: challenge.userVerification,
  };
  session.isModified = true;
}

/** The challenge, which is good for one answer, right or wrong. */
export async function takeChallenge(
  exchange: Exchange,
  { isVisitor = false } = {},
): Promise<PasskeyChallenge | null> {
  if (isVisitor || exchange.config.strategy === 'jwt') return takeFromCookie(exchange);
  const state = (await openSession(exchange)).data[webauthnStateKey];
  await dropEntries(exchange, [webauthnStateKey]);
  if (!isRecord(state) || typeof state.challenge !== 'string') return null;
  return { challenge: state.challenge, userVerification: String(state.user_verification) };
}

/** A cookie can be sent twice, so the challenge is marked as used where all processes see it. */
async function takeFromCookie(exchange: Exchange): Promise<PasskeyChallenge | null> {
  const { c, ...rest } = readCookie(exchange);
  if (!isRecord(c) || typeof c.challenge !== 'string') return null;
  setCookie(exchange, rest);
  const secret = exchange.config.keys.secretKey;
  const key = saltedHmac({ salt: salts.secondFactor, value: c.challenge, secret })
    .toString('hex')
    .slice(0, 32);
  const until = new Date(exchange.now().getTime() + cookieSeconds * 1000);
  if (!(await exchange.stores.sessions.create(key, {}, until))) return null;
  return { challenge: c.challenge, userVerification: String(c.userVerification) };
}

async function dropEntries(exchange: Exchange, keys: readonly string[]): Promise<void> {
  const session = await openSession(exchange);
  for (const key of keys) {
    if (session.data[key] === undefined) continue;
    delete session.data[key];
    session.isModified = true;
  }
}

function setCookie(exchange: Exchange, value: Record<string, unknown>): void {
  const { keys, jwt } = exchange.config;
  const now = exchange.now();
  const text = dumps(value, { keys, salt: salts.secondFactor, now });
  const attributes = { ...jwt.cookie, isHttpOnly: true, maxAgeSeconds: cookieSeconds, now };
  exchange.setCookies.push(serializeCookie(cookieName, text, attributes));
}

function readCookie(exchange: Exchange): Record<string, unknown> {
  const text = exchange.cookies.get(cookieName);
  if (text === undefined) return {};
  const { keys } = exchange.config;
  const options = { keys, salt: salts.secondFactor, now: exchange.now(), maxAgeSeconds: cookieSeconds };
  const read = loads(text, options);
  return read.status === 'valid' && isRecord(read.value) ? read.value : {};
}

/** Whether the tag is of the password that the user has now. */
export function isPasswordTag(context: ApiContext, user: User, tag: unknown): boolean {
  const { secretKey, secretKeyFallbacks } = context.config.keys;
  return (
    typeof tag === 'string' &&
    [secretKey, ...secretKeyFallbacks].some((secret) => constantTimeCompare(tag, makeTag(user, secret)))
  );
}

/** Something that is of no use to anybody and changes with the password. */
export function tagOfPassword({ config }: ApiContext, user: User): string {
  return makeTag(user, config.keys.secretKey);
}

function makeTag({ id, password }: User, secret: string): string {
  return saltedHmac({ salt: salts.secondFactor, value: `${id}\n${password}`, secret }).toString('hex');
}
