// allauth headless 65, its `browser` client: `/_allauth/browser/v1/…` with Django's session. The links of its mails lead to
// the front end's pages where the project says so in HEADLESS_FRONTEND_URLS; docs/bridges.md has the lines.
import { z } from 'zod';
import type { UserAnswer } from '@/lib/contract/answers';
import type { BackEndAnswer, BackEndCall, CreateBridge, Exchange } from './bridge';
import { errorsOf, isSignedIn, readPending, relayErrors, settingsAnswer } from './shared/allauth/answers';
import { createAllauthSessions } from './shared/allauth/sessions';
import { createAbsorb, type SessionCookies, sessionHeaders, withAnswer } from './shared/back-end-session';
import { createHeldCredential } from './shared/held-credential';
import { notAuthenticated, Refusal, unavailable, wrongCredentials } from './shared/refusal';
import { createSealedCookie } from './shared/sealed-cookie';
import { done } from './shared/sentences';
import { toUserAnswer } from './shared/user';

// allauth forgets a sign-in that waits after 15 minutes.
const pendingSeconds = 900;
// Of the second factors, what a typed code can be. A passkey would be bound to the back end's own host name.
const codeTypes = ['totp', 'recovery_codes'];

type Visit = { answer: BackEndAnswer; cookies: SessionCookies };

