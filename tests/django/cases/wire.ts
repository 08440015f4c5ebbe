// The wire contract: the same request gets the same answer from both sides, down to headers and cookies, in every
// strategy and with or without the closing slash.
import { type Answer, createVisitor, type RequestOptions } from '../http-client';
import type { Checker } from '../report';
import { sides, type World } from '../world';

const password = 'a password for the wire';
const json = { 'content-type': 'application/json' };

const paths = [
  '/api/auth/csrf',
  '/api/auth/session',
  '/api/auth/login',
  '/api/auth/me',
  '/api/auth/refresh',
  '/api/auth/verify',
  '/api/auth/logout',
];

export async function checkWire(world: World, check: Checker): Promise<void> {
  const username = `wire_${world.env.AUTH_STRATEGY ?? 'session'}`;
  await world.ask('create_user', { username, password, email: 'wire@example.com' });
  for (const path of paths) {
    for (const slash of ['', '/']) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        await compare(world, check, `${method} ${path}${slash}`, `${path}${slash}`, { method });
      }
    }
  }
  for (const path of paths) {
    const headers = { authorization: 'Bearer x.y.z' };
    const method =
      path.endsWith('/csrf') || path.endsWith('/session') || path.endsWith('/me') ? 'GET' : 'POST';
    await compare(world, check, `${method} ${path} with a spoiled token`, `${path}/`, { method, headers });
  }
  await compare(world, check, 'unknown path', '/api/auth/nothing/', {}, ['status']);
  for (const path of ['/healthz', '/readyz', '/.well-known/jwks.json']) {
    const answers = await both(world, path, {});
    check.equal(
      'both agree',
      path,
      [answers.ours.status, answers.ours.json],
      [answers.django.status, answers.django.json],
    );
  }
  await checkLogin(world, check, username);
  await checkAccountBodies(world, check, username);
  await checkCors(world, check);
}

async function checkLogin(world: World, check: Checker, username: string): Promise<void> {
  const fullWidth = username.replace('wire', 'ｗｉｒｅ');
  const secret = 'abcdefghijklmnopqrstuvwxyzABCDEF';
  const guarded = { cookie: `csrftoken=${secret}`, 'x-csrftoken': secret };
  const bodies: [string, RequestOptions][] = [
    ['wrong password', { json: { username, password: 'wrong' } }],
    ['unknown user', { json: { username: 'nobody', password } }],
    ['nothing', { json: {} }],
    ['null fields', { json: { username: null, password: null } }],
    ['blank fields', { json: { username: ' ', password: '' } }],
    ['password of spaces', { json: { username, password: '   ' } }],
    ['list fields', { json: { username: [], password: {} } }],
    ['numbers', { json: { username: 1, password: 2.5 } }],
    ['true', { json: { username: true, password: false } }],
    ['long username', { json: { username: 'x'.repeat(255), password } }],
    ['long password', { json: { username, password: 'x'.repeat(4097) } }],
    ['NUL', { json: { username: 'a\u0000b', password } }],
    ['lone surrogate', { headers: json, body: '{"username":"\\ud800","password":"x"}' }],
    ['a list', { json: [] }],
    ['broken JSON', { headers: json, body: '{' }],
    ['text', { headers: { 'content-type': 'text/plain' }, body: 'x' }],
    ['form', { form: { username, password: 'wrong' } }],
    ['full-width username', { json: { username: fullWidth, password: 'wrong' } }],
  ];
  for (const [name, options] of bodies) {
    const headers = { ...guarded, ...options.headers };
    await compare(world, check, `login with ${name}`, '/api/auth/login/', {
      ...options,
      method: 'POST',
      headers,
    });
  }
  for (const given of [username, ` ${username} `, fullWidth]) {
    const answers = await both(world, '/api/auth/login/', {
      method: 'POST',
      headers: guarded,
      json: { username: given, password },
    });
    check.equal(
      'both agree',
      `login as ${JSON.stringify(given)}`,
      [answers.ours.status, shape(answers.ours)],
      [answers.django.status, shape(answers.django)],
    );
    check.equal(
      'both agree',
      `login as ${JSON.stringify(given)}: cookies`,
      cookieShapes(answers.ours),
      cookieShapes(answers.django),
    );
  }
}

