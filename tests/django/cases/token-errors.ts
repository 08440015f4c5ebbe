// The bad requests of the world, at simplejwt's endpoints: status, body (byte for byte) and challenge of our answer
// equal those of the installed simplejwt.
import { createHmac } from 'node:crypto';
import { createVisitor, type RequestOptions } from '../http-client';
import type { Checker } from '../report';
import type { Question, World } from '../world';

type Bad = { name: string } & RequestOptions;

const jsonType = { 'content-type': 'application/json' };
const formType = { 'content-type': 'application/x-www-form-urlencoded' };
const username = 'errors';
const password = 'a password for errors';

/** Bodies that no endpoint can use, whatever its fields are called. */
const broken: Bad[] = [
  ...[
    '{',
    '}',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '{"a" 1}',
    '{a:1}',
    "{'a':1}",
    '{"a":1}}',
    '{"a":1} x',
    '[1,]',
    '[1 2]',
    '{"a":1,}',
    'nul',
    'tru',
    'None',
    '"open',
    '"bad \\x escape"',
    '"bad \\u12 escape"',
    '"control \u0001"',
    '"tab\t"',
    '{"a":NaN}',
    '{"a":Infinity}',
    '[-Infinity]',
    '01',
    '1.',
    '+1',
    '-',
    '.5',
    '\n\n  {"a":\n  x}',
    '{"é":x}',
    '\ufeff{}',
    '   ',
  ].map((body) => ({ name: `JSON ${JSON.stringify(body)}`, headers: jsonType, body })),
  {
    name: 'bad UTF-8',
    headers: jsonType,
    body: new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]),
  },
  { name: 'overlong UTF-8', headers: jsonType, body: new Uint8Array([0x22, 0xc0, 0x80, 0x22]) },
  ...['[]', '[1]', '"text"', '1', '1.5', 'true', 'null'].map((body) => ({
    name: `not an object: ${body}`,
    headers: jsonType,
    body,
  })),
  { name: 'empty object', headers: jsonType, body: '{}' },
  { name: 'no body', headers: jsonType },
  { name: 'no body, no type' },
  { name: 'empty form', headers: formType, body: 'x=1' },
  { name: 'text/plain', headers: { 'content-type': 'text/plain' }, body: 'hello' },
  {
    name: 'text/plain with charset',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'hello',
  },
  { name: 'application/xml', headers: { 'content-type': 'application/xml' }, body: '<a/>' },
  { name: 'JSON with charset', headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{}' },
  { name: 'upper-case JSON', headers: { 'content-type': 'APPLICATION/JSON' }, body: '{}' },
  { name: 'vendor JSON', headers: { 'content-type': 'application/vnd.api+json' }, body: '{}' },
  { name: 'no slash in the type', headers: { 'content-type': 'json' }, body: '{}' },
  {
    name: 'multipart',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--b--\r\n',
  },
  ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ name: `method ${method}`, method })),
];

/** What may stand in a text field. */
const fieldValues: unknown[] = [
  '',
  ' ',
  '\u00a0\u2003',
  null,
  true,
  false,
  1,
  1.5,
  [],
  ['x'],
  {},
  { x: 1 },
  'x',
  ' x ',
  'a.b.c',
  '..',
  'nul\u0000',
  '\ud800',
  'é'.repeat(300),
];

export async function checkTokenErrors(world: World, check: Checker): Promise<void> {
  await world.ask('create_user', { username, password });
  const fields: [path: string, field: string][] = [
    ['/api/token/refresh/', 'refresh'],
    ['/api/token/verify/', 'token'],
    ['/api/token/blacklist/', 'refresh'],
  ];
  for (const bad of broken) await compare(world, check, '/api/token/', bad);
  for (const [path] of fields) for (const bad of broken) await compare(world, check, path, bad);

  for (const value of fieldValues) {
    const shown = JSON.stringify(value).slice(0, 40);
    for (const [path, field] of fields)
      await compare(world, check, path, { name: `${field} is ${shown}`, json: { [field]: value } });
    await compare(world, check, '/api/token/', {
      name: `username is ${shown}`,
      json: { username: value, password },
    });
    await compare(world, check, '/api/token/', {
      name: `password is ${shown}`,
      json: { username, password: value },
    });
    await compare(world, check, '/api/token/', {
      name: `both are ${shown}`,
      json: { username: value, password: value },
    });
  }
  await compare(world, check, '/api/token/', {
    name: 'wrong password',
    json: { username, password: 'wrong' },
  });
  await compare(world, check, '/api/token/', {
    name: 'unknown user',
    json: { username: 'nobody', password },
  });
  await compare(world, check, '/api/token/', {
    name: 'other case',
    json: { username: username.toUpperCase(), password },
  });
  await compare(world, check, '/api/token/', {
    name: 'wrong password in a form',
    form: { username, password: 'wrong' },
  });
  await compare(world, check, '/api/token/', { name: 'one field of a form', form: { username } });
  await compareTokens(world, check, fields);
  await compareBearers(world, check);
}

