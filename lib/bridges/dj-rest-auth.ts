import { isRecord } from '@/lib/django/python/record';
import type {
  AskBackEnd,
  BackEndAnswer,
  Bridge,
  BridgeParts,
  CreateBridge,
  Exchange,
  Handlers,
} from './bridge';
import { requireWords, textOf } from './shared/ask-back-end';
import { createAbsorb, sessionHeaders } from './shared/back-end-session';
import { relayRefusal } from './shared/field-errors';
import { createHeldCredential } from './shared/held-credential';
import {
  notAuthenticated,
  notSupported,
  Refusal,
  tokenRefused,
  unavailable,
  wrongCredentials,
} from './shared/refusal';
import { done } from './shared/sentences';
import { readSetCookies } from './shared/set-cookies';
import { readClaims } from './shared/tokens/access-claims';
import { createTokenAuthorization } from './shared/tokens/token-authorization';
import { createTokenPairs } from './shared/tokens/token-pairs';
import { readUserAt, toUserAnswer } from './shared/user';

const me = 'user/';
const newPasswordNames = { uid: 'token', new_password1: 'new_password', new_password2: 'new_password' };

type Credential = Pick<Bridge, 'authorize' | 'absorb'> & { handlers: Handlers };

export const createDjRestAuthBridge: CreateBridge = (parts) => {
  const { handlers, ...credential } =
    parts.config.strategy === 'jwt' ? createWithPairs(parts) : createWithSession(parts);
  const canRegister = createRegistrationProbe(parts.ask);
  return {
    offers: async (exchange) => ({ sign_in: ['password'], registration: await canRegister(exchange) }),
    handlers: { ...handlers, ...createAccountHandlers(parts.ask, credential) },
    ownPaths: ['login/', 'logout/', 'token/', 'registration/$', 'mfa/'],
    ...credential,
  };
};

function createWithPairs(parts: BridgeParts): Credential {
  const { ask, settings } = parts;
  const { headersFor, authorize } = createTokenAuthorization(ask, { given: settings.tokenType, path: me });
  const pairs = createTokenPairs(parts, {
    obtain: async (exchange, credentials) => readPair(await logIn(ask, exchange, credentials)),
    async renew(exchange, refresh) {
      const answer = await ask(exchange, 'token/refresh/', { json: { refresh } });
      return answer.status === 401 ? requireWords(answer) : readPair(answer);
    },
    async revoke(exchange, refresh) {
      const answer = await ask(exchange, 'logout/', { json: { refresh } });
      // With JWT_AUTH_HTTPONLY it looks for its cookie alone. It deletes that one last in any case, which tells the name.
      const name = [...readSetCookies(answer.headers).keys()].at(-1);
      if (answer.status === 401 && name !== undefined)
        await ask(exchange, 'logout/', { json: { refresh }, headers: { cookie: `${name}=${refresh}` } });
    },
    readUser: async (exchange, access) =>
      readUserAt(ask, exchange, { path: me, headers: await headersFor(exchange, access) }),
  });
  return {
    handlers: {
      ...pairs.handlers,
      async 'POST verify/'(exchange, { token }) {
        const answer = await ask(exchange, 'token/verify/', { json: { token } });
        if (answer.status === 200) return { body: {} };
        throw tokenRefused();
      },
    },
    authorize,
  };
}

/** From the body, or with JWT_AUTH_HTTPONLY from a cookie whose name is a setting. */
function readPair({ status, body, headers }: BackEndAnswer) {
  const access = status === 200 ? textOf(body, 'access') : null;
  if (access === null) throw unavailable(`an answer ${status} without an access token; is USE_JWT on?`);
  const inCookie = [...readSetCookies(headers).values()].find(
    (value) => readClaims(value)?.token_type === 'refresh',
  );
  return { access, refresh: textOf(body, 'refresh') ?? inCookie ?? null };
}

function createWithSession(parts: BridgeParts): Credential {
  const { ask, settings } = parts;
  /** A DRF token goes first: projects that have one authenticate by it. Else the cookies of a session. */
  const authorization = (held: Record<string, string>): Record<string, string> => {
    const { token, ...cookies } = held;
    if (token !== undefined) return { authorization: `${settings.tokenType ?? 'Token'} ${token}` };
    return sessionHeaders(cookies, settings.url);
  };
  const held = createHeldCredential(parts, {
    async open(exchange, credentials) {
      const answer = await logIn(ask, exchange, credentials);
      const token = textOf(answer.body, 'key');
      const cookies = Object.fromEntries(readSetCookies(answer.headers));
      if (token === null && Object.keys(cookies).length === 0)
        throw unavailable('a sign-in was answered with neither a token nor a session; is USE_JWT on?');
      return token === null ? cookies : { token };
    },
    async close(exchange, value) {
      // 401, 403: it has ended already.
      await ask(exchange, 'logout/', { method: 'POST', headers: authorization(value) });
    },
    readUser: (exchange, value) => readUserAt(ask, exchange, { path: me, headers: authorization(value) }),
  });
  return {
    handlers: held.handlers,
    async authorize(exchange) {
      const value = await held.read(exchange);
      return value === null ? {} : authorization(value);
    },
    absorb: createAbsorb(held),
  };
}

