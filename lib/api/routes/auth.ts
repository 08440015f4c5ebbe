// /api/auth/…: sign in, sign out, who am I, stay signed in, in whichever strategy is configured.
import { z } from 'zod';
import { profileRequest } from '@/lib/contract/account-requests';
import {
  detailAnswer,
  emptyAnswer,
  jwtRefreshAnswer,
  loginAnswer,
  sessionAnswer,
  sessionRefreshAnswer,
  userAnswer,
} from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { factorOwed } from '@/lib/contract/factors';
import { loginRequest, tokenVerifyRequest } from '@/lib/contract/requests';
import { updateProfile } from '../account/profile';
import { anonymous, csrfRefusal, staleSignIn, tooMany } from '../http/refusals';
import { defineRoute, type Route } from '../http/route';
import { getCsrfToken, requireCsrf } from '../sessions/csrf';
import { requireRequestUser } from '../sign-in/authentication';
import { logIn } from '../sign-in/login';
import { logOut } from '../sign-in/logout';
import { renew } from '../sign-in/renewal';
import { readSessionAnswer } from '../sign-in/session-answer';
import { readUserAnswer } from '../sign-in/user-answer';
import { verifyToken } from '../tokens/token-verification';

const profilePatch = profileRequest.partial();
const refreshQuery = z.object({
  include: z.enum(['user']).optional().catch(undefined).describe('Add the user to the answer'),
});

export const authRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/csrf/',
    method: 'GET',
    summary: 'Set the csrftoken cookie and hand out a token in the X-CSRFToken response header',
    answers: { 200: { description: 'The cookie is set', body: detailAnswer } },
    async handle(exchange) {
      const token = await getCsrfToken(exchange);
      return {
        body: { detail: 'CSRF cookie set' },
        headers: { [exchange.config.csrf.headerName]: token },
      };
    },
  }),
  defineRoute({
    path: '/api/auth/session/',
    method: 'GET',
    summary: 'Say whether the visitor is signed in, and as whom',
    answers: { 200: { description: 'Signed in or not', body: sessionAnswer } },
    async handle(exchange) {
      return { body: await readSessionAnswer(exchange) };
    },
  }),
  defineRoute({
    path: '/api/auth/login/',
    method: 'POST',
    summary: 'Sign in with username and password',
    request: loginRequest,
    answers: {
      200: { description: 'Signed in; with jwt also an access token', body: loginAnswer },
      400: { description: 'Fields are missing or wrong', body: fieldErrors },
      401: {
        description: 'No active account with these credentials, or code second_factor_required',
        body: factorOwed,
      },
      403: csrfRefusal,
      429: { description: 'Too many failed attempts', body: detailError },
    },
    access: requireCsrf,
    async handle(exchange, credentials) {
      return { body: await logIn(exchange, credentials) };
    },
  }),
  defineRoute({
    path: '/api/auth/me/',
    method: 'GET',
    summary: 'The signed-in user',
    answers: { 200: { description: 'The user', body: userAnswer }, 401: anonymous },
    access: requireRequestUser,
    async handle(exchange) {
      return { body: await readUserAnswer(exchange, exchange.user) };
    },
  }),
  defineRoute({
    path: '/api/auth/me/',
    method: 'PATCH',
    summary: 'Change the profile; another username needs a recent sign-in',
    request: profilePatch,
    answers: {
      200: { description: 'The user as it is now', body: userAnswer },
      400: { description: 'Fields are wrong, or the username is taken', body: fieldErrors },
      401: anonymous,
      403: staleSignIn,
    },
    access: requireRequestUser,
    async handle(exchange, patch) {
      const { user } = exchange;
      const changed = await updateProfile(exchange, { user, patch });
      return { body: await readUserAnswer(exchange, changed) };
    },
  }),
  defineRoute({
    path: '/api/auth/refresh/',
    method: 'POST',
    summary: 'Renew the session, or exchange the refresh cookie for a new access token',
    query: refreshQuery,
    answers: {
      200: { description: 'Renewed', body: jwtRefreshAnswer.or(sessionRefreshAnswer) },
      400: { description: 'The refresh cookie is missing', body: detailError },
      401: { description: 'The credential is not valid any more', body: detailError },
      403: csrfRefusal,
      429: tooMany,
    },
    async handle(exchange) {
      return { body: await renew(exchange, { withUser: exchange.query.include === 'user' }) };
    },
  }),
  defineRoute({
    path: '/api/auth/verify/',
    method: 'POST',
    summary: 'Check a token of any type',
    request: tokenVerifyRequest,
    answers: {
      200: { description: 'Valid', body: emptyAnswer },
      400: { description: 'Fields are missing or wrong', body: fieldErrors },
      401: { description: 'Not valid', body: detailError },
    },
    async handle(exchange, { token }) {
      await verifyToken(exchange, token);
      return { body: {} };
    },
  }),
  defineRoute({
    path: '/api/auth/logout/',
    method: 'POST',
    summary: 'Sign out; calling it again is fine',
    answers: { 200: { description: 'Signed out', body: emptyAnswer }, 403: csrfRefusal, 429: tooMany },
    async handle(exchange) {
      await logOut(exchange);
      return { body: {} };
    },
  }),
];
