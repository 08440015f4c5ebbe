// /api/auth/factors/…: the second factors of an account, and how its owner changes them.
import { detailAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import {
  factorAddedAnswer,
  factorRequest,
  factorsAnswer,
  recoveryCodesAnswer,
  totpActivationRequest,
  totpSetupAnswer,
} from '@/lib/contract/factors';
import { requireRecentSignIn } from '../../account/recent-sign-in';
import type { Exchange } from '../../http/exchange';
import { anonymous, staleSignIn, tooMany } from '../../http/refusals';
import { defineRoute, type Route } from '../../http/route';
import { requireRequestUser } from '../../sign-in/authentication';
import { activateTotp, beginTotp, listFactors, removeFactor, renewRecoveryCodes } from '../enrolment';

export const wrongFields = { description: 'Fields are missing or wrong', body: fieldErrors };
export const refusals = { 401: anonymous, 403: staleSignIn, 429: tooMany };
export const notOffered = { description: 'Not offered here (code factor_not_offered)', body: detailError };
const thereAlready = { description: 'There is one already (code factor_exists)', body: detailError };

export const factorRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/factors/',
    method: 'GET',
    summary: 'List second factors',
    answers: { 200: { description: 'The list', body: factorsAnswer }, 401: anonymous },
    access: requireRequestUser,
    async handle(exchange) {
      return { body: await listFactors(exchange, exchange.user) };
    },
  }),
  defineRoute({
    path: '/api/auth/factors/totp/setup/',
    method: 'POST',
    summary: 'Make a secret for an authenticator app',
    answers: {
      200: { description: 'The secret, which counts once a code of it is sent', body: totpSetupAnswer },
      404: notOffered,
      409: thereAlready,
      ...refusals,
    },
    access: requireOwner,
    async handle(exchange) {
      return { body: await beginTotp(exchange, exchange.user) };
    },
  }),
  defineRoute({
    path: '/api/auth/factors/totp/',
    method: 'POST',
    summary: 'Add the authenticator app, proved by its first code',
    request: totpActivationRequest,
    answers: {
      200: { description: 'Added', body: factorAddedAnswer },
      400: wrongFields,
      404: notOffered,
      409: thereAlready,
      ...refusals,
    },
    access: requireOwner,
    async handle(exchange, { setup, code }) {
      const codes = await activateTotp(exchange, { user: exchange.user, setup, code });
      const detail = 'Your authenticator app is set up.';
      return { body: { detail, ...(codes !== undefined && { recovery_codes: codes }) } };
    },
  }),
  defineRoute({
    path: '/api/auth/factors/recovery-codes/',
    method: 'POST',
    summary: 'Make new recovery codes; earlier ones stop working',
    answers: {
      200: { description: 'The codes, which are not shown again', body: recoveryCodesAnswer },
      404: notOffered,
      409: { description: 'There is no factor to recover (code no_second_factor)', body: detailError },
      ...refusals,
    },
    access: requireOwner,
    async handle(exchange) {
      return { body: { codes: await renewRecoveryCodes(exchange, exchange.user) } };
    },
  }),
  defineRoute({
    path: '/api/auth/factors/remove/',
    method: 'POST',
    summary: 'Remove a factor; with the last app or passkey, the recovery codes go too',
    request: factorRequest,
    answers: {
      200: { description: 'Removed', body: detailAnswer },
      400: wrongFields,
      404: { description: 'No such factor', body: detailError },
      ...refusals,
    },
    access: requireOwner,
    async handle(exchange, { id }) {
      await removeFactor(exchange, { user: exchange.user, id });
      return { body: { detail: 'Removed.' } };
    },
  }),
];

/** Limits and a recent sign-in, for every change. Throws HttpError 403 and 429. */
export async function requireOwner(exchange: Exchange) {
  const user = await requireRequestUser(exchange);
  await requireRecentSignIn(exchange, user);
  await exchange.rateLimits.consume('factors', exchange.clientAddress);
  await exchange.rateLimits.consumeOwn('factors', String(user.id));
  return user;
}
