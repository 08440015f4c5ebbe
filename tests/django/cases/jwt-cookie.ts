// The jwt strategy: the refresh cookie and the access tokens made from it, while the servers take turns.
import { createVisitor, type Visitor } from '../http-client';
import type { Checker } from '../report';
import { type Side, sides, type World } from '../world';
import { madeBy, other, read } from './sessions';

const password = 'a password for cookies';

/** Needs AUTH_STRATEGY=jwt. */
export async function checkJwtCookie(world: World, check: Checker): Promise<void> {
  for (const maker of sides) {
    await checkTurns(world, check, maker);
    await checkRaces(world, check, maker);
    await checkTheft(world, check, maker);
    await checkReuse(world, check, maker);
    await checkOldLinks(world, check, maker);
    await checkLogout(world, check, maker);
    await checkEndings(world, check, maker);
  }
  await checkRefusals(world, check);
}

async function checkTurns(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const username = `cookie_${maker}`;
  const { visitor, login } = await signIn(world, maker, username);
  check.equal(direction, 'login answers user, access and access_expires', Object.keys(Object(login.json)), [
    'user',
    'access',
    'access_expires',
  ]);
  check.equal(direction, 'no session is opened', visitor.cookies.has('sessionid'), false);
  check.equal(direction, 'last_login is set', typeof read(read(login.json, 'user'), 'last_login'), 'string');

  const me = await world.send(judge, visitor, '/api/auth/me/', bearer(read(login.json, 'access')));
  check.equal(
    direction,
    'the access token is accepted by /me/',
    [me.status, read(me.json, 'username')],
    [200, username],
  );
  const session = await world.send(judge, visitor, '/api/auth/session/', bearer(read(login.json, 'access')));
  check.equal(direction, 'and by /session/', read(session.json, 'isAuthenticated'), true);

  let current: Side = judge;
  for (const turn of [1, 2, 3, 4]) {
    const before = visitor.cookies.get('refresh_token');
    const refresh = await world.send(current, visitor, '/api/auth/refresh/?include=user', { method: 'POST' });
    check.equal(
      direction,
      `turn ${turn}: refreshed by ${current}`,
      [refresh.status, read(read(refresh.json, 'user'), 'username')],
      [200, username],
    );
    check.isTrue(
      direction,
      `turn ${turn}: the cookie rotates`,
      visitor.cookies.get('refresh_token') !== before,
    );
    const access = read(refresh.json, 'access');
    const claims = await world.ask('read_access_token', { token: access });
    check.equal(
      direction,
      `turn ${turn}: access_expires is its exp`,
      read(refresh.json, 'access_expires'),
      read(claims, 'exp'),
    );
    current = other(current);
    const turned = await world.send(current, visitor, '/api/auth/me/', bearer(access));
    check.equal(direction, `turn ${turn}: its access token is accepted by ${current}`, turned.status, 200);
  }
}

/** Both sides derive the same successor, so a race between them has no loser. */
async function checkRaces(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const { visitor } = await signIn(world, maker, `cookie_racing_${maker}`);
  const first = cookieOf(visitor);
  const rotated = await world.send(maker, visitor, '/api/auth/refresh/', { method: 'POST' });
  check.equal(direction, 'rotated by the maker', rotated.status, 200);
  const late = await refreshWith(world, judge, first);
  check.equal(
    direction,
    'a request that was late gets the same successor there',
    [late.status, cookieIn(late.setCookies)],
    [200, cookieOf(visitor)],
  );
  const second = cookieOf(visitor);
  const racing = await Promise.all(sides.map((side) => refreshWith(world, side, second)));
  check.equal(
    direction,
    'nobody loses a race',
    racing.map((answer) => answer.status),
    [200, 200],
  );
  const ids = await Promise.all(racing.map((answer) => jtiOf(world, cookieIn(answer.setCookies))));
  check.equal(direction, 'and all get one successor', ids[0], ids[1]);
  for (const [index, side] of sides.entries()) {
    const next = await refreshWith(world, other(side), cookieIn(racing[index]?.setCookies ?? []));
    check.equal(direction, `which is good afterwards (${side})`, next.status, 200);
  }
}

async function checkTheft(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const { visitor } = await signIn(world, maker, `cookie_stolen_${maker}`);
  const stolen = cookieOf(visitor);
  await world.send(maker, visitor, '/api/auth/refresh/', { method: 'POST' });
  await world.ask('age_blacklisting', { token: stolen, seconds: 3600 });
  const reuse = await refreshWith(world, judge, stolen);
  check.equal(
    direction,
    'a token spent an hour ago is refused on the other side',
    [reuse.status, reuse.json],
    [401, { detail: 'Token is blacklisted', code: 'token_not_valid' }],
  );
  for (const side of sides) {
    const heir = await refreshWith(world, side, cookieOf(visitor));
    check.equal(direction, `and ends the whole chain (${side})`, heir.status, 401);
  }
}

