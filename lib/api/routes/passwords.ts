// /api/auth/password/… and /api/auth/reauthenticate/: a forgotten password, a new one, and the same one again.
import { signedInAnewAnswer } from '@/lib/contract/account-answers';
import { emailRequest, passwordChangeRequest, passwordResetRequest } from '@/lib/contract/account-requests';
import { detailAnswer } from '@/lib/contract/answers';
import { fieldErrors } from '@/lib/contract/errors';
import { factorOwed, reauthenticationRequest } from '@/lib/contract/factors';
import { checkOwnPassword, wrongPassword } from '../account/confirm-password';
import { changePassword, type NewTokens } from '../account/password-change';
import { requestReset, resetPassword } from '../account/password-reset';
import { renewSignIn } from '../account/recent-sign-in';
import { requireSecondFactorAgain } from '../factors/second-factor'; // setup: factors
import { badRequest } from '../http/http-error';
import { anonymous, csrfRefusal, foreignOrigin, tooMany } from '../http/refusals';
import { defineRoute, type Route } from '../http/route';
import { requireTrustedOrigin } from '../sessions/csrf';
import { requireRequestUser } from '../sign-in/authentication';

export const passwordRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/password/forgot/',
    method: 'POST',
    summary: 'Mail a link to set a new password',
    request: emailRequest,
    answers: {
      200: { description: 'The same for every address', body: detailAnswer },
      400: { description: 'Fields are missing or wrong', body: fieldErrors },
      403: foreignOrigin,
      429: tooMany,
    },
    access: requireTrustedOrigin,
    async handle(exchange, { email }) {
      await requestReset(exchange, email);
      const detail = 'If an account uses this address, a link to set a new password is on its way.';
      return { body: { detail } };
    },
  }),
  defineRoute({
    path: '/api/auth/password/reset/',
    method: 'POST',
    summary: "Set a new password with uid and token of a link, this API's or Django's",
    request: passwordResetRequest,
    answers: {
      200: {
        description: 'The password is set; every session and refresh token has ended',
        body: detailAnswer,
      },
      400: { description: 'The link is void, or the password is refused', body: fieldErrors },
      403: foreignOrigin,
      429: tooMany,
    },
    access: requireTrustedOrigin,
    async handle(exchange, { new_password, ...link }) {
      await resetPassword(exchange, { ...link, newPassword: new_password });
      return { body: { detail: 'Your password is set. You can sign in with it now.' } };
    },
  }),
  defineRoute({
    path: '/api/auth/password/change/',
    method: 'POST',
    summary: 'Change the password; every other session and every refresh token ends',
    request: passwordChangeRequest,
    answers: {
      200: {
        description: 'Changed; with tokens also new ones, the old ones having ended',
        body: signedInAnewAnswer,
      },
      400: { description: 'The old password is wrong, or the new one is refused', body: fieldErrors },
      401: anonymous,
      403: csrfRefusal,
      429: tooMany,
    },
    access: requireRequestUser,
    async handle(exchange, fields) {
      const { user } = exchange;
      const passwords = { oldPassword: fields.old_password, newPassword: fields.new_password };
      const tokens = await changePassword(exchange, { user, ...passwords });
      return { body: { detail: 'Your password is changed.', ...showTokens(tokens) } };
    },
  }),
  defineRoute({
    path: '/api/auth/reauthenticate/',
    method: 'POST',
    summary:
      'Give the password again, and a second factor where there is one, for changes that need a recent sign-in',
    request: reauthenticationRequest,
    answers: {
      200: {
        description: 'Signed in again; with tokens, also a new access token',
        body: signedInAnewAnswer,
      },
      400: { description: 'The password or the second factor is wrong', body: fieldErrors },
      401: anonymous,
      403: { description: 'CSRF check failed, or code second_factor_required', body: factorOwed },
      429: tooMany,
    },
    access: requireRequestUser,
    async handle(exchange, fields) {
      const { user } = exchange;
      if (!(await checkOwnPassword(exchange, { user, password: fields.password }))) {
        throw badRequest({ password: [wrongPassword] });
      }
      await requireSecondFactorAgain(exchange, user, fields); // setup: factors
      const access = await renewSignIn(exchange, user);
      exchange.events({ name: 'reauthenticated', userId: user.id });
      return { body: { detail: 'Thank you.', ...showTokens(access) } };
    },
  }),
];

function showTokens(tokens: NewTokens | null) {
  if (tokens === null) return {};
  const { access, accessExpiresAt, refresh } = tokens;
  return {
    access,
    access_expires: Math.floor(accessExpiresAt.getTime() / 1000),
    ...(refresh !== undefined && { refresh }),
  };
}
