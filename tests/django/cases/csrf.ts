// CSRF: secrets and masks made by either side, and every reason and status for tokens that are missing, wrong, or
// come from a wrong place.
import { createVisitor, publicHost, type RequestOptions } from '../http-client';
import type { Checker } from '../report';
import { type Side, sides, type World } from '../world';
import { madeBy, other, read } from './sessions';

const secret = 'abcdefghijklmnopqrstuvwxyzABCDEF';
const otherSecret = 'ZYXWVUTSRQPONMLKJIHGFEDCBAzyxwvu';
// A mask of thirty-two "a" (zero) leaves the secret as it is.
const masked = 'a'.repeat(32) + secret;

type Attempt = {
  name: string;
  cookie?: string;
  headers?: Record<string, string>;
  form?: Record<string, string>;
};

const good = { 'x-csrftoken': masked };
const https = { 'x-forwarded-proto': 'https' };

const attempts: Attempt[] = [
  { name: 'bare secret as token', cookie: secret, headers: { 'x-csrftoken': secret } },
  { name: 'masked token', cookie: secret, headers: good },
  { name: 'masked cookie of an old Django', cookie: masked, headers: good },
  { name: 'token in the form', cookie: secret, form: { csrfmiddlewaretoken: masked } },
  {
    name: 'wrong token in the form wins over a good header',
    cookie: secret,
    headers: good,
    form: { csrfmiddlewaretoken: otherSecret },
  },
  {
    name: 'empty token in the form falls back to the header',
    cookie: secret,
    headers: good,
    form: { csrfmiddlewaretoken: '' },
  },
  { name: 'no cookie, no token' },
  { name: 'no cookie', headers: good },
  { name: 'empty cookie', cookie: '', headers: good },
  { name: 'no token', cookie: secret },
  { name: 'empty header', cookie: secret, headers: { 'x-csrftoken': '' } },
  { name: 'wrong token', cookie: secret, headers: { 'x-csrftoken': otherSecret } },
  { name: 'wrong masked token', cookie: secret, headers: { 'x-csrftoken': `${masked.slice(0, -1)}x` } },
  { name: 'short token', cookie: secret, headers: { 'x-csrftoken': 'abc' } },
  { name: 'token of 33', cookie: secret, headers: { 'x-csrftoken': `${secret}x` } },
  { name: 'token with a dash', cookie: secret, headers: { 'x-csrftoken': `-${secret.slice(1)}` } },
  { name: 'form token of wrong length', cookie: secret, form: { csrfmiddlewaretoken: 'abc' } },
  { name: 'form token with a dash', cookie: secret, form: { csrfmiddlewaretoken: `-${secret.slice(1)}` } },
  { name: 'form token incorrect', cookie: secret, form: { csrfmiddlewaretoken: otherSecret } },
  { name: 'cookie of wrong length', cookie: 'abc', headers: good },
  { name: 'cookie with a dash', cookie: `-${secret.slice(1)}`, headers: good },
  { name: 'own origin', cookie: secret, headers: { ...good, origin: `http://${publicHost}` } },
  { name: 'trusted origin', cookie: secret, headers: { ...good, origin: 'http://localhost:3000' } },
  { name: 'trusted by wildcard', cookie: secret, headers: { ...good, origin: 'https://a.trusted.example' } },
  { name: 'wildcard itself', cookie: secret, headers: { ...good, origin: 'https://trusted.example' } },
  {
    name: 'wildcard with a port',
    cookie: secret,
    headers: { ...good, origin: 'https://a.trusted.example:8443' },
  },
  {
    name: 'wildcard with another scheme',
    cookie: secret,
    headers: { ...good, origin: 'http://a.trusted.example' },
  },
  {
    name: 'wildcard look-alike',
    cookie: secret,
    headers: { ...good, origin: 'https://eviltrusted.example' },
  },
  { name: 'upper-case origin', cookie: secret, headers: { ...good, origin: 'HTTP://LOCALHOST:3000' } },
  { name: 'origin with a slash', cookie: secret, headers: { ...good, origin: 'http://localhost:3000/' } },
  { name: 'origin with another port', cookie: secret, headers: { ...good, origin: 'http://localhost:3001' } },
  {
    name: 'origin with another scheme',
    cookie: secret,
    headers: { ...good, origin: `https://${publicHost}` },
  },
  { name: 'foreign origin', cookie: secret, headers: { ...good, origin: 'https://evil.example' } },
  { name: 'null origin', cookie: secret, headers: { ...good, origin: 'null' } },
  { name: 'empty origin', cookie: secret, headers: { ...good, origin: '' } },
  { name: 'unparsable origin', cookie: secret, headers: { ...good, origin: 'http://[::1' } },
  { name: 'foreign origin without any token', headers: { origin: 'https://evil.example' } },
  {
    name: 'plain http needs no referer',
    cookie: secret,
    headers: { ...good, referer: 'https://evil.example/' },
  },
  { name: 'https without referer', cookie: secret, headers: { ...good, ...https } },
  {
    name: 'https, own referer',
    cookie: secret,
    headers: { ...good, ...https, referer: `https://${publicHost}/login` },
  },
  {
    name: 'https, trusted referer',
    cookie: secret,
    headers: { ...good, ...https, referer: 'https://b.trusted.example/x' },
  },
  {
    name: 'https, trusted host, whatever scheme was trusted',
    cookie: secret,
    headers: { ...good, ...https, referer: 'https://localhost:3000/' },
  },
  {
    name: 'https, foreign referer',
    cookie: secret,
    headers: { ...good, ...https, referer: 'https://evil.example/x?y' },
  },
  {
    name: 'https, insecure referer',
    cookie: secret,
    headers: { ...good, ...https, referer: `http://${publicHost}/` },
  },
  { name: 'https, referer without host', cookie: secret, headers: { ...good, ...https, referer: '/login' } },
  {
    name: 'https, malformed referer',
    cookie: secret,
    headers: { ...good, ...https, referer: 'https://[::1' },
  },
  {
    name: 'https, own origin, foreign referer',
    cookie: secret,
    headers: { ...good, ...https, origin: `https://${publicHost}`, referer: 'https://evil.example/' },
  },
];

