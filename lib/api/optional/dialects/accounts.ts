// Dialect `accounts`: a form posted as it is (multipart), without a CSRF token, to an API that trusts the page's
// origin; then GET /accounts/me/ with the session cookie. Sessions in every AUTH_STRATEGY.
import { userAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { loginRequest } from '@/lib/contract/requests';
import { notAuthenticated } from '../../http/http-error';
import type { Route } from '../../http/route';
import { validate } from '../../http/validate';
import { requireTrustedOrigin } from '../../sessions/csrf';
import { getSessionUser } from '../../sessions/sessions';
import { checkCredentials, openSessionFor } from '../../sign-in/login';
import { readUserAnswer } from '../../sign-in/user-answer';

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
