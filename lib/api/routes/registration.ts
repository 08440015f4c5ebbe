// /api/auth/register/ and /api/auth/verify-email/…: a new account, and the confirmation of its address.
import { emailRequest, registerRequest, verifyEmailRequest } from '@/lib/contract/account-requests';
import { detailAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { resendVerification, verifyEmail } from '../account/email-verification';
import { register } from '../account/registration';
import { foreignOrigin, tooMany } from '../http/refusals';
import { defineRoute, type Route } from '../http/route';
import { requireTrustedOrigin } from '../sessions/csrf';

export const registrationRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/register/',
    method: 'POST',
    summary: 'Create an account',
    request: registerRequest,
    answers: {
      201: {
        description: 'Created, or the owner of the address was told; both look alike',
        body: detailAnswer,
      },
      400: { description: 'Fields are missing or wrong, or the username is taken', body: fieldErrors },
      403: {
        description: 'The Origin header is not trusted, or registration is closed (code registration_closed)',
        body: detailError,
      },
      429: tooMany,
    },
    access: requireTrustedOrigin,
    async handle(exchange, account) {
      return { status: 201, body: { detail: await register(exchange, account) } };
    },
  }),
  defineRoute({
    path: '/api/auth/verify-email/',
    method: 'POST',
    summary: 'Confirm the address of a new account with the token of the mail',
    request: verifyEmailRequest,
    answers: {
      200: { description: 'Confirmed', body: detailAnswer },
      400: { description: 'The token is void', body: fieldErrors },
      403: foreignOrigin,
      429: tooMany,
    },
    access: requireTrustedOrigin,
    async handle(exchange, { token }) {
      await verifyEmail(exchange, token);
      return { body: { detail: 'Your address is confirmed. You can sign in now.' } };
    },
  }),
  defineRoute({
    path: '/api/auth/verify-email/resend/',
    method: 'POST',
    summary: 'Send the confirmation mail again',
    request: emailRequest,
    answers: {
      200: { description: 'The same for every address', body: detailAnswer },
      400: { description: 'Fields are missing or wrong', body: fieldErrors },
      403: foreignOrigin,
      429: tooMany,
    },
    access: requireTrustedOrigin,
    async handle(exchange, { email }) {
      await resendVerification(exchange, email);
      return { body: { detail: 'If this address waits to be confirmed, a new link is on its way.' } };
    },
  }),
];