/** What is told apart within the leeway, with one side's rotations judged by the other (docs/security.md). */
async function checkReuse(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const from = (token: string, side: Side, userAgent: string, address: string) =>
    refreshWith(world, side, token, { 'user-agent': userAgent, 'x-forwarded-for': address });

  const first = cookieOf((await signIn(world, maker, `cookie_browser_${maker}`)).visitor);
  const second = cookieIn((await from(first, maker, 'Firefox', '192.0.2.7')).setCookies);
  check.equal(
    direction,
    'the same browser is given the newest token',
    cookieIn((await from(first, judge, 'Firefox', '192.0.2.7')).setCookies),
    second,
  );
  const stolen = await from(first, judge, 'curl', '192.0.2.7');
  check.equal(
    direction,
    'another user agent within the leeway is refused',
    [stolen.status, stolen.json],
    [401, { detail: 'Token is blacklisted', code: 'token_not_valid' }],
  );
  check.equal(
    direction,
    'and ends the chain',
    (await from(second, maker, 'Firefox', '192.0.2.7')).status,
    401,
  );

  let token = cookieOf((await signIn(world, maker, `cookie_moving_${maker}`)).visitor);
  const statuses = [];
  // The first occasion at one side, the second at the other: both count in the same place.
  for (const side of [maker, judge]) {
    const next = cookieIn((await from(token, other(side), 'Firefox', '192.0.2.7')).setCookies);
    for (const _ of [1, 2]) statuses.push((await from(token, side, 'Firefox', '203.0.113.9')).status);
    token = next;
  }
  check.equal(
    direction,
    'another address is forgiven for one link, not for a second',
    statuses,
    [200, 200, 401, 401],
  );
  check.equal(
    direction,
    'and ends the chain',
    (await from(token, maker, 'Firefox', '192.0.2.7')).status,
    401,
  );
}

/** Signing out with any link ends the newest one, whichever server made the links between; the same after a plain simplejwt's. */
async function checkOldLinks(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const { visitor } = await signIn(world, maker, `cookie_long_${maker}`);
  const first = cookieOf(visitor);
  for (let turn = 0; turn < 11; turn += 1) {
    await world.send(turn % 2 === 0 ? judge : maker, visitor, '/api/auth/refresh/', { method: 'POST' });
  }
  const newest = cookieOf(visitor);
  check.equal(
    direction,
    'the first of twelve links leads to the newest',
    cookieIn((await refreshWith(world, judge, first)).setCookies),
    newest,
  );
  visitor.cookies.set('refresh_token', first);
  await world.send(judge, visitor, '/api/auth/logout/', { method: 'POST' });
  for (const side of sides) {
    const late = await refreshWith(world, side, newest);
    check.equal(direction, `and signing out with it ends the chain (${side})`, late.status, 401);
  }

  const link = cookieOf((await signIn(world, maker, `cookie_plain_${maker}`)).visitor);
  const plain = await world.send('django', createVisitor(), '/api/token/refresh/', {
    method: 'POST',
    json: { refresh: link },
  });
  const racing = await Promise.all(
    sides.map((side) => refreshWith(world, side, String(read(plain.json, 'refresh')))),
  );
  check.equal(
    direction,
    "a token of simplejwt's own view begins a chain that both sides continue alike",
    [racing[0]?.status, await jtiOf(world, cookieIn(racing[0]?.setCookies ?? []))],
    [200, await jtiOf(world, cookieIn(racing[1]?.setCookies ?? []))],
  );
}

async function checkLogout(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const { visitor } = await signIn(world, maker, `cookie_leaving_${maker}`);
  const token = visitor.cookies.get('refresh_token') ?? '';
  const logout = await world.send(judge, visitor, '/api/auth/logout/', { method: 'POST' });
  check.equal(direction, 'logout on the other side', [logout.status, logout.text], [200, '{}']);
  check.equal(direction, 'deletes the cookie', visitor.cookies.has('refresh_token'), false);
  for (const side of sides) {
    const late = await refreshWith(world, side, token);
    check.equal(
      direction,
      `a late refresh is refused by ${side}`,
      [late.status, late.json],
      [401, { detail: 'Token is blacklisted', code: 'token_not_valid' }],
    );
  }
  const again = await world.send(judge, visitor, '/api/auth/logout/', { method: 'POST' });
  check.equal(direction, 'logging out twice is fine', [again.status, again.text], [200, '{}']);
}

