// /api/token/…: simplejwt's own views, for mobile and other clients that keep their tokens themselves
// (rest_framework_simplejwt.views and serializers 5.5.1).
import { emptyAnswer, tokenPairAnswer, tokenRefreshAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { factorOwed } from '@/lib/contract/factors';
import { tokenObtainRequestBy, tokenRefreshRequest, tokenVerifyRequest } from '@/lib/contract/requests';
import { badRequest, HttpError, unauthorized } from '../http/http-error';
import { defineRoute, type Route } from '../http/route';
import { readDevice } from '../sessions/device';
import { checkCredentials, isFactorOwed } from '../sign-in/login';
import { blacklistToken, issueTokens, refreshTokens } from '../tokens/refresh-tokens';
import { verifyToken } from '../tokens/token-verification';

const wrongFields = { description: 'Fields are missing or wrong', body: fieldErrors };
const notValid = { description: 'The token is not valid', body: detailError };

export const tokenRoutes: Route[] = [
  defineRoute({
    path: '/api/token/',
    method: 'POST',
    summary: 'Obtain a pair of tokens for a username and password, and a code where there is a second factor',
    request: ({ user }) => tokenObtainRequestBy(user.usernameField),
    answers: {
      200: { description: 'The pair', body: tokenPairAnswer },
      400: wrongFields,
      401: {
        description: 'No active account with these credentials, or code second_factor_required',
        body: factorOwed,
      },
      429: { description: 'Too many failed attempts', body: detailError },
    },
    async handle(exchange, fields) {
      const { [exchange.config.user.usernameField]: username = '', password = '', code } = fields;
      const credentials = { username, password, code };
      const options = { hasCookies: false }; // setup: factors
      const user = await checkCredentials(exchange, credentials, options).catch(withoutCode); // setup: factors else const user = await checkCredentials(exchange, credentials).catch(withoutCode);
      const tokens = await issueTokens(exchange, user, readDevice(exchange)).catch(withoutCode);
      if (exchange.config.jwt.updateLastLogin)
        await exchange.stores.users.setLastLogin(user.id, exchange.now());
      const { refresh, access } = tokens;
      return { body: { refresh, access } };
    },
  }),
  defineRoute({
    path: '/api/token/refresh/',
    method: 'POST',
    summary: 'Exchange a refresh token for an access token',
    request: tokenRefreshRequest,
    answers: {
      200: { description: 'New tokens', body: tokenRefreshAnswer },
      400: wrongFields,
      401: notValid,
      429: { description: 'The chain was refreshed too often', body: detailError },
    },
    async handle(exchange, { refresh }) {
      const tokens = await refreshTokens(exchange, refresh, readDevice(exchange));
      const rotated = exchange.config.jwt.rotate ? { refresh: tokens.refresh } : {};
      return { body: { access: tokens.access, ...rotated } };
    },
  }),
  defineRoute({
    path: '/api/token/verify/',
    method: 'POST',
    summary: 'Check a token of any type',
    request: tokenVerifyRequest,
    answers: { 200: { description: 'Valid', body: emptyAnswer }, 400: wrongFields, 401: notValid },
    async handle(exchange, { token }) {
      await verifyToken(exchange, token, () => badRequest({ non_field_errors: ['Token is blacklisted'] }));
      return { body: {} };
    },
  }),
  defineRoute({
    path: '/api/token/blacklist/',
    method: 'POST',
    summary: 'Blacklist a refresh token',
    request: tokenRefreshRequest,
    answers: { 200: { description: 'Blacklisted', body: emptyAnswer }, 400: wrongFields, 401: notValid },
    async handle(exchange, { refresh }) {
      await blacklistToken(exchange, refresh);
      return { body: {} };
    },
  }),
];

/** simplejwt's obtain view answers with the sentence alone; it knows nothing of second factors. */
function withoutCode(error: unknown): never {
  if (error instanceof HttpError && error.status === 401 && !isFactorOwed(error)) {
    throw unauthorized({ detail: 'No active account found with the given credentials' });
  }
  throw error;
}