const blankLink = { token: ' ' };
const ascii = { username: 'wire_new', email: 'wire_new@example.com', password };
const visitorBodies: [path: string, bodies: unknown[]][] = [
  [
    'register',
    [
      {},
      { ...ascii, username: 'a b', email: 'nowhere', password: '' },
      { ...ascii, username: 'x'.repeat(151) },
      { ...ascii, username: `${'x'.repeat(151)} y` },
      { ...ascii, username: 'ﷺ'.repeat(20) },
      { ...ascii, email: `${'x'.repeat(250)}@example.com` },
      { ...ascii, email: ' ' },
      { ...ascii, email: null },
      { ...ascii, password: 'wire_new' },
      { ...ascii, password: '12345' },
      { ...ascii, password: 'x'.repeat(4097) },
      { ...ascii, username: 7, email: 7, password: 7 },
      [],
    ],
  ],
  ['verify-email', [{}, blankLink, { token: 'a:b:c' }, { token: 'x'.repeat(4097) }]],
  ['verify-email/resend', [{}, { email: 'nobody' }, { email: 'nobody@example.com' }]],
  ['password/forgot', [{}, { email: 'nobody' }, { email: 'nobody@example.com' }]],
  [
    'password/reset',
    [
      {},
      { uid: 'MQ', token: 'a-b', new_password: password },
      { uid: 'MQ', token: 'a-b', new_password: '' },
      { uid: '!', token: '!', new_password: password },
    ],
  ],
];
const ownerPaths: [method: string, path: string][] = [
  ['PATCH', 'me'],
  ['POST', 'password/change'],
  ['POST', 'reauthenticate'],
  ['POST', 'email/change'],
  ['POST', 'email/confirm'],
  ['POST', 'account/delete'],
  ['GET', 'sessions'],
  ['POST', 'sessions/revoke'],
  ['POST', 'sessions/revoke-others'],
  ['POST', 'sessions/revoke-all'],
];
const ownerBodies: [method: string, path: string, bodies: unknown[]][] = [
  ['PATCH', 'me', [{ username: 'a b', first_name: 'x'.repeat(151) }, { first_name: null }, [], {}]],
  [
    'POST',
    'password/change',
    [{}, { old_password: 'x', new_password: 'y' }, { old_password: password, new_password: '1' }],
  ],
  ['POST', 'reauthenticate', [{}, { password: 'wrong' }]],
  [
    'POST',
    'email/change',
    [
      {},
      { email: 'nowhere', password },
      { email: 'wire@example.com', password },
      { email: 'a@b.example', password: 'x' },
    ],
  ],
  ['POST', 'email/confirm', [{}, blankLink, { token: 'a:b:c' }]],
  ['POST', 'account/delete', [{}, { password: 'wrong' }]],
  ['POST', 'sessions/revoke', [{}, { id: 'x' }, { id: 'x'.repeat(65) }]],
];

/** Refusals of the account's endpoints: to visitors, without credentials, and with bodies that will not do. */
async function checkAccountBodies(world: World, check: Checker, username: string): Promise<void> {
  const origin = 'http://localhost:3000';
  for (const [path, bodies] of visitorBodies) {
    const url = `/api/auth/${path}/`;
    await compare(world, check, `${path} from elsewhere`, url, {
      method: 'POST',
      json: {},
      headers: { origin: 'https://evil.example' },
    });
    for (const json of bodies) {
      const name = `${path} with ${JSON.stringify(json).slice(0, 60)}`;
      await compare(world, check, name, url, { method: 'POST', json, headers: { origin } });
    }
  }
  for (const [method, path] of ownerPaths) {
    await compare(world, check, `${method} ${path} of nobody`, `/api/auth/${path}/`, {
      method,
      headers: { origin },
    });
  }
  for (const [method, path, bodies] of ownerBodies) {
    for (const json of bodies) {
      const answers = [];
      for (const side of sides) {
        const visitor = createVisitor();
        const login = await world.signIn(side, visitor, username, password);
        const access: unknown = Object(login.json).access;
        const headers: Record<string, string> = {
          origin,
          'x-csrftoken': visitor.cookies.get('csrftoken') ?? '',
        };
        if (typeof access === 'string') headers.authorization = `Bearer ${access}`;
        const answer = await world.send(side, visitor, `/api/auth/${path}/`, { method, json, headers });
        answers.push([answer.status, withoutTimes(answer.json)]);
      }
      const name = `${method} ${path} with ${JSON.stringify(json).slice(0, 60)}`;
      check.equal('both agree', name, answers[1], answers[0]);
    }
  }
}

