// Dialect `accounts`: a form posted as it is (multipart), without a CSRF token, to an API that trusts the page's
// origin; then GET /accounts/me/ with the session cookie. Sessions in every AUTH_STRATEGY.
import { userAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { loginRequest } from '@/lib/contract/requests';
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../../http/exchange';
import { notAuthenticated } from '../../http/http-error';
import { defineRoute, type Route } from '../../http/route';
import { requireTrustedOrigin } from '../../sessions/csrf';
import { getSessionUser } from '../../sessions/sessions';
import { checkCredentials, openSessionFor } from '../../sign-in/login';
import { readUserAnswer } from '../../sign-in/user-answer';

const anonymous = { description: 'Not signed in', body: detailError };

export const accountsRoutes: Route[] = [
  defineRoute({
    path: '/accounts/login/',
    method: 'POST',
    summary: 'Sign in',
    request: loginRequest,
    answers: {
      200: { description: 'The user', body: userAnswer },
      400: { description: 'Fields are missing or wrong', body: fieldErrors },
      401: anonymous,
      403: { description: 'From an origin that is not trusted', body: detailError },
    },
    access: requireTrustedOrigin,
    async handle(exchange, credentials) {
      const user = await checkCredentials(exchange, credentials);
      return { body: (await openSessionFor(exchange, user)).user };
    },
  }),
  defineRoute({
    path: '/accounts/me/',
    method: 'GET',
    summary: 'The signed-in user',
    answers: { 200: { description: 'The user', body: userAnswer }, 401: anonymous },
    access: requireSessionUser,
    async handle(exchange) {
      return { body: await readUserAnswer(exchange, exchange.user) };
    },
  }),
];

async function requireSessionUser(exchange: Exchange): Promise<User> {
  const user = await getSessionUser(exchange);
  if (user === null) throw notAuthenticated();
  return user;
}