async function checkEndings(world: World, check: Checker, maker: Side): Promise<void> {
  const direction = madeBy(maker);
  const username = `cookie_inactive_${maker}`;
  const { visitor, login } = await signIn(world, maker, username);
  await world.ask('update_user', { username, is_active: false });
  const answers = [];
  for (const side of sides) {
    const refresh = await refreshWith(world, side, visitor.cookies.get('refresh_token') ?? '');
    const me = await world.send(side, createVisitor(), '/api/auth/me/', bearer(read(login.json, 'access')));
    answers.push([refresh.status, refresh.text, refresh.setCookies, me.status, me.text]);
  }
  check.equal(direction, 'a deactivated user is refused in the same words', answers[1], answers[0]);

  const { visitor: doomed, login: doomedLogin } = await signIn(world, maker, `cookie_doomed_${maker}`);
  await world.ask('delete_user', { username: `cookie_doomed_${maker}` });
  const deleted = [];
  for (const side of sides) {
    const refresh = await refreshWith(world, side, doomed.cookies.get('refresh_token') ?? '');
    const me = await world.send(
      side,
      createVisitor(),
      '/api/auth/me/',
      bearer(read(doomedLogin.json, 'access')),
    );
    deleted.push([refresh.status, me.status, me.text]);
  }
  check.equal(direction, 'a deleted user is refused in the same words', deleted[1], deleted[0]);
}

async function checkRefusals(world: World, check: Checker): Promise<void> {
  const { visitor } = await signIn(world, 'django', 'cookie_refusals');
  const token = visitor.cookies.get('refresh_token') ?? '';
  const requests: [string, string, Record<string, string>][] = [
    ['no cookie', '', {}],
    ['empty cookie', 'refresh_token=', {}],
    ['not a token', 'refresh_token=x', {}],
    [
      'an expired token',
      `refresh_token=${await world.ask('make_token', { username: 'cookie_refusals', kind: 'refresh', lifetime: -10 })}`,
      {},
    ],
    [
      'an access token',
      `refresh_token=${await world.ask('make_token', { username: 'cookie_refusals', kind: 'access' })}`,
      {},
    ],
    ['a foreign origin', `refresh_token=${token}`, { origin: 'https://evil.example' }],
    ['a null origin', `refresh_token=${token}`, { origin: 'null' }],
    ['a foreign origin and no cookie', '', { origin: 'https://evil.example' }],
  ];
  for (const path of ['/api/auth/refresh/', '/api/auth/logout/']) {
    for (const [name, cookie, headers] of requests) {
      const answers = [];
      for (const side of sides) {
        const answer = await world.send(side, createVisitor(), path, {
          method: 'POST',
          headers: { cookie, ...headers },
        });
        answers.push([answer.status, answer.text, answer.headers['www-authenticate'], answer.setCookies]);
      }
      check.equal('both agree', `${path} with ${name}`, answers[1], answers[0]);
    }
  }
  const trusted = await world.send('ours', visitor, '/api/auth/refresh/', {
    method: 'POST',
    headers: { origin: 'http://localhost:3000' },
  });
  check.equal('Django → ours', 'the trusted origin passes', trusted.status, 200);
}

async function signIn(
  world: World,
  side: Side,
  username: string,
): Promise<{ visitor: Visitor; login: { json: unknown } }> {
  await world.ask('create_user', { username, password });
  const visitor = createVisitor();
  const login = await world.signIn(side, visitor, username, password);
  if (login.status !== 200)
    throw new Error(`${side}: ${username} could not sign in (${login.status} ${login.text})`);
  return { visitor, login };
}

function cookieOf(visitor: Visitor): string {
  return visitor.cookies.get('refresh_token') ?? '';
}

function cookieIn(lines: string[]): string {
  return /^refresh_token=([^;]*)/.exec(lines[0] ?? '')?.[1] ?? '';
}

async function jtiOf(world: World, token: string): Promise<unknown> {
  return read(await world.ask('read_token', { token }), 'jti');
}

function refreshWith(world: World, side: Side, token: string, headers: Record<string, string> = {}) {
  return world.send(side, createVisitor(), '/api/auth/refresh/', {
    method: 'POST',
    headers: { cookie: `refresh_token=${token}`, ...headers },
  });
}

function bearer(token: unknown): { headers: Record<string, string> } {
  return { headers: { authorization: `Bearer ${token}` } };
}
