// Dialect `accounts`: a form posted as it is (multipart), without a CSRF token, to an API that trusts the page's
// origin; then GET /accounts/me/ with the session cookie. Sessions in every AUTH_STRATEGY.
import { userAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { loginRequest } from '@/lib/contract/requests';
import { requireTrustedOrigin } from '../csrf';
import { notAuthenticated } from '../http-error';
import { checkCredentials, openSessionFor } from '../login';
import type { Route } from '../route';
import { getSessionUser } from '../sessions';
import { readUserAnswer } from '../user-answer';
import { validate } from '../validate';

const anonymous = { description: 'Not signed in', body: detailError };

export const accountsRoutes: Route[] = [
  {
    path: '/accounts/login/',
    methods: {
      POST: {
        summary: 'Sign in',
        request: loginRequest,
        answers: {
          200: { description: 'The user', body: userAnswer },
          400: { description: 'Fields are missing or wrong', body: fieldErrors },
          401: anonymous,
          403: { description: 'From an origin that is not trusted', body: detailError },
        },
        async handle(context, exchange) {
          requireTrustedOrigin(context, exchange);
          const credentials = validate(loginRequest, (await exchange.body()).fields);
          const user = await checkCredentials(context, exchange, credentials);
          return { body: (await openSessionFor(context, exchange, user)).user };
        },
      },
    },
  },
  {
    path: '/accounts/me/',
    methods: {
      GET: {
        summary: 'The signed-in user',
        answers: { 200: { description: 'The user', body: userAnswer }, 401: anonymous },
        async handle(context, exchange) {
          const user = await getSessionUser(context, exchange);
          if (user === null) throw notAuthenticated();
          return { body: await readUserAnswer(context, user) };
        },
      },
    },
  },
];