async function compareTokens(world: World, check: Checker, fields: [string, string][]): Promise<void> {
  for (const [name, token] of await makeBadTokens(world)) {
    for (const [path, field] of fields) await compare(world, check, path, { name, json: { [field]: token } });
  }
}

/** The same tokens as credentials: only the strategies with tokens read them, the session strategy sees a visitor. */
async function compareBearers(world: World, check: Checker): Promise<void> {
  const refresh = String(await world.ask('make_token', { username, kind: 'refresh' }));
  const tokens = [...(await makeBadTokens(world)), ['refresh token where access is meant', refresh] as const];
  const headers = [
    '',
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'bearer x',
    'Basic x',
    'Token x',
    'Bearer x',
    'Bearer  x',
  ];
  for (const authorization of [...headers, ...tokens.map(([, token]) => `Bearer ${token}`)]) {
    const name =
      tokens.find(([, token]) => authorization.endsWith(token))?.[0] ?? `Authorization: ${authorization}`;
    await compare(world, check, '/api/auth/me/', { name, method: 'GET', headers: { authorization } });
  }
}

async function makeBadTokens(world: World): Promise<[name: string, token: string][]> {
  const made: [string, Record<string, unknown>][] = [
    ['expired access token', { kind: 'access', lifetime: -10 }],
    ['expired refresh token', { kind: 'refresh', lifetime: -10 }],
    ['access token where refresh is meant', { kind: 'access' }],
    ['no exp', { kind: 'refresh', without: ['exp'] }],
    ['no token_type', { kind: 'refresh', without: ['token_type'] }],
    ['no user_id', { kind: 'access', without: ['user_id'] }],
    ['unknown token_type', { kind: 'refresh', claims: { token_type: 'other' } }],
    ['iat in the future', { kind: 'refresh', claims: { iat: 4102444800 } }],
    ['nbf in the future', { kind: 'refresh', claims: { nbf: 4102444800 } }],
    ['exp is text', { kind: 'refresh', claims: { exp: 'soon' } }],
    ['sub is a number', { kind: 'refresh', claims: { sub: 1 } }],
    ['user that does not exist', { kind: 'access', claims: { user_id: '999999' } }],
  ];
  const questions = made.map(([, args]): Question => ['make_token', { username, ...args }]);
  const verdicts = await world.askAll(questions);
  const secret = String(world.env.SECRET_KEY);
  const now = Math.floor(Date.now() / 1000);
  const claims = { token_type: 'refresh', exp: now + 600, iat: now, jti: 'a'.repeat(32), user_id: '1' };
  const good = sign({ alg: 'HS256', typ: 'JWT' }, claims, secret);
  return [
    ...verdicts.map((verdict, index): [string, string] => [made[index]?.[0] ?? '', String(verdict.answer)]),
    ['signed with another key', sign({ alg: 'HS256', typ: 'JWT' }, claims, `${secret}x`)],
    ['alg none', `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`],
    ['alg None, signed', sign({ alg: 'None', typ: 'JWT' }, claims, secret)],
    ['alg HS512 in the header', sign({ alg: 'HS512', typ: 'JWT' }, claims, secret)],
    ['crit in the header', sign({ alg: 'HS256', typ: 'JWT', crit: ['exp'] }, claims, secret)],
    ['claims are a list', sign({ alg: 'HS256', typ: 'JWT' }, [1], secret)],
    ['claims are text', sign({ alg: 'HS256', typ: 'JWT' }, 'x', secret)],
    ['four parts', `${good}.x`],
    ['two parts', good.split('.').slice(0, 2).join('.')],
    ['space inside', good.replace('.', ' .')],
    ['header is not JSON', `e30x.${good.split('.').slice(1).join('.')}`],
    ['JWE-like', 'a.b.c.d.e'],
  ];
}

function sign(header: unknown, claims: unknown, secret: string): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

async function compare(world: World, check: Checker, path: string, bad: Bad): Promise<void> {
  const { name, ...request } = bad;
  const options = { method: 'POST', ...request };
  const [django, ours] = await Promise.all([
    world.send('django', createVisitor(), path, options),
    world.send('ours', createVisitor(), path, options),
  ]);
  // Where simplejwt itself fails with 500, a refusal is the better answer.
  if (django.status === 500)
    return check.isTrue(
      'both agree',
      `${path} ${name}: refused where Django fails`,
      ours.status === 401 || ours.status === 400,
      ours.status,
    );
  // Python 3.13 has a sentence of its own for a trailing comma; ours is that of the versions before.
  if (django.text.includes('Illegal trailing comma')) return;
  const show = (answer: typeof django) => [
    answer.status,
    answer.text,
    answer.headers['www-authenticate'],
    answer.status === 405 ? answer.headers.allow : undefined,
  ];
  if (django.status === 200 && ours.status === 200)
    return check.isTrue('both agree', `${path} ${name}: accepted`, true);
  check.equal('both agree', `${path} ${name}`, show(ours), show(django));
}