export const createAllauthBridge: CreateBridge = (parts) => {
  const { ask, config, settings } = parts;
  const cookie = { ...config.cookies.session.cookie, name: 'second_factor' };
  const pending = createSealedCookie({ config, cookie, schema: z.record(z.string(), z.string()) });

  async function call(exchange: Exchange, before: SessionCookies, path: string, given: BackEndCall = {}) {
    const headers = { ...given.headers, ...sessionHeaders(before, settings.url) };
    const answer = await ask(exchange, path, { ...given, headers });
    return { answer, cookies: withAnswer(before, answer.headers) };
  }

  /** What the project allows, and a CSRF cookie for a stranger. */
  async function readSettings(exchange: Exchange) {
    const { answer, cookies } = await call(exchange, {}, 'config');
    const read = settingsAnswer.safeParse(answer.body);
    if (!read.success) throw unavailable('GET config was not answered as allauth headless does');
    return { ...read.data.data, cookies };
  }

  async function callAsStranger(exchange: Exchange, path: string, json: object): Promise<Visit> {
    const { cookies } = await readSettings(exchange);
    const visit = await call(exchange, cookies, path, { json });
    // Signed in by it: nobody is given this session, so it must not stay in the list of open ones.
    if (isSignedIn(visit.answer)) await call(exchange, visit.cookies, 'auth/session', { method: 'DELETE' });
    return visit;
  }

  /** For who is signed in. Throws Refusal 401 for others. */
  async function callAs(exchange: Exchange, path: string, given: BackEndCall = {}): Promise<BackEndAnswer> {
    const before = await held.read(exchange);
    if (before === null) throw notAuthenticated();
    const { answer, cookies } = await call(exchange, before, path, given);
    if (cookies !== before) await held.keep(exchange, cookies);
    if (answer.status === 401 && readPending(answer) !== null) throw notAuthenticated();
    return answer;
  }

  /** The cookies of a sign-in that is complete. Throws Refusal for any other: a session that waits is no session. */
  async function complete(exchange: Exchange, { answer, cookies }: Visit): Promise<SessionCookies> {
    if (isSignedIn(answer)) return cookies;
    const flow = readPending(answer);
    if (flow?.id === 'mfa_authenticate') {
      const factors = codeTypes.filter((type) => flow.types?.includes(type));
      if (factors.length === 0)
        throw stepRefused('This account has a second factor that this site cannot ask for.');
      pending.send(exchange, await pending.seal(cookies), pendingSeconds);
      const detail = 'Please give your second factor.';
      throw new Refusal(401, { detail, code: 'second_factor_required', factors });
    }
    if (flow?.id === 'mfa_trust')
      return complete(exchange, await call(exchange, cookies, 'auth/2fa/trust', { json: { trust: false } }));
    if (flow?.id === 'verify_email') {
      const detail = 'Please confirm your e-mail address first. We have sent you a link.';
      throw new Refusal(401, { detail, code: 'email_not_verified' });
    }
    if (flow !== null && flow.id !== null)
      throw stepRefused('This sign-in has a step that this site cannot show.');
    if (flow !== null) throw wrongCredentials();
    return relayErrors(answer, { email: 'username', phone: 'username' });
  }

  const held = createHeldCredential(parts, {
    async open(exchange, { username, password }) {
      const { account, cookies } = await readSettings(exchange);
      const json = { [loginField(account.login_methods, username)]: username, password };
      const visit = await call(exchange, cookies, 'auth/login', { json });
      if (errorsOf(visit.answer).some(({ code }) => code?.endsWith('_password_mismatch')))
        throw wrongCredentials();
      return complete(exchange, visit);
    },
    async close(exchange, cookies) {
      // 401: as it should be, nobody is signed in.
      await call(exchange, cookies, 'auth/session', { method: 'DELETE' });
    },
    async readUser(exchange, cookies): Promise<UserAnswer | null> {
      const { answer } = await call(exchange, cookies, 'auth/session');
      if (isSignedIn(answer)) return toUserAnswer(answer.body.data.user);
      if (readPending(answer) === null)
        throw unavailable(`GET auth/session was answered ${answer.status} without a user`);
      return null;
    },
  });

  async function requirePending(exchange: Exchange): Promise<SessionCookies> {
    const found = await pending.read(exchange);
    if (found.status === 'held') return found.value;
    throw nobodyWaits();
  }

  return {
    async offers(exchange) {
      const { account, usersessions } = await readSettings(exchange);
      return {
        sign_in: ['password'],
        registration: account.is_open_for_signup,
        password_reset: account.password_reset_by_code_enabled !== true,
        sessions: usersessions !== undefined,
      };
    },
    handlers: {
      ...held.handlers,
      ...createAllauthSessions(callAs),
      async 'GET second-factor/'(exchange) {
        const { answer } = await call(exchange, await requirePending(exchange), 'auth/session');
        const flow = readPending(answer);
        if (flow?.id !== 'mfa_authenticate') throw nobodyWaits();
        return { body: { factors: codeTypes.filter((type) => flow.types?.includes(type)), passkey: null } };
      },
      async 'POST second-factor/'(exchange, { code }) {
        const before = await requirePending(exchange);
        if (code === undefined) throw new Refusal(400, { code: ['This field is required.'] });
        const visit = await call(exchange, before, 'auth/2fa/authenticate', { json: { code } });
        // 409: it has waited too long.
        if (visit.answer.status === 409) {
          pending.forget(exchange);
          throw nobodyWaits();
        }
        const reply = await held.signIn(exchange, await complete(exchange, visit));
        pending.forget(exchange);
        return reply;
      },
      async 'POST register/'(exchange, json) {
        const { answer } = await callAsStranger(exchange, 'auth/signup', json);
        if (answer.status === 403) throw new Refusal(403, { detail: 'Registration is closed.' });
        // 401: the address is to be confirmed first.
        if (![200, 401].includes(answer.status)) relayErrors(answer);
        return { status: 201, body: { detail: done.registered } };
      },
      async 'POST verify-email/'(exchange, { token }) {
        const { answer } = await callAsStranger(exchange, 'auth/email/verify', { key: token });
        if (answer.status === 409) throw new Refusal(400, { token: ['This link is no longer valid.'] });
        if (![200, 401].includes(answer.status)) relayErrors(answer, { key: 'token' });
        return { body: { detail: done.confirmed } };
      },
      async 'POST password/forgot/'(exchange, { email }) {
        const { answer } = await callAsStranger(exchange, 'auth/password/request', { email });
        if (![200, 401].includes(answer.status)) relayErrors(answer);
        return { body: { detail: done.forgotten } };
      },
      async 'POST password/reset/'(exchange, { token, new_password }) {
        // A blank one asks only whether the link is good.
        const { answer } =
          new_password === ''
            ? await call(exchange, {}, 'auth/password/reset', { headers: { 'x-password-reset-key': token } })
            : await callAsStranger(exchange, 'auth/password/reset', { key: token, password: new_password });
        if (![200, 401].includes(answer.status))
          relayErrors(answer, { key: 'token', password: 'new_password' });
        if (new_password === '') throw new Refusal(400, { new_password: ['This field may not be blank.'] });
        return { body: { detail: done.reset } };
      },
      async 'POST password/change/'(exchange, { old_password, new_password }) {
        const json = { current_password: old_password, new_password };
        const answer = await callAs(exchange, 'account/password/change', { json });
        if (answer.status !== 200) relayErrors(answer, { current_password: 'old_password' });
        return { body: { detail: done.changed } };
      },
      async 'POST reauthenticate/'(exchange, json) {
        const answer = await callAs(exchange, 'auth/reauthenticate', { json });
        if (answer.status !== 200) relayErrors(answer);
        return { body: { detail: 'Thank you.' } };
      },
    },
    ownPaths: ['auth/', 'account/'],
    async authorize(exchange) {
      const cookies = await held.read(exchange);
      return cookies === null ? {} : sessionHeaders(cookies, settings.url);
    },
    absorb: createAbsorb(held),
  };
};

/** An address where the project takes one; else what it takes. */
function loginField(methods: readonly string[], typed: string): string {
  if (typed.includes('@') && methods.includes('email')) return 'email';
  return methods.includes('username') ? 'username' : (methods[0] ?? 'username');
}

function stepRefused(detail: string): Refusal {
  return new Refusal(403, { detail, code: 'second_factor_not_supported' });
}

function nobodyWaits(): Refusal {
  return new Refusal(401, { detail: 'Sign in with your password first.', code: 'no_pending_sign_in' });
}