function withoutTimes(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('last_login' in body)) return body;
  return { ...body, last_login: null };
}

async function checkCors(world: World, check: Checker): Promise<void> {
  const origins = [undefined, 'http://localhost:3000', 'https://evil.example', 'null', 'garbage'];
  const preflight: Record<string, string> = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'x-csrftoken',
  };
  for (const origin of origins) {
    const from: Record<string, string> = origin === undefined ? {} : { origin };
    for (const [name, method, extra] of [
      ['GET', 'GET', {}],
      ['preflight', 'OPTIONS', preflight],
    ] as const) {
      for (const path of ['/api/auth/me/', '/api/auth/nothing/']) {
        const answers = await both(world, path, { method, headers: { ...from, ...extra } });
        const pick = (answer: Answer) =>
          Object.fromEntries(
            Object.entries(answer.headers)
              .filter(([header]) => header.startsWith('access-control-'))
              .sort(),
          );
        check.equal(
          'both agree',
          `CORS ${name} ${path} from ${origin ?? 'nowhere'}`,
          pick(answers.ours),
          pick(answers.django),
        );
        const varies = (answer: Answer) => /\borigin\b/i.test(String(answer.headers.vary));
        check.equal(
          'both agree',
          `CORS ${name} ${path} from ${origin ?? 'nowhere'}: Vary`,
          varies(answers.ours),
          varies(answers.django),
        );
      }
    }
  }
}

type Aspect = 'status' | 'text' | 'challenge' | 'allow' | 'cookies' | 'cache' | 'varyCookie';
const everything: Aspect[] = ['status', 'text', 'challenge', 'allow', 'cookies', 'cache', 'varyCookie'];

async function compare(
  world: World,
  check: Checker,
  name: string,
  path: string,
  options: RequestOptions,
  aspects: readonly Aspect[] = everything,
): Promise<void> {
  const answers = await both(world, path, options);
  const pick = (answer: Answer) => {
    const all: Record<Aspect, unknown> = {
      status: answer.status,
      text: answer.text,
      challenge: answer.headers['www-authenticate'],
      allow: answer.status === 405 ? answer.headers.allow : undefined,
      cookies: cookieShapes(answer),
      cache: answer.headers['cache-control'],
      varyCookie: answer.setCookies.length > 0 ? /\bcookie\b/i.test(String(answer.headers.vary)) : undefined,
    };
    return Object.fromEntries(aspects.map((aspect) => [aspect, all[aspect]]));
  };
  check.equal('both agree', name, pick(answers.ours), pick(answers.django));
  check.equal(
    'both agree',
    `${name}: says who answered`,
    [answers.django.headers['x-auth-api'], answers.ours.headers['x-auth-api']],
    ['django', 'typescript'],
  );
}

async function both(
  world: World,
  path: string,
  options: RequestOptions,
): Promise<{ django: Answer; ours: Answer }> {
  const [django, ours] = await Promise.all(
    sides.map((side) => world.send(side, createVisitor(), path, options)),
  );
  if (!django || !ours) throw new Error('two answers were asked for');
  return { django, ours };
}

/** Keys of the body and of what is in it. */
function shape(answer: Answer): unknown {
  const body = Object(answer.json);
  return [Object.keys(body), Object.keys(Object(body.user))];
}

/** Set-Cookie lines without what is random or the time of day; ages to ten seconds, as the clock goes on. */
export function cookieShapes(answer: Answer): string[] {
  return answer.setCookies.map((line) =>
    line
      .replace(/^([^=]+)=([^;]*)/, (_, name: string, value: string) => `${name}=<${kindOfValue(value)}>`)
      .replace(/Max-Age=(\d+)/, (_, age: string) => `Max-Age=${Math.ceil(Number(age) / 10) * 10}`)
      .replace(/expires=(?!Thu, 01 Jan 1970)[^;]+/, 'expires=<date>'),
  );
}

/** A session key is 32 characters long where Django made it, and 40 where it leads to its user (decision 010). */
function kindOfValue(value: string): string {
  if (value.includes('.')) return 'token';
  return /^(?:[a-z0-9]{32}|~[a-z0-9]{39})$/.test(value) ? 'session key' : String(value.length);
}
