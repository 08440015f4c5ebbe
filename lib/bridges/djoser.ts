import { isRecord } from '@/lib/django/python/record';
import type { AskBackEnd, BackEndAnswer, Bridge, CreateBridge, Exchange, Handlers } from './bridge';
import { textOf } from './shared/ask-back-end';
import { relayRefusal } from './shared/field-errors';
import { createHeldCredential } from './shared/held-credential';
import { askWithLogin } from './shared/login-field';
import { notAuthenticated, Refusal, tokenRefused, wrongCredentials } from './shared/refusal';
import { done } from './shared/sentences';
import { createSimplejwtPair } from './shared/tokens/simplejwt-pair';
import { createTokenAuthorization } from './shared/tokens/token-authorization';
import { createTokenPairs } from './shared/tokens/token-pairs';
import { readUserAt } from './shared/user';

type Authorize = Bridge['authorize'];

const me = 'users/me/';

export const createDjoserBridge: CreateBridge = (parts) => {
  const { credential, authorize, forget } =
    parts.config.strategy === 'jwt' ? createWithPairs(parts) : createWithToken(parts);
  return {
    offers: () => ({ sign_in: ['password'] }),
    handlers: { ...credential, ...createAccountHandlers(parts.ask, authorize, forget) },
    // `o/<provider>/` answers a sign-in with a pair.
    ownPaths: ['jwt/', 'token/', 'o/'],
    authorize,
  };
};

type WithCredential = {
  credential: Handlers;
  authorize: Authorize;
  /** After the account is gone. */
  forget: (exchange: Exchange) => void;
};

function createWithPairs(parts: Parameters<CreateBridge>[0]): WithCredential {
  const { ask, settings } = parts;
  const paths = { obtain: 'jwt/create/', refresh: 'jwt/refresh/', blacklist: 'jwt/blacklist/' };
  const { headersFor, authorize } = createTokenAuthorization(ask, { given: settings.tokenType, path: me });
  const pairs = createTokenPairs(parts, {
    ...createSimplejwtPair(ask, paths),
    readUser: async (exchange, access) =>
      readUserAt(ask, exchange, { path: me, headers: await headersFor(exchange, access) }),
  });
  return {
    credential: {
      ...pairs.handlers,
      async 'POST verify/'(exchange, { token }) {
        const answer = await ask(exchange, 'jwt/verify/', { json: { token } });
        if (answer.status === 200) return { body: {} };
        throw tokenRefused();
      },
    },
    authorize,
    forget: pairs.forget,
  };
}

function createWithToken(parts: Parameters<CreateBridge>[0]): WithCredential {
  const { ask, settings } = parts;
  const authorization = (token: string | undefined) => ({
    authorization: `${settings.tokenType ?? 'Token'} ${token}`,
  });
  const held = createHeldCredential(parts, {
    async open(exchange, credentials) {
      const answer = await askWithLogin(ask, exchange, 'token/login/', credentials);
      const token = answer.status === 200 ? textOf(answer.body, 'auth_token') : null;
      if (token !== null) return { token };
      const isCredentials = isRecord(answer.body) && 'non_field_errors' in answer.body;
      if (answer.status === 400 && isCredentials) throw wrongCredentials();
      return relayRefusal(answer, { email: 'username' });
    },
    async close(exchange, { token }) {
      // 401: it has ended already.
      await ask(exchange, 'token/logout/', { method: 'POST', headers: authorization(token) });
    },
    readUser: (exchange, { token }) => readUserAt(ask, exchange, { path: me, headers: authorization(token) }),
  });
  return {
    credential: held.handlers,
    async authorize(exchange): Promise<Record<string, string>> {
      const value = await held.read(exchange);
      return value === null ? {} : authorization(value.token);
    },
    forget: held.forget,
  };
}

function createAccountHandlers(
  ask: AskBackEnd,
  authorize: Authorize,
  forget: (exchange: Exchange) => void,
): Handlers {
  /** Ask for a visitor who is signed in. Throws Refusal 401 for others. */
  async function askAs(
    exchange: Exchange,
    path: string,
    call: { method?: 'DELETE'; json: object },
  ): Promise<BackEndAnswer> {
    const headers = await authorize(exchange);
    if (headers.authorization === undefined) throw notAuthenticated();
    return ask(exchange, path, { ...call, headers });
  }

  return {
    async 'POST register/'(exchange, { username, email, password }) {
      const json = { username, email, password, re_password: password };
      const answer = await ask(exchange, 'users/', { json });
      if (answer.status !== 201) relayRefusal(answer, { re_password: 'password' });
      return { status: 201, body: { detail: done.registered } };
    },
    async 'POST verify-email/'(exchange, { uid, token }) {
      if (uid === undefined) throw new Refusal(400, { token: ['This link is incomplete.'] });
      const answer = await ask(exchange, 'users/activation/', { json: { uid, token } });
      // 403: opened before.
      if (![204, 403].includes(answer.status)) relayRefusal(answer, { uid: 'token' });
      return { body: { detail: done.confirmed } };
    },
    async 'POST verify-email/resend/'(exchange, { email }) {
      const answer = await ask(exchange, 'users/resend_activation/', { json: { email } });
      // 400 without a word: this project confirms no addresses.
      if (answer.status === 400 && isRecord(answer.body) && 'email' in answer.body) relayRefusal(answer);
      return { body: { detail: done.resent } };
    },
    async 'POST password/forgot/'(exchange, { email }) {
      const answer = await ask(exchange, 'users/reset_password/', { json: { email } });
      if (answer.status !== 204) relayRefusal(answer);
      return { body: { detail: done.forgotten } };
    },
    async 'POST password/reset/'(exchange, { uid, token, new_password }) {
      const json = { uid, token, new_password, re_new_password: new_password };
      const answer = await ask(exchange, 'users/reset_password_confirm/', { json });
      if (answer.status !== 204) relayRefusal(answer, { uid: 'token', re_new_password: 'new_password' });
      return { body: { detail: done.reset } };
    },
    async 'POST password/change/'(exchange, { old_password, new_password }) {
      const json = { current_password: old_password, new_password, re_new_password: new_password };
      const answer = await askAs(exchange, 'users/set_password/', { json });
      if (answer.status !== 204)
        relayRefusal(answer, { current_password: 'old_password', re_new_password: 'new_password' });
      return { body: { detail: done.changed } };
    },
    async 'POST account/delete/'(exchange, { password }) {
      const answer = await askAs(exchange, me, { method: 'DELETE', json: { current_password: password } });
      if (answer.status !== 204) relayRefusal(answer, { current_password: 'password' });
      forget(exchange);
      return { body: { detail: done.deleted } };
    },
  };
}
