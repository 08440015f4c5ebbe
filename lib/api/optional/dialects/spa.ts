// Dialect `spa`: a single-page application on Django sessions. GET /api/csrf/ hands out a token in a response header,
// POST /api/login/ takes JSON, GET /api/session/ says {"isAuthenticated": bool}. Written with Django REST framework
// (dialect `spa-drf`) the same API answers visitors 403 instead of false. Sessions in every AUTH_STRATEGY.
import { z } from 'zod';
import { detailAnswer } from '@/lib/contract/answers';
import { detailError } from '@/lib/contract/errors';
import { loginRequest } from '@/lib/contract/requests';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../../context';
import type { Exchange } from '../../http/exchange';
import { badRequest, csrfFailed, HttpError } from '../../http/http-error';
import type { Answer, Operation, Route } from '../../http/route';
import { getCsrfToken, requireCsrf, requireTrustedOrigin } from '../../sessions/csrf';
import { flushSession, getSessionUser } from '../../sessions/sessions';
import { checkCredentials, openSessionFor } from '../../sign-in/login';

const isAuthenticatedAnswer = z.object({ isAuthenticated: z.boolean() });
const said = (description: string) => ({ description, body: detailAnswer });
const refused = (description: string) => ({ description, body: detailError });

export function createSpaRoutes(o: { sessionForVisitors: 'false' | 'forbidden' }): Route[] {
  /** The user; `null` is answered for a visitor where that is not an error. */
  async function getUser(context: ApiContext, exchange: Exchange): Promise<User | null> {
    const user = await getSessionUser(context, exchange);
    if (user !== null || o.sessionForVisitors === 'false') return user;
    throw new HttpError(403, { detail: 'Authentication credentials were not provided.' });
  }

  const logout: Operation = {
    summary: 'Sign out',
    answers: { 200: said('Signed out'), 400: refused('Nobody is signed in'), 403: refused('From elsewhere') },
    handle: logOut,
  };
  return [
    {
      path: '/api/csrf/',
      methods: {
        GET: { summary: 'Hand out a CSRF token', answers: { 200: said('Set') }, handle: setCookie },
      },
    },
    {
      path: '/api/set-csrf-cookie/',
      methods: { GET: { summary: 'Set the cookie', answers: { 200: said('Set') }, handle: setCookie } },
    },
    {
      path: '/api/login/',
      methods: {
        POST: {
          summary: 'Sign in',
          request: loginRequest,
          answers: {
            200: said('Signed in'),
            400: refused('Wrong credentials'),
            403: refused('No CSRF token'),
          },
          handle: logIn,
        },
      },
    },
    { path: '/api/logout/', methods: { GET: logout, POST: logout } },
    {
      path: '/api/session/',
      methods: {
        GET: {
          summary: 'Say whether somebody is signed in',
          answers: { 200: { description: 'Yes or no', body: isAuthenticatedAnswer } },
          async handle(context, exchange) {
            if (!exchange.cookies.has(context.config.csrf.cookie.name)) await getCsrfToken(context, exchange);
            return { body: { isAuthenticated: (await getUser(context, exchange)) !== null } };
          },
        },
      },
    },
    {
      path: '/api/whoami/',
      methods: {
        GET: {
          summary: 'Say who is signed in',
          answers: { 200: { description: 'The name', body: z.object({ username: z.string() }) } },
          async handle(context, exchange) {
            const user = await getUser(context, exchange);
            return { body: user === null ? { isAuthenticated: false } : { username: user.username } };
          },
        },
      },
    },
  ];
}

async function setCookie(context: ApiContext, exchange: Exchange): Promise<Answer> {
  const token = await getCsrfToken(context, exchange);
  return { body: { detail: 'CSRF cookie set' }, headers: { [context.config.csrf.headerName]: token } };
}

async function logIn(context: ApiContext, exchange: Exchange): Promise<Answer> {
  await requireCsrf(context, exchange);
  const credentials = loginRequest.safeParse((await exchange.body()).fields);
  if (!credentials.success) throw badRequest({ detail: 'Please provide username and password.' });
  const user = await checkCredentials(context, exchange, credentials.data).catch(asBadRequest);
  await openSessionFor(context, exchange, user);
  return { body: { detail: 'Successfully logged in.' } };
}

async function logOut(context: ApiContext, exchange: Exchange): Promise<Answer> {
  const user = await getSessionUser(context, exchange);
  if (user === null) throw badRequest({ detail: "You're not logged in." });
  if (exchange.method === 'POST') await requireCsrf(context, exchange);
  else requireOwnPage(context, exchange);
  await flushSession(context, exchange);
  context.events({ name: 'logout', userId: String(user.id) });
  return { body: { detail: 'Successfully logged out.' } };
}

/** A GET that changes something: an image or a link on somebody else's page must not be able to send it. */
function requireOwnPage(context: ApiContext, exchange: Exchange): void {
  const { headers } = exchange.request;
  const site = headers.get('sec-fetch-site');
  // Scripts of other origins name theirs; images and links do not, but the browser says where they are from.
  if (headers.has('origin')) requireTrustedOrigin(context, exchange);
  else if (site !== null && site !== 'same-origin' && site !== 'none') {
    throw csrfFailed('Origin checking failed - the request comes from another site.');
  }
}

function asBadRequest(error: unknown): never {
  if (error instanceof HttpError && error.status === 401)
    throw badRequest({ detail: 'Invalid credentials.' });
  throw error;
}