/** Throws Refusal: 401 for wrong credentials, 403 where the account has a second factor of dj-rest-auth's own. */
async function logIn(
  ask: AskBackEnd,
  exchange: Exchange,
  { username, password }: { username: string; password: string },
): Promise<BackEndAnswer> {
  // A name that is no address would be refused as one.
  const json = { username, password, ...(username.includes('@') && { email: username }) };
  const answer = await ask(exchange, 'login/', { json });
  if (isRecord(answer.body) && answer.body.mfa_required === true) {
    const detail = 'This account has a second factor, which this site cannot ask for.';
    throw new Refusal(403, { detail, code: 'second_factor_not_supported' });
  }
  if (answer.status === 400 && isRecord(answer.body) && 'non_field_errors' in answer.body)
    throw wrongCredentials();
  return answer.status < 300 ? answer : relayRefusal(answer, { email: 'username' });
}

function createAccountHandlers(
  ask: AskBackEnd,
  { authorize, absorb }: Omit<Credential, 'handlers'>,
): Handlers {
  /** Ask for a visitor who is signed in. Throws Refusal 401 for others. */
  async function askAs(exchange: Exchange, path: string, call: { method?: 'PATCH'; json: object }) {
    const headers = await authorize(exchange);
    if (Object.keys(headers).length === 0) throw notAuthenticated();
    const answer = await ask(exchange, path, { ...call, headers });
    await absorb?.(exchange, answer.headers);
    return answer;
  }

  return {
    async 'PATCH me/'(exchange, json) {
      const answer = await askAs(exchange, me, { method: 'PATCH', json });
      if (answer.status !== 200 || !isRecord(answer.body)) return relayRefusal(answer);
      return { body: toUserAnswer(answer.body) };
    },
    async 'POST register/'(exchange, { username, email, password }) {
      const json = { username, email, password1: password, password2: password };
      const answer = await ask(exchange, 'registration/', { json, mayBeMissing: true });
      if (answer.status === 404) throw notSupported();
      if (answer.status >= 300) relayRefusal(answer, { password1: 'password', password2: 'password' });
      return { status: 201, body: { detail: done.registered } };
    },
    async 'POST verify-email/'(exchange, { token }) {
      const answer = await ask(exchange, 'registration/verify-email/', {
        json: { key: token },
        mayBeMissing: true,
      });
      if (answer.status === 404) throw new Refusal(400, { token: ['This link is no longer valid.'] });
      if (answer.status >= 300) relayRefusal(answer, { key: 'token' });
      return { body: { detail: done.confirmed } };
    },
    async 'POST verify-email/resend/'(exchange, { email }) {
      const answer = await ask(exchange, 'registration/resend-email/', {
        json: { email },
        mayBeMissing: true,
      });
      if (answer.status >= 300 && answer.status !== 404) relayRefusal(answer);
      return { body: { detail: done.resent } };
    },
    async 'POST password/forgot/'(exchange, { email }) {
      const answer = await ask(exchange, 'password/reset/', { json: { email } });
      if (answer.status >= 300) relayRefusal(answer);
      return { body: { detail: done.forgotten } };
    },
    async 'POST password/reset/'(exchange, { uid, token, new_password }) {
      const json = { uid, token, new_password1: new_password, new_password2: new_password };
      const answer = await ask(exchange, 'password/reset/confirm/', { json });
      if (answer.status >= 300) relayRefusal(answer, newPasswordNames);
      return { body: { detail: done.reset } };
    },
    async 'POST password/change/'(exchange, { old_password, new_password }) {
      const json = { old_password, new_password1: new_password, new_password2: new_password };
      const answer = await askAs(exchange, 'password/change/', { json });
      if (answer.status >= 300) relayRefusal(answer, newPasswordNames);
      return { body: { detail: done.changed } };
    },
  };
}

/** Whether the project has mounted the paths of registration, which are a part of their own. Asked until it is known. */
function createRegistrationProbe(ask: AskBackEnd): (exchange: Exchange) => Promise<boolean> {
  let known: boolean | undefined;
  return async (exchange) => {
    known ??= (await ask(exchange, 'registration/', { mayBeMissing: true })).status !== 404;
    return known;
  };
}
