// Django's SessionMiddleware and contrib.auth's login/logout over one request: the session is loaded once, with
// its user, changed in memory, and written when the answer is known (django.contrib.sessions.middleware 5.2).
import { allauthBackend } from '@/lib/allauth/session-records';
import { deleteCookie, serializeCookie } from '@/lib/django/cookies';
import {
  BACKEND_SESSION_KEY,
  checkSessionAuthHash,
  expiresAtBrowserClose,
  getExpiryAgeSeconds,
  getExpiryDate,
  getSessionAuthHash,
  HASH_SESSION_KEY,
  isUsableSessionKey,
  SESSION_KEY,
  type SessionData,
} from '@/lib/django/sessions';
import { createOwnKey } from '@/lib/stores/sessions/session-keys';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { badRequest } from '../http/http-error';
import { emptySession, type SessionHandle } from '../http/session-handle';
import { markActivity, markReauthentication, markSignIn, readDevice } from './device';

/** In the data of a session that was handed over: the key of the visitor's own, without which it is void. */
export const HANDED_OVER_BY = '_handoff_session';

/** The request's session, loaded on first use. A cookie that names no live session is an empty session. */
export async function openSession(exchange: Exchange): Promise<SessionHandle> {
  exchange.session ??= await loadSession(exchange);
  return exchange.session;
}

async function loadSession(exchange: Exchange): Promise<SessionHandle> {
  exchange.vary.add('Cookie');
  const key = exchange.cookies.get(exchange.config.session.cookie.name);
  if (key === undefined || !isUsableSessionKey(key)) return emptySession();
  const stored = await exchange.stores.sessions.loadWithUser(key, exchange.now());
  if (stored === null) return emptySession();
  return { key, data: stored.data, user: stored.user, expireDate: stored.expireDate, isModified: false };
}

/** The signed-in user of the request's session, by the rules of django.contrib.auth.get_user(). */
export async function getSessionUser(exchange: Exchange): Promise<User | null> {
  const session = await openSession(exchange);
  const { user, data } = session;
  if (user === null || data[SESSION_KEY] === undefined) return null;
  const backend = data[BACKEND_SESSION_KEY];
  if (typeof backend !== 'string' || !isKnownBackend(exchange, backend)) return null;
  if (!user.isActive) return null;
  const giver = data[HANDED_OVER_BY];
  if (typeof giver === 'string' && !(await isAlive(exchange, giver))) {
    await flushSession(exchange);
    return null;
  }
  switch (checkSessionAuthHash(data[HASH_SESSION_KEY], user.password, exchange.config.keys)) {
    case 'current':
      return user;
    case 'fallback':
      // Rewritten in place: a new key here would log out whichever request arrives in parallel with the old one.
      writeAuthHash(exchange, session, user);
      return user;
    case 'mismatch':
      await flushSession(exchange);
      return null;
  }
}

/** allauth signs in with a backend of its own, which counts where its tables are. */
function isKnownBackend({ config, stores }: ApiContext, backend: string): boolean {
  if (config.session.backends.includes(backend)) return true;
  return (
    backend === allauthBackend && !config.session.areBackendsGiven && stores.hasTable('account_emailaddress')
  );
}

/** Signing out ends the sessions that were handed over from the one signed out of. */
async function isAlive(context: ApiContext, giver: string): Promise<boolean> {
  return (await context.stores.sessions.load(giver, context.now())) !== null;
}

function writeAuthHash(context: ApiContext, session: SessionHandle, user: User): void {
  session.data[HASH_SESSION_KEY] = getSessionAuthHash(user.password, context.config.keys.secretKey);
  session.isModified = true;
}

/**
 * contrib.auth.login(): another user's data never survives, an anonymous visitor's does, and the key changes
 * unless the same user signs in again (session fixation).
 */
export async function logInSession(exchange: Exchange, user: User): Promise<void> {
  const previous = await openSession(exchange);
  const wasSignedIn = previous.data[SESSION_KEY] !== undefined;
  const isSameUser =
    previous.data[SESSION_KEY] === String(user.id) &&
    checkSessionAuthHash(previous.data[HASH_SESSION_KEY], user.password, exchange.config.keys) !== 'mismatch';
  if (wasSignedIn && !isSameUser) await flushSession(exchange);
  else if (!wasSignedIn) await cycleKey(exchange, previous);
  const session = await openSession(exchange);
  session.data[SESSION_KEY] = String(user.id);
  session.data[BACKEND_SESSION_KEY] = exchange.config.session.backends[0];
  session.user = user;
  markSignIn(session.data, readDevice(exchange), exchange.now());
  writeAuthHash(exchange, session, user);
}