/** Needs SECURE_PROXY_SSL_HEADER and CSRF_TRUSTED_ORIGINS as in `csrfSettings`. */
export async function checkCsrf(world: World, check: Checker): Promise<void> {
  await world.ask('create_user', { username: 'csrf', password: 'csrf password' });
  for (const maker of sides) await checkCrossing(world, check, maker);
  for (const attempt of attempts) await compareAttempt(world, check, attempt);
  await checkSafeMethods(world, check);
}

export const csrfSettings = {
  SECURE_PROXY_SSL_HEADER: 'HTTP_X_FORWARDED_PROTO,https',
  CSRF_TRUSTED_ORIGINS: 'http://localhost:3000,https://*.trusted.example',
  SESSION_COOKIE_SECURE: 'false',
  CSRF_COOKIE_SECURE: 'false',
};

async function checkCrossing(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const visitor = createVisitor();
  const token = await world.csrfToken(maker, visitor);
  const cookie = visitor.cookies.get('csrftoken');
  check.equal(direction, 'the token is masked, the cookie bare', [token.length, cookie?.length], [64, 32]);
  const second = await world.csrfToken(judge, visitor);
  check.isTrue(
    direction,
    'the other side keeps the secret and masks it anew',
    visitor.cookies.get('csrftoken') === cookie && second !== token,
  );
  const plain = await world.send('django', visitor, '/conformance/protected/', {
    method: 'POST',
    headers: { 'x-csrftoken': token },
  });
  check.equal(
    direction,
    'a plain Django view accepts cookie and token',
    [plain.status, plain.json],
    [200, { reason: null }],
  );

  for (const used of [token, second]) {
    const credentials = { username: 'csrf', password: 'csrf password' };
    const fresh = createVisitor();
    fresh.cookies.set('csrftoken', cookie ?? '');
    const login = await world.send(judge, fresh, '/api/auth/login/', {
      method: 'POST',
      headers: { 'x-csrftoken': used },
      json: credentials,
    });
    check.equal(direction, 'login on the other side accepts cookie and token', login.status, 200);
    check.isTrue(direction, 'and rotates the secret', fresh.cookies.get('csrftoken') !== cookie);
    const stale = await world.send(maker, fresh, '/api/auth/refresh/', {
      method: 'POST',
      headers: { 'x-csrftoken': used },
    });
    check.equal(
      direction,
      'so the token seen before is refused',
      [stale.status, read(stale.json, 'detail')],
      [403, "CSRF Failed: CSRF token from the 'X-Csrftoken' HTTP header incorrect."],
    );
  }
}

/** Three judges: Django's middleware, Django's login endpoint and ours. */
async function compareAttempt(world: World, check: Checker, attempt: Attempt): Promise<void> {
  const cookie = attempt.cookie === undefined ? '' : `csrftoken=${attempt.cookie}`;
  const form = attempt.form ?? { filler: 'x' };
  const options: RequestOptions = { method: 'POST', headers: { cookie, ...attempt.headers }, form };
  const send = (side: Side, path: string) => world.send(side, createVisitor(), path, options);
  const plain = await send('django', '/conformance/protected/');
  const django = await send('django', '/api/auth/login/');
  const ours = await send('ours', '/api/auth/login/');
  const reason = read(plain.json, 'reason');
  const expected = reason === null ? 400 : 403;
  check.equal(
    'both agree',
    `login, ${attempt.name}: status`,
    [django.status, ours.status],
    [expected, expected],
  );
  check.equal('both agree', `login, ${attempt.name}: body`, ours.text, django.text);
  if (reason !== null) {
    check.equal(
      'both agree',
      `login, ${attempt.name}: reason`,
      read(ours.json, 'detail'),
      `CSRF Failed: ${reason}`,
    );
  }
}

async function checkSafeMethods(world: World, check: Checker): Promise<void> {
  for (const side of sides) {
    const visitor = createVisitor();
    await world.signIn(side, visitor, 'csrf', 'csrf password');
    for (const path of ['/api/auth/refresh/', '/api/auth/logout/']) {
      const refused = await world.send(other(side), visitor, path, { method: 'POST' });
      check.equal(
        madeBy(side),
        `a live session without token is refused by ${path}`,
        [refused.status, refused.json],
        [403, { detail: 'CSRF Failed: CSRF token missing.' }],
      );
    }
    const safe = await world.send(other(side), visitor, '/api/auth/me/', {
      headers: { origin: 'https://evil.example' },
    });
    check.equal(madeBy(side), 'GET is never checked', safe.status, 200);
  }
}
