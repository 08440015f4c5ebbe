// /api/auth/email/… and /api/auth/account/…: another address, and the end of the account.
import { emailChangeRequest, emailConfirmRequest, passwordRequest } from '@/lib/contract/account-requests';
import { detailAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { deleteAccount } from '../account/deletion';
import { confirmEmailChange, requestEmailChange } from '../account/email-change';
import { anonymous, csrfRefusal, tooMany } from '../http/refusals';
import { defineRoute, type Route } from '../http/route';
import { requireRequestUser } from '../sign-in/authentication';

export const accountRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/email/change/',
    method: 'POST',
    summary: 'Mail a link to a new address, which counts once the link is opened',
    request: emailChangeRequest,
    answers: {
      200: { description: 'The same for every new address', body: detailAnswer },
      400: { description: 'Fields are missing or wrong', body: fieldErrors },
      401: anonymous,
      403: csrfRefusal,
      429: tooMany,
    },
    access: requireRequestUser,
    async handle(exchange, change) {
      const { user } = exchange;
      await requestEmailChange(exchange, { user, ...change });
      return { body: { detail: 'A link is on its way to the new address.' } };
    },
  }),
  defineRoute({
    path: '/api/auth/email/confirm/',
    method: 'POST',
    summary: 'Take over the new address with the token of the mail',
    request: emailConfirmRequest,
    answers: {
      200: { description: 'Changed', body: detailAnswer },
      400: { description: 'The token is void', body: fieldErrors },
      401: anonymous,
      403: csrfRefusal,
    },
    access: requireRequestUser,
    async handle(exchange, { token }) {
      const { user } = exchange;
      await confirmEmailChange(exchange, { user, token });
      return { body: { detail: 'Your address is changed.' } };
    },
  }),
  defineRoute({
    path: '/api/auth/account/delete/',
    method: 'POST',
    summary: 'Delete the account',
    request: passwordRequest,
    answers: {
      200: { description: 'Deleted, and signed out everywhere', body: detailAnswer },
      400: { description: 'The password is wrong', body: fieldErrors },
      401: anonymous,
      403: csrfRefusal,
      409: {
        description: 'Other tables refer to the account (code account_in_use); nothing has changed',
        body: detailError,
      },
      429: tooMany,
    },
    access: requireRequestUser,
    async handle(exchange, { password }) {
      const { user } = exchange;
      await deleteAccount(exchange, { user, password });
      return { body: { detail: 'Your account is deleted.' } };
    },
  }),
];
