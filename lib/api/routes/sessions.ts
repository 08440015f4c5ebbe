// /api/auth/sessions/…: where the user is signed in, and the ways to end it.
import { revokeRequest, sessionsAnswer } from '@/lib/contract/account-requests';
import { detailAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { endEverySession, endOtherSessions, endSession, listOpenSessions } from '../account/open-sessions';
import { requireRecentSignIn } from '../account/recent-sign-in';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import type { Operation, Route } from '../http/route';
import { validate } from '../http/validate';
import { requireRequestUser } from '../sign-in/authentication';
import { anonymous, staleSignIn } from './account-answers';

export const sessionRoutes: Route[] = [
  {
    path: '/api/auth/sessions/',
    methods: {
      GET: {
        summary: 'List open sessions and chains of refresh tokens, this device first',
        answers: { 200: { description: 'The list', body: sessionsAnswer }, 401: anonymous },
        async handle(context, exchange) {
          const user = await requireRequestUser(context, exchange);
          return { body: { sessions: await listOpenSessions(context, exchange, user) } };
        },
      },
    },
  },
  {
    path: '/api/auth/sessions/revoke/',
    methods: {
      POST: {
        summary: 'End one session',
        request: revokeRequest,
        answers: {
          200: { description: 'Ended', body: detailAnswer },
          400: { description: 'Fields are missing or wrong', body: fieldErrors },
          401: anonymous,
          403: staleSignIn,
          404: { description: 'No such session', body: detailError },
        },
        async handle(context, exchange) {
          const user = await requireFreshUser(context, exchange);
          const { id } = validate(revokeRequest, (await exchange.body()).fields);
          await endSession(context, exchange, { user, id });
          return { body: { detail: 'That session has ended.' } };
        },
      },
    },
  },
  {
    path: '/api/auth/sessions/revoke-others/',
    methods: { POST: endMany('End every session but this one', endOtherSessions) },
  },
  {
    path: '/api/auth/sessions/revoke-all/',
    methods: { POST: endMany('End every session, this one too', endEverySession) },
  },
];

function endMany(summary: string, end: typeof endOtherSessions): Operation {
  return {
    summary,
    answers: {
      200: { description: 'Ended', body: detailAnswer },
      401: anonymous,
      403: staleSignIn,
    },
    async handle(context, exchange) {
      await end(context, exchange, await requireFreshUser(context, exchange));
      return { body: { detail: 'Signed out.' } };
    },
  };
}

/** ASVS 5.0, 7.5.2: sessions are ended by someone who has authenticated again. */
async function requireFreshUser(context: ApiContext, exchange: Exchange) {
  const user = await requireRequestUser(context, exchange);
  await requireRecentSignIn(context, exchange, user);
  return user;
}
