// The handoff of the cross-site shape. The front end's server never sees the API's cookies there, so the browser
// carries it a token: signed as django.core.signing does ({"key", "aud"}, 30 s), naming a row of django_session that
// holds what it stands for. Redeeming writes a second row whose key is derived from the first: that insert succeeds
// once. What comes back is a session that lives only as long as the visitor's own, or in the jwt strategy an access
// token of the visitor's chain.

import { createHash } from 'node:crypto';
import type { RedeemAnswer } from '@/lib/contract/handoff';
import { constantTimeCompare } from '@/lib/django/constant-time';
import { saltedHmac } from '@/lib/django/salted-hmac';
import {
  BACKEND_SESSION_KEY,
  createSessionKey,
  HASH_SESSION_KEY,
  SESSION_KEY,
  type SessionData,
} from '@/lib/django/sessions';
import { dumps, loads } from '@/lib/django/signing';
import { salts } from '@/lib/settings/salts';
import type { ApiContext } from '../../context';
import type { Exchange } from '../../http/exchange';
import { HttpError, notAuthenticated, unauthorized } from '../../http/http-error';
import { requireCsrf, requireTrustedOrigin } from '../../sessions/csrf';
import { getSessionUser, HANDED_OVER_BY, openSession } from '../../sessions/sessions';
import { readUserAnswer } from '../../sign-in/user-answer';
import { accessOfChain, requireLiveRefresh } from '../../tokens/access-tokens';
import { readRefreshCookie } from '../../tokens/refresh-cookie';

const lifetimeSeconds = 30;
const salt = salts.handoff;
/** The key of a waiting row's data: nothing of it signs anybody in. */
const waiting = '_handoff';

type Waiting = { challenge: string; session?: string; refresh?: string };

/** A token for the front end. Needs the visitor's credential; throws HttpError 401 or 403. */
export async function issueHandoff(exchange: Exchange, challenge: string): Promise<string> {
  const about: Waiting = { challenge, ...(await readCredential(exchange)) };
  const key = createSessionKey(exchange.random);
  const now = exchange.now();
  await exchange.stores.sessions.create(key, { [waiting]: about }, after(now, lifetimeSeconds));
  const aud = exchange.config.webOrigin;
  return dumps({ key, aud }, { keys: exchange.config.keys, salt, now });
}

/** What the front end gets for a token. Throws HttpError 403 to pages and 401 for a token that is not good. */
export async function redeemHandoff(
  exchange: Exchange,
  { handoff, verifier, audience }: { handoff: string; verifier: string; audience: string },
): Promise<RedeemAnswer> {
  // A browser names its page's origin with every POST; what is handed out here is not for scripts.
  if (exchange.request.header('origin') !== null) {
    throw new HttpError(403, { detail: 'A handoff is redeemed by a server, not by a page.' });
  }
  const key = readToken(exchange, handoff, audience);
  const row = key === null ? null : await exchange.stores.sessions.load(key, exchange.now());
  const about = row === null ? null : readWaiting(row.data);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  if (key === null || about === null || !constantTimeCompare(challenge, about.challenge)) throw notValid();
  const ownKey = saltedHmac({ salt, value: key, secret: exchange.config.keys.secretKey })
    .toString('hex')
    .slice(0, 32);
  await exchange.stores.sessions.delete(key);
  return about.session === undefined
    ? redeemChain(exchange, ownKey, about.refresh ?? '')
    : redeemSession(exchange, ownKey, about.session);
}

async function readCredential(exchange: Exchange): Promise<Omit<Waiting, 'challenge'>> {
  if (exchange.config.strategy === 'jwt') {
    const refresh = readRefreshCookie(exchange);
    if (refresh === undefined) throw notAuthenticated();
    requireTrustedOrigin(exchange);
    return { refresh: await requireLiveRefresh(exchange, refresh) };
  }
  const user = await getSessionUser(exchange);
  const { key } = await openSession(exchange);
  if (user === null || key === null) throw notAuthenticated();
  await requireCsrf(exchange);
  return { session: key };
}

async function redeemSession(exchange: Exchange, ownKey: string, visitorKey: string): Promise<RedeemAnswer> {
  const now = exchange.now();
  const visitor = await exchange.stores.sessions.loadWithUser(visitorKey, now);
  if (visitor === null) throw notValid();
  const data = { ...signIn(visitor.data), [HANDED_OVER_BY]: visitorKey };
  if (!(await exchange.stores.sessions.create(ownKey, data, visitor.expireDate))) throw notValid();
  const { expireDate } = visitor;
  exchange.session = { key: ownKey, data, user: visitor.user, expireDate, isModified: false };
  const user = await getSessionUser(exchange);
  if (user === null) throw notValid();
  return {
    user: await readUserAnswer(exchange, user),
    credential: ownKey,
    expires: Math.floor(expireDate.getTime() / 1000),
  };
}

async function redeemChain(context: ApiContext, ownKey: string, jti: string): Promise<RedeemAnswer> {
  // The row is empty: it only marks the token as used until it expires.
  const until = after(context.now(), lifetimeSeconds);
  if (!(await context.stores.sessions.create(ownKey, {}, until))) throw notValid();
  const found = await accessOfChain(context, jti);
  if (found === null) throw notValid();
  return {
    user: await readUserAnswer(context, found.user),
    credential: found.access,
    expires: Math.floor(found.accessExpiresAt.getTime() / 1000),
  };
}

/** Whom a session is signed in as, and nothing else of it. */
function signIn(data: SessionData): SessionData {
  const keys = [SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY];
  return Object.fromEntries(keys.map((key) => [key, data[key]]));
}

function readToken(context: ApiContext, handoff: string, audience: string): string | null {
  const { keys, webOrigin } = context.config;
  const read = loads(handoff, { keys, salt, now: context.now(), maxAgeSeconds: lifetimeSeconds });
  if (read.status !== 'valid' || typeof read.value !== 'object' || read.value === null) return null;
  const { key, aud } = read.value as { key?: unknown; aud?: unknown };
  return typeof key === 'string' && aud === webOrigin && audience === webOrigin ? key : null;
}

function readWaiting(data: SessionData): Waiting | null {
  const about = data[waiting];
  // Only this file writes under this key, always in this shape.
  return typeof about === 'object' && about !== null ? (about as Waiting) : null;
}

function notValid(): HttpError {
  return unauthorized({ detail: 'Handoff token is invalid or expired.', code: 'handoff_not_valid' });
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
