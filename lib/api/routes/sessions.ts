// /api/auth/sessions/…: where the user is signed in, and the ways to end it.
import { revokeRequest, sessionsAnswer } from '@/lib/contract/account-requests';
import { detailAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import type { User } from '@/lib/stores/stores';
import { endEverySession, endOtherSessions, endSession, listOpenSessions } from '../account/open-sessions';
import { requireRecentSignIn } from '../account/recent-sign-in';
import type { Exchange } from '../http/exchange';
import { anonymous, staleSignIn, tooMany } from '../http/refusals';
import { defineRoute, type Route } from '../http/route';
import { requireRequestUser } from '../sign-in/authentication';

export const sessionRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/sessions/',
    method: 'GET',
    summary: 'List open sessions and chains of refresh tokens, this device first',
    answers: { 200: { description: 'The list', body: sessionsAnswer }, 401: anonymous, 429: tooMany },
    access: requireRequestUser,
    async handle(exchange) {
      const { user } = exchange;
      await limitSearch(exchange, user);
      return { body: { sessions: await listOpenSessions(exchange, user) } };
    },
  }),
  defineRoute({
    path: '/api/auth/sessions/revoke/',
    method: 'POST',
    summary: 'End one session',
    request: revokeRequest,
    answers: {
      200: { description: 'Ended', body: detailAnswer },
      400: { description: 'Fields are missing or wrong', body: fieldErrors },
      401: anonymous,
      403: staleSignIn,
      404: { description: 'No such session', body: detailError },
      429: tooMany,
    },
    access: requireFreshUser,
    async handle(exchange, { id }) {
      const { user } = exchange;
      await limitSearch(exchange, user);
      await endSession(exchange, { user, id });
      return { body: { detail: 'That session has ended.' } };
    },
  }),
  endMany('/api/auth/sessions/revoke-others/', {
    summary: 'End every session but this one',
    end: endOtherSessions,
  }),
  endMany('/api/auth/sessions/revoke-all/', {
    summary: 'End every session, this one too',
    end: endEverySession,
  }),
];

function endMany(path: string, { summary, end }: { summary: string; end: typeof endOtherSessions }): Route {
  return defineRoute({
    path,
    method: 'POST',
    summary,
    answers: {
      200: { description: 'Ended', body: detailAnswer },
      401: anonymous,
      403: staleSignIn,
      429: tooMany,
    },
    access: requireFreshUser,
    async handle(exchange) {
      await limitSearch(exchange, exchange.user);
      await end(exchange, exchange.user);
      return { body: { detail: 'Signed out.' } };
    },
  });
}

/** Sessions of other programs have to be looked for among those of all users. Throws HttpError 429. */
async function limitSearch({ rateLimits, clientAddress }: Exchange, user: User): Promise<void> {
  await rateLimits.consume('sessions', clientAddress);
  await rateLimits.consumeOwn('sessions', String(user.id));
}

/** ASVS 5.0, 7.5.2: sessions are ended by someone who has authenticated again. */
async function requireFreshUser(exchange: Exchange) {
  const user = await requireRequestUser(exchange);
  await requireRecentSignIn(exchange, user);
  return user;
}
