// Dialect `spa`: a single-page application on Django sessions. GET /api/csrf/ hands out a token in a response header,
// POST /api/login/ takes JSON, GET /api/session/ says {"isAuthenticated": bool}. Written with Django REST framework
// (dialect `spa-drf`) the same API answers visitors 403 instead of false. Dialect `spa-errors` says the same in other words:
// {"details": "CSRF cookie set"}, "Success", {"errors": {"__all__": […]}}. Sessions in every AUTH_STRATEGY.
import { z } from 'zod';
import { detailAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { loginRequest } from '@/lib/contract/requests';
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../../http/exchange';
import { badRequest, csrfFailed, HttpError } from '../../http/http-error';
import { defineRoute, type Route } from '../../http/route';
import { getCsrfToken, requireCsrf, requireTrustedOrigin } from '../../sessions/csrf';
import { flushSession, getSessionUser } from '../../sessions/sessions';
import { checkCredentials, isFactorOwed, openSessionFor } from '../../sign-in/login';

const isAuthenticatedAnswer = z.object({ isAuthenticated: z.boolean() });
const said = (description: string) => ({ description, body: detailAnswer });
const success = { description: 'Done', body: z.literal('Success') };
const formErrors = { description: 'Refused', body: z.object({ errors: fieldErrors }) };
// django.contrib.auth.forms.AuthenticationForm, error_messages['invalid_login'].
const wrongInForm = {
  errors: {
    __all__: ['Please enter a correct username and password. Note that both fields may be case-sensitive.'],
  },
};
const refused = (description: string) => ({ description, body: detailError });

type SpaOptions = {
  sessionForVisitors: 'false' | 'forbidden';
  /** `errors`: as views say it that answer with the errors of Django's AuthenticationForm. */
  words?: 'detail' | 'errors';
};

export function createSpaRoutes({ words = 'detail', ...options }: SpaOptions): Route[] {
  const hasErrors = words === 'errors';
  /** The user; `null` is answered for a visitor where that is not an error. */
  async function getUser(exchange: Exchange): Promise<User | null> {
    const user = await getSessionUser(exchange);
    if (user !== null || options.sessionForVisitors === 'false') return user;
    throw new HttpError(403, { detail: 'Authentication credentials were not provided.' });
  }

  return [
    ...['/api/csrf/', '/api/set-csrf-cookie/'].map((path) =>
      defineRoute({
        path,
        method: 'GET',
        summary: 'Set the CSRF cookie and hand out a token',
        answers: {
          200: hasErrors ? { description: 'Set', body: z.object({ details: z.string() }) } : said('Set'),
        },
        async handle(exchange) {
          const token = await getCsrfToken(exchange);
          return {
            body: { [hasErrors ? 'details' : 'detail']: 'CSRF cookie set' },
            headers: { [exchange.config.csrf.headerName]: token },
          };
        },
      }),
    ),
    defineRoute({
      path: '/api/login/',
      method: 'POST',
      summary: 'Sign in',
      request: loginRequest,
      refusal: (errors) =>
        badRequest(hasErrors ? { errors } : { detail: 'Please provide username and password.' }),
      answers: {
        200: hasErrors ? success : said('Signed in'),
        400: hasErrors ? formErrors : refused('Wrong credentials'),
        403: refused('No CSRF token'),
      },
      access: requireCsrf,
      async handle(exchange, credentials) {
        const user = await checkCredentials(exchange, credentials).catch((error) => {
          throw isWrong(error)
            ? badRequest(hasErrors ? wrongInForm : { detail: 'Invalid credentials.' })
            : error;
        });
        await openSessionFor(exchange, user);
        return { body: hasErrors ? 'Success' : { detail: 'Successfully logged in.' } };
      },
    }),
    ...(['GET', 'POST'] as const).map((method) =>
      defineRoute({
        path: '/api/logout/',
        method,
        summary: 'Sign out',
        answers: {
          200: hasErrors ? success : said('Signed out'),
          400: refused('Nobody is signed in'),
          403: refused('From elsewhere'),
        },
        async handle(exchange) {
          await logOut(exchange);
          return { body: hasErrors ? 'Success' : { detail: 'Successfully logged out.' } };
        },
      }),
    ),
    defineRoute({
      path: '/api/session/',
      method: 'GET',
      summary: 'Say whether somebody is signed in',
      answers: { 200: { description: 'Yes or no', body: isAuthenticatedAnswer } },
      async handle(exchange) {
        if (!exchange.cookies.has(exchange.config.csrf.cookie.name)) await getCsrfToken(exchange);
        return { body: { isAuthenticated: (await getUser(exchange)) !== null } };
      },
    }),
    defineRoute({
      path: '/api/whoami/',
      method: 'GET',
      summary: 'Say who is signed in',
      answers: { 200: { description: 'The name', body: z.object({ username: z.string() }) } },
      async handle(exchange) {
        const user = await getUser(exchange);
        return { body: user === null ? { isAuthenticated: false } : { username: user.username } };
      },
    }),
  ];
}

async function logOut(exchange: Exchange): Promise<void> {
  const user = await getSessionUser(exchange);
  if (user === null) throw badRequest({ detail: "You're not logged in." });
  if (exchange.method === 'POST') await requireCsrf(exchange);
  else requireOwnPage(exchange);
  await flushSession(exchange);
  exchange.events({ name: 'logout', userId: String(user.id) });
}

/** A GET that changes something: an image or a link on somebody else's page must not be able to send it. */
function requireOwnPage(exchange: Exchange): void {
  const { request } = exchange;
  const site = request.header('sec-fetch-site');
  // Scripts of other origins name theirs; images and links do not, but the browser says where they are from.
  if (request.header('origin') !== null) requireTrustedOrigin(exchange);
  else if (site !== null && site !== 'same-origin' && site !== 'none') {
    throw csrfFailed('Origin checking failed - the request comes from another site.');
  }
}

function isWrong(error: unknown): boolean {
  return error instanceof HttpError && error.status === 401 && !isFactorOwed(error);
}