/** After a password change: keep this session, under a new key and with the new hash; all others die by theirs. */
export async function updateSessionAuthHash(exchange: Exchange, user: User): Promise<void> {
  const session = await openSession(exchange);
  await cycleKey(exchange, session);
  session.user = user;
  markReauthentication(session.data, exchange.now());
  writeAuthHash(exchange, session, user);
}

/** Give the session a new key, keeping its data; the old row goes at once, the new one is written at the end. */
async function cycleKey(context: ApiContext, session: SessionHandle): Promise<void> {
  if (session.key === null) return;
  await context.stores.sessions.delete(session.key);
  session.key = null;
  session.isModified = true;
}

/** Delete the row and forget everything: logout, or a session whose hash no longer fits. */
export async function flushSession(exchange: Exchange): Promise<void> {
  const session = await openSession(exchange);
  if (session.key !== null) await exchange.stores.sessions.delete(session.key);
  exchange.session = emptySession();
}

/** Mark the session for a new expiry; it is written and its cookie renewed with the answer. Unix seconds. */
export function renewSession(context: ApiContext, session: SessionHandle): number {
  session.isModified = true;
  return Math.floor(expiryOf(context, session.data).getTime() / 1000);
}

/** SessionMiddleware.process_response: save or delete, and add the cookie to the answer. */
export async function commitSession(exchange: Exchange, status: number): Promise<void> {
  const { session } = exchange;
  const { cookie } = exchange.config.session;
  if (session === undefined || (session.key === null && Object.keys(session.data).length === 0)) {
    const key = exchange.cookies.get(cookie.name);
    // What can be no key is an empty session before it is looked up.
    if (key === undefined || (session === undefined && isUsableSessionKey(key))) return;
    exchange.vary.add('Cookie');
    exchange.setCookies.push(deleteCookie(cookie.name, cookie));
    return;
  }
  if (status >= 500 || !(session.isModified || isRenewalDue(exchange, session))) return;
  await saveSession(exchange, session);
  exchange.vary.add('Cookie');
  exchange.setCookies.push(sessionCookie(exchange, session));
}

/** SESSION_SAVE_EVERY_REQUEST, but no more than one write every SESSION_RENEW_INTERVAL. */
function isRenewalDue(context: ApiContext, session: SessionHandle): boolean {
  const { saveEveryRequest, renewIntervalSeconds } = context.config.session;
  if (!saveEveryRequest) return false;
  if (session.expireDate === null) return true;
  const gainedMs = expiryOf(context, session.data).getTime() - session.expireDate.getTime();
  return gainedMs >= renewIntervalSeconds * 1000;
}

async function saveSession(context: ApiContext, session: SessionHandle): Promise<void> {
  const { sessions } = context.stores;
  const expireDate = expiryOf(context, session.data);
  markActivity(session.data, context.now());
  if (session.key !== null) {
    if (await sessions.update(session.key, session.data, expireDate)) return;
    const detail = "The request's session was deleted before the request completed.";
    throw badRequest({ detail, code: 'session_interrupted' });
  }
  const userId = session.data[SESSION_KEY];
  const owner = typeof userId === 'string' ? userId : undefined;
  const { random, config } = context;
  do session.key = createOwnKey({ userId: owner, secret: config.keys.secretKey, random });
  while (!(await sessions.create(session.key, session.data, expireDate)));
}

function sessionCookie(context: ApiContext, session: SessionHandle): string {
  const { cookie, ageSeconds, expireAtBrowserClose } = context.config.session;
  const now = context.now();
  const maxAgeSeconds = expiresAtBrowserClose(session.data, expireAtBrowserClose)
    ? undefined
    : getExpiryAgeSeconds(session.data, { cookieAgeSeconds: ageSeconds, now });
  return serializeCookie(cookie.name, session.key ?? '', { ...cookie, maxAgeSeconds, now });
}

function expiryOf(context: ApiContext, data: SessionData): Date {
  return getExpiryDate(data, { cookieAgeSeconds: context.config.session.ageSeconds, now: context.now() });
}
