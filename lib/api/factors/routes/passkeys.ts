// /api/auth/factors/passkeys/… and /api/auth/passkey-login/: adding passkeys, and signing in with one alone.
import { detailAnswer, loginAnswer } from '@/lib/contract/answers';
import { detailError } from '@/lib/contract/errors';
import {
  factorAddedAnswer,
  newPasskeyRequest,
  passkeyLoginRequest,
  passkeyNameRequest,
  passkeyOptionsAnswer,
} from '@/lib/contract/factors';
import { csrfRefusal } from '../../http/refusals';
import { defineRoute, type Route } from '../../http/route';
import { requireCsrf } from '../../sessions/csrf';
import { openSessionFor, openTokens } from '../../sign-in/login';
import { requireOffer } from '../enrolment';
import { askForPasskey } from '../passkey-answers';
import { addPasskey, authenticatePasskey, beginPasskey, renamePasskey } from '../passkeys';
import { forgetPendingSignIn } from '../pending-sign-in';
import { notOffered, refusals, requireOwner, wrongFields } from './factors';

export const passkeyRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/factors/passkeys/setup/',
    method: 'POST',
    summary: 'What to ask the browser for, to add a passkey',
    answers: {
      200: { description: 'Options of navigator.credentials.create()', body: passkeyOptionsAnswer },
      404: notOffered,
      ...refusals,
    },
    access: requireOwner,
    async handle(exchange) {
      requireOffer(exchange, 'webauthn');
      return { body: { options: { ...(await beginPasskey(exchange, exchange.user)) } } };
    },
  }),
  defineRoute({
    path: '/api/auth/factors/passkeys/',
    method: 'POST',
    summary: 'Add the passkey that the browser has made',
    request: newPasskeyRequest,
    answers: {
      200: { description: 'Added', body: factorAddedAnswer },
      400: wrongFields,
      404: notOffered,
      ...refusals,
    },
    access: requireOwner,
    async handle(exchange, { name = '', credential }) {
      const codes = await addPasskey(exchange, { user: exchange.user, name, credential });
      return { body: { detail: 'Your passkey is added.', ...(codes && { recovery_codes: codes }) } };
    },
  }),
  defineRoute({
    path: '/api/auth/factors/passkeys/rename/',
    method: 'POST',
    summary: 'Give a passkey another name',
    request: passkeyNameRequest,
    answers: {
      200: { description: 'Renamed', body: detailAnswer },
      400: wrongFields,
      404: { description: 'No such passkey', body: detailError },
      ...refusals,
    },
    access: requireOwner,
    async handle(exchange, { id, name }) {
      await renamePasskey(exchange, { user: exchange.user, id, name });
      return { body: { detail: 'Renamed.' } };
    },
  }),
  defineRoute({
    path: '/api/auth/passkey-login/',
    method: 'GET',
    summary: 'What to ask the browser for, to sign in with a passkey alone',
    answers: {
      200: { description: 'Options of navigator.credentials.get()', body: passkeyOptionsAnswer },
      404: notOffered,
    },
    async handle(exchange) {
      requireOffer(exchange, 'webauthn');
      const asked = { factors: [], userVerification: 'required', isVisitor: true } as const;
      return { body: { options: { ...(await askForPasskey(exchange, asked)) } } };
    },
  }),
  defineRoute({
    path: '/api/auth/passkey-login/',
    method: 'POST',
    summary: 'Sign in with a passkey alone',
    request: passkeyLoginRequest,
    answers: {
      200: { description: 'Signed in, as login answers', body: loginAnswer },
      400: wrongFields,
      401: { description: 'Not accepted (code passkey_refused)', body: detailError },
      403: csrfRefusal,
      404: notOffered,
      429: { description: 'Too many wrong ones', body: detailError },
    },
    access: requireCsrf,
    async handle(exchange, { credential }) {
      const user = await authenticatePasskey(exchange, credential);
      await forgetPendingSignIn(exchange);
      exchange.events({ name: 'login', userId: user.id, address: exchange.clientAddress });
      const isByTokens = exchange.config.strategy === 'jwt';
      return { body: await (isByTokens ? openTokens(exchange, user) : openSessionFor(exchange, user)) };
    },
  }),
];
