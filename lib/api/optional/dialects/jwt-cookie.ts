// Dialect `jwt-cookie`: access token in memory, refresh token in an HttpOnly cookie, paths without a prefix. No CSRF
// token is sent in it, so the Origin allow-list guards what works by cookie. Tokens in every AUTH_STRATEGY.
import { z } from 'zod';
import { emptyAnswer, jwtRefreshAnswer, userAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { loginRequest } from '@/lib/contract/requests';
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../../http/exchange';
import { notAuthenticated } from '../../http/http-error';
import { defineRoute, type Route } from '../../http/route';
import { requireTrustedOrigin } from '../../sessions/csrf';
import { getBearerUser } from '../../sign-in/authentication';
import { checkCredentials, openTokens } from '../../sign-in/login';
import { revokeCookie } from '../../sign-in/logout';
import { renewTokens } from '../../sign-in/renewal';
import { readUserAnswer } from '../../sign-in/user-answer';

const anonymous = { description: 'No valid token', body: detailError };
const elsewhere = { description: 'From an origin that is not trusted', body: detailError };

export const jwtCookieRoutes: Route[] = [
  defineRoute({
    path: '/token/',
    method: 'POST',
    summary: 'Sign in',
    request: loginRequest,
    answers: {
      200: { description: 'The access token', body: jwtRefreshAnswer },
      400: { description: 'Fields are missing or wrong', body: fieldErrors },
      401: anonymous,
      403: elsewhere,
    },
    access: requireTrustedOrigin,
    async handle(exchange, credentials) {
      const user = await checkCredentials(exchange, credentials);
      const { access, access_expires } = await openTokens(exchange, user);
      return { body: { access, access_expires } };
    },
  }),
  defineRoute({
    path: '/token/refresh/',
    method: 'POST',
    summary: 'Exchange the refresh cookie for an access token',
    answers: {
      200: { description: 'The access token', body: jwtRefreshAnswer },
      401: anonymous,
      403: elsewhere,
    },
    handle: async (exchange) => ({ body: await renewTokens(exchange, { withUser: false }) }),
  }),
  defineRoute({
    path: '/token/logout/',
    method: 'POST',
    summary: 'Revoke the refresh token',
    answers: { 200: { description: 'Signed out', body: emptyAnswer }, 403: elsewhere },
    async handle(exchange) {
      await revokeCookie(exchange);
      return { body: {} };
    },
  }),
  defineRoute({
    path: '/me/',
    method: 'GET',
    summary: 'The signed-in user',
    answers: { 200: { description: 'The user', body: userAnswer }, 401: anonymous },
    access: requireBearerUser,
    async handle(exchange) {
      return { body: await readUserAnswer(exchange, exchange.user) };
    },
  }),
  defineRoute({
    path: '/ping/',
    method: 'GET',
    summary: 'The time, for those who are signed in',
    answers: { 200: { description: 'Now', body: z.object({ now: z.string() }) }, 401: anonymous },
    access: requireBearerUser,
    handle(exchange) {
      return { body: { now: exchange.now().toISOString() } };
    },
  }),
];

async function requireBearerUser(exchange: Exchange): Promise<User> {
  const user = await getBearerUser(exchange);
  if (user === null) throw notAuthenticated();
  return user;
}
