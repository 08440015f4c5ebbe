// /api/auth/second-factor/: the second half of a sign-in whose password was right.
import { loginAnswer } from '@/lib/contract/answers';
import { detailError, fieldErrors } from '@/lib/contract/errors';
import { secondFactorAnswer, secondFactorRequest } from '@/lib/contract/factors';
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../../http/exchange';
import { badRequest, unauthorized } from '../../http/http-error';
import { csrfRefusal } from '../../http/refusals';
import { defineRoute, type Route } from '../../http/route';
import { requireCsrf } from '../../sessions/csrf';
import { getRequestUser } from '../../sign-in/authentication';
import { openSessionFor, openTokens } from '../../sign-in/login';
import { askForPasskey } from '../passkey-answers';
import { forgetPendingSignIn, readPendingSignIn } from '../pending-sign-in';
import { provePossession } from '../possession';
import { listOwedFactors, listTypes } from '../second-factor';

const nobodyWaits = { description: 'Nobody waits for it here (code no_pending_sign_in)', body: detailError };

export const secondFactorRoutes: Route[] = [
  defineRoute({
    path: '/api/auth/second-factor/',
    method: 'GET',
    summary: 'Which factors can be given, and what to ask a passkey; also for a user who is asked again',
    answers: { 200: { description: 'The factors', body: secondFactorAnswer }, 401: nobodyWaits },
    async handle(exchange) {
      const user = (await readPendingSignIn(exchange)) ?? (await getRequestUser(exchange));
      if (user === null) throw noPendingSignIn();
      const factors = await listOwedFactors(exchange, user);
      const hasPasskey = factors.some(({ type }) => type === 'webauthn');
      const passkey = hasPasskey
        ? await askForPasskey(exchange, { factors, userVerification: 'preferred' })
        : null;
      return { body: { factors: listTypes(factors), passkey } };
    },
  }),
  defineRoute({
    path: '/api/auth/second-factor/',
    method: 'POST',
    summary: 'Finish a sign-in with a code or a passkey',
    request: secondFactorRequest,
    answers: {
      200: { description: 'Signed in, as login answers', body: loginAnswer },
      400: { description: 'The code or passkey is wrong or missing', body: fieldErrors },
      401: nobodyWaits,
      403: csrfRefusal,
      429: { description: 'Too many wrong ones', body: detailError },
    },
    access: requireCsrf,
    async handle(exchange, proof) {
      const user = await requirePending(exchange);
      const factors = await listOwedFactors(exchange, user);
      // Removed meanwhile: what was asked for is not there, so the sign-in begins again.
      if (factors.length === 0) throw noPendingSignIn();
      if (proof.code === undefined && proof.credential === undefined) {
        throw badRequest({ code: ['This field is required.'] });
      }
      await provePossession(exchange, { user, factors, proof });
      await forgetPendingSignIn(exchange);
      exchange.events({ name: 'login', userId: user.id, address: exchange.clientAddress });
      const isByTokens = exchange.config.strategy === 'jwt';
      return { body: await (isByTokens ? openTokens(exchange, user) : openSessionFor(exchange, user)) };
    },
  }),
];

async function requirePending(exchange: Exchange): Promise<User> {
  const user = await readPendingSignIn(exchange);
  if (user === null) throw noPendingSignIn();
  return user;
}

function noPendingSignIn() {
  return unauthorized({ detail: 'Sign in with your password first.', code: 'no_pending_sign_in' });
}
