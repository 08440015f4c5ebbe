// /api/auth/…: sign in, sign out, who am I, stay signed in, in whichever strategy is configured.
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
import { loginRequest, tokenVerifyRequest } from '@/lib/contract/requests';
import { updateProfile } from '../account/profile';
import type { Route } from '../http/route';
import { validate } from '../http/validate';
import { getCsrfToken, requireCsrf } from '../sessions/csrf';
import { requireRequestUser } from '../sign-in/authentication';
import { logIn } from '../sign-in/login';
import { logOut } from '../sign-in/logout';
import { renew } from '../sign-in/renewal';
import { readSessionAnswer } from '../sign-in/session-answer';
import { readUserAnswer } from '../sign-in/user-answer';
import { verifyToken } from '../tokens/token-verification';
import { anonymous, csrfRefusal, staleSignIn } from './account-answers';

const profilePatch = profileRequest.partial();

export const authRoutes: Route[] = [
  {
    path: '/api/auth/csrf/',
    methods: {
      GET: {
        summary: 'Set the csrftoken cookie and hand out a token in the X-CSRFToken response header',
        answers: { 200: { description: 'The cookie is set', body: detailAnswer } },
        async handle(context, exchange) {
          const token = await getCsrfToken(context, exchange);
          return {
            body: { detail: 'CSRF cookie set' },
            headers: { [context.config.csrf.headerName]: token },
          };
        },
      },
    },
  },
  {
    path: '/api/auth/session/',
    methods: {
      GET: {
        summary: 'Say whether the visitor is signed in, and as whom',
        answers: { 200: { description: 'Signed in or not', body: sessionAnswer } },
        async handle(context, exchange) {
          return { body: await readSessionAnswer(context, exchange) };
        },
      },
    },
  },
  {
    path: '/api/auth/login/',
    methods: {
      POST: {
        summary: 'Sign in with username and password',
        request: loginRequest,
        answers: {
          200: { description: 'Signed in; with jwt also an access token', body: loginAnswer },
          400: { description: 'Fields are missing or wrong', body: fieldErrors },
          401: { description: 'No active account with these credentials', body: detailError },
          403: csrfRefusal,
          429: { description: 'Too many failed attempts', body: detailError },
        },
        async handle(context, exchange) {
          await requireCsrf(context, exchange);
          const credentials = validate(loginRequest, (await exchange.body()).fields);
          return { body: await logIn(context, exchange, credentials) };
        },
      },
    },
  },
  {
    path: '/api/auth/me/',
    methods: {
      GET: {
        summary: 'The signed-in user',
        answers: { 200: { description: 'The user', body: userAnswer }, 401: anonymous },
        async handle(context, exchange) {
          return { body: await readUserAnswer(context, await requireRequestUser(context, exchange)) };
        },
      },
      PATCH: {
        summary: 'Change the profile; another username needs a recent sign-in',
        request: profilePatch,
        answers: {
          200: { description: 'The user as it is now', body: userAnswer },
          400: { description: 'Fields are wrong, or the username is taken', body: fieldErrors },
          401: anonymous,
          403: staleSignIn,
        },
        async handle(context, exchange) {
          const user = await requireRequestUser(context, exchange);
          const patch = validate(profilePatch, (await exchange.body()).fields);
          const changed = await updateProfile(context, exchange, { user, patch });
          return { body: await readUserAnswer(context, changed) };
        },
      },
    },
  },
  {
    path: '/api/auth/refresh/',
    methods: {
      POST: {
        summary: 'Renew the session, or exchange the refresh cookie for a new access token',
        query: { include: { description: 'Add the user to the answer', enum: ['user'] } },
        answers: {
          200: { description: 'Renewed', body: jwtRefreshAnswer.or(sessionRefreshAnswer) },
          400: { description: 'The refresh cookie is missing', body: detailError },
          401: { description: 'The credential is not valid any more', body: detailError },
          403: csrfRefusal,
        },
        async handle(context, exchange) {
          return { body: await renew(context, exchange) };
        },
      },
    },
  },
  {
    path: '/api/auth/verify/',
    methods: {
      POST: {
        summary: 'Check a token of any type',
        request: tokenVerifyRequest,
        answers: {
          200: { description: 'Valid', body: emptyAnswer },
          400: { description: 'Fields are missing or wrong', body: fieldErrors },
          401: { description: 'Not valid', body: detailError },
        },
        async handle(context, exchange) {
          const { token } = validate(tokenVerifyRequest, (await exchange.body()).fields);
          await verifyToken(context, token);
          return { body: {} };
        },
      },
    },
  },
  {
    path: '/api/auth/logout/',
    methods: {
      POST: {
        summary: 'Sign out; calling it again is fine',
        answers: { 200: { description: 'Signed out', body: emptyAnswer }, 403: csrfRefusal },
        async handle(context, exchange) {
          await logOut(context, exchange);
          return { body: {} };
        },
      },
    },
  },
];
