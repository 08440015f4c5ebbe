// Settings by Django's names: both sides send the same Set-Cookie lines for the same environment.

import type { Environment } from '../../support/django/servers';
import { createVisitor } from '../http-client';
import type { Checker } from '../report';
import { openWorld, sides, type World, type WorldOptions } from '../world';
import { read } from './sessions';
import { cookieShapes } from './wire';

const password = 'a password for settings';

/** Each with what a session or token made under it must still do on the other side. */
export const settingSets: [name: string, env: Environment][] = [
  [
    'renamed session and CSRF cookies',
    {
      SESSION_COOKIE_NAME: 'sid',
      SESSION_COOKIE_AGE: '3600',
      SESSION_COOKIE_PATH: '/api',
      SESSION_COOKIE_SAMESITE: 'Strict',
      SESSION_COOKIE_DOMAIN: 'localhost',
      SESSION_COOKIE_HTTPONLY: 'false',
      CSRF_COOKIE_NAME: 'xsrf',
      CSRF_COOKIE_AGE: '7200',
      CSRF_COOKIE_PATH: '/api',
      CSRF_COOKIE_DOMAIN: 'localhost',
      CSRF_COOKIE_SAMESITE: 'Strict',
      CSRF_COOKIE_HTTPONLY: 'true',
      CSRF_HEADER_NAME: 'HTTP_X_XSRF_TOKEN',
    },
  ],
  [
    'secure cookies of an https origin',
    { WEB_ORIGIN: 'https://localhost:3000', API_ORIGIN: 'https://localhost:8000' },
  ],
  ['CSRF secret in the session', { CSRF_USE_SESSIONS: 'true' }],
  [
    'sessions that end with the browser, saved at every request',
    {
      SESSION_EXPIRE_AT_BROWSER_CLOSE: 'true',
      SESSION_SAVE_EVERY_REQUEST: 'true',
      SESSION_RENEW_INTERVAL: '0',
    },
  ],
  [
    'renamed refresh cookie',
    {
      AUTH_STRATEGY: 'jwt',
      JWT_COOKIE_NAME: 'rt',
      JWT_COOKIE_SAMESITE: 'Strict',
      JWT_COOKIE_SECURE: 'true',
      REFRESH_TOKEN_LIFETIME: '7200',
      ACCESS_TOKEN_LIFETIME: '60',
      ISSUER: 'https://issuer.example',
      AUDIENCE: 'the-audience',
      ALGORITHM: 'HS512',
      USER_ID_CLAIM: 'uid',
    },
  ],
  [
    'tokens without rotation, signed with a key of their own',
    {
      AUTH_STRATEGY: 'jwt',
      ROTATE_REFRESH_TOKENS: 'false',
      BLACKLIST_AFTER_ROTATION: 'false',
      SIGNING_KEY: 'signing-key-0123456789-0123456789-0123456789',
    },
  ],
];

export async function checkSettings(
  options: WorldOptions,
  name: string,
  env: Environment,
  check: Checker,
): Promise<void> {
  const world = await openWorld({ ...options, env });
  try {
    await checkSet(world, name, env, check);
  } finally {
    await world.stop();
  }
}

async function checkSet(world: World, name: string, env: Environment, check: Checker): Promise<void> {
  const username = `settings_${settingSets.findIndex(([other]) => other === name)}`;
  await world.ask('create_user', { username, password });
  const header = (env.CSRF_HEADER_NAME ?? 'HTTP_X_CSRFTOKEN')
    .replace(/^HTTP_/, '')
    .replaceAll('_', '-')
    .toLowerCase();
  const lines: Record<string, string[][]> = { django: [], ours: [] };
  for (const side of sides) {
    const visitor = createVisitor();
    const csrf = await world.send(side, visitor, '/api/auth/csrf/');
    const token = String(csrf.headers['x-csrftoken'] ?? csrf.headers[header]);
    const origin: Record<string, string> = env.WEB_ORIGIN ? { origin: env.WEB_ORIGIN } : {};
    const guarded = { method: 'POST', headers: { [header]: token, ...origin } };
    const login = await world.send(side, visitor, '/api/auth/login/', {
      ...guarded,
      json: { username, password },
    });
    check.equal('both agree', `${name}: login at ${side}`, login.status, 200);
    const isJwt = env.AUTH_STRATEGY === 'jwt';
    const answers = [csrf, login];
    for (const judge of sides) {
      const bearer: Record<string, string> = isJwt
        ? { authorization: `Bearer ${read(login.json, 'access')}` }
        : {};
      const me = await world.send(judge, visitor, '/api/auth/me/', { headers: bearer });
      check.equal(
        side === 'django' ? 'Django → ours' : 'ours → Django',
        `${name}: made by ${side}, accepted by ${judge}`,
        [me.status, read(me.json, 'username')],
        [200, username],
      );
      if (judge === side) answers.push(me);
    }
    const next = await world.send(side, visitor, '/api/auth/csrf/');
    const fresh = String(next.headers['x-csrftoken'] ?? next.headers[header]);
    for (const path of ['/api/auth/refresh/', '/api/auth/logout/']) {
      const options = { method: 'POST', headers: { [header]: fresh, ...origin } };
      const answer = await world.send(side, visitor, path, options);
      check.equal('both agree', `${name}: ${path} at ${side}`, answer.status, 200);
      answers.push(answer);
    }
    lines[side] = answers.map(cookieShapes);
  }
  check.equal(
    'both agree',
    `${name}: Set-Cookie lines of csrf, login, me, refresh, logout`,
    lines.ours,
    lines.django,
  );
}
