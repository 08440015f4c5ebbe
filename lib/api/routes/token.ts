// /api/token/…: simplejwt's own views, for mobile and other clients that keep their tokens themselves
// (rest_framework_simplejwt.views and serializers 5.5.1).
import { emptyAnswer, tokenPairAnswer, tokenRefreshAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import {
  tokenObtainRequest,
  tokenObtainRequestBy,
  tokenRefreshRequest,
  tokenVerifyRequest,
} from '@/lib/contract/requests';
import { badRequest, HttpError, unauthorized } from '../http/http-error';
import type { Route } from '../http/route';
import { validate } from '../http/validate';
import { readDevice } from '../sessions/device';
import { checkCredentials } from '../sign-in/login';
import { blacklistToken, issueTokens, refreshTokens } from '../tokens/refresh-tokens';
import { verifyToken } from '../tokens/token-verification';

const wrongFields = { description: 'Fields are missing or wrong', body: fieldErrors };
const notValid = { description: 'The token is not valid', body: detailError };

export const tokenRoutes: Route[] = [
  {
    path: '/api/token/',
    methods: {
      POST: {
        summary: 'Obtain a pair of tokens for a username and password',
        request: tokenObtainRequest,
        answers: {
          200: { description: 'The pair', body: tokenPairAnswer },
          400: wrongFields,
          401: { description: 'No active account with these credentials', body: detailError },
          429: { description: 'Too many failed attempts', body: detailError },
        },
        async handle(context, exchange) {
          const { usernameField } = context.config.user;
          const { [usernameField]: username = '', password = '' } = validate(
            tokenObtainRequestBy(usernameField),
            (await exchange.body()).fields,
          );
          const user = await checkCredentials(context, exchange, { username, password }).catch(withoutCode);
          if (context.config.jwt.updateLastLogin)
            await context.stores.users.setLastLogin(user.id, context.now());
          const { refresh, access } = await issueTokens(context, user, readDevice(context, exchange));
          return { body: { refresh, access } };
        },
      },
    },
  },
  {
    path: '/api/token/refresh/',
    methods: {
      POST: {
        summary: 'Exchange a refresh token for an access token',
        request: tokenRefreshRequest,
        answers: {
          200: { description: 'New tokens', body: tokenRefreshAnswer },
          400: wrongFields,
          401: notValid,
        },
        async handle(context, exchange) {
          const { refresh } = validate(tokenRefreshRequest, (await exchange.body()).fields);
          const tokens = await refreshTokens(context, refresh);
          const rotated = context.config.jwt.rotate ? { refresh: tokens.refresh } : {};
          return { body: { access: tokens.access, ...rotated } };
        },
      },
    },
  },
  {
    path: '/api/token/verify/',
    methods: {
      POST: {
        summary: 'Check a token of any type',
        request: tokenVerifyRequest,
        answers: { 200: { description: 'Valid', body: emptyAnswer }, 400: wrongFields, 401: notValid },
        async handle(context, exchange) {
          const { token } = validate(tokenVerifyRequest, (await exchange.body()).fields);
          await verifyToken(context, token, () => badRequest({ non_field_errors: ['Token is blacklisted'] }));
          return { body: {} };
        },
      },
    },
  },
  {
    path: '/api/token/blacklist/',
    methods: {
      POST: {
        summary: 'Blacklist a refresh token',
        request: tokenRefreshRequest,
        answers: { 200: { description: 'Blacklisted', body: emptyAnswer }, 400: wrongFields, 401: notValid },
        async handle(context, exchange) {
          const { refresh } = validate(tokenRefreshRequest, (await exchange.body()).fields);
          await blacklistToken(context, refresh);
          return { body: {} };
        },
      },
    },
  },
];

/** simplejwt's obtain view answers with the sentence alone. */
function withoutCode(error: unknown): never {
  if (error instanceof HttpError && error.status === 401) {
    throw unauthorized({ detail: 'No active account found with the given credentials' });
  }
  throw error;
}
