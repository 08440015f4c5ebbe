// Sessions: opened on either side, used on the other, and ended there by every way a session can end.
import { createVisitor, type Visitor } from '../http-client';
import type { Checker, Direction } from '../report';
import { type Side, sides, type World } from '../world';

const password = 'correct horse battery staple';

export function other(side: Side): Side {
  return side === 'django' ? 'ours' : 'django';
}

/** The direction of a case in which `maker` made something that the other side judges. */
export function madeBy(maker: Side): Direction {
  return maker === 'django' ? 'Django → ours' : 'ours → Django';
}

export async function checkSessions(world: World, check: Checker): Promise<void> {
  for (const maker of sides) {
    await checkAcceptance(world, check, maker);
    await checkEndings(world, check, maker);
    await checkLifetimes(world, check, maker);
  }
  await checkForeignData(world, check);
  await checkAdmin(world, check);
}

async function checkAcceptance(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const username = `session_${maker}`;
  await world.ask('create_user', { username, password, email: `${username}@example.com` });
  const visitor = createVisitor();
  const login = await world.signIn(maker, visitor, username, password);
  check.equal(direction, 'login answers 200', login.status, 200);

  const me = await world.send(judge, visitor, '/api/auth/me/');
  check.equal(direction, 'the session is accepted by /me/', [me.status, nameIn(me.json)], [200, username]);
  const session = await world.send(judge, visitor, '/api/auth/session/');
  check.equal(direction, '/session/ says who', read(session.json, 'isAuthenticated'), true);
  const whoami = await world.send('django', visitor, '/conformance/whoami/');
  check.equal(direction, 'request.user in a plain Django view', read(whoami.json, 'user'), username);

  const stored = Object(await world.ask('read_session', { key: visitor.cookies.get('sessionid') }));
  for (const entry of ['_auth_user_id', '_auth_user_backend', '_auth_user_hash']) {
    check.equal(direction, `the row holds ${entry}`, typeof stored[entry], 'string');
  }

  const token = await world.csrfToken(judge, visitor);
  const refresh = await world.send(judge, visitor, '/api/auth/refresh/?include=user', post(token));
  check.equal(
    direction,
    'the other side renews it',
    [refresh.status, nameIn(read(refresh.json, 'user'))],
    [200, username],
  );
  const key = visitor.cookies.get('sessionid');
  const again = await world.send(maker, visitor, '/api/auth/me/');
  check.equal(direction, 'and the maker still accepts it', again.status, 200);

  const signInAgain = await world.signIn(judge, visitor, username, password);
  check.equal(
    direction,
    'signing in again on the other side keeps the key',
    [signInAgain.status, visitor.cookies.get('sessionid')],
    [200, key],
  );
  const stranger = `session_second_${maker}`;
  await world.ask('create_user', { username: stranger, password });
  await world.signIn(judge, visitor, stranger, password);
  check.isTrue(
    direction,
    'another user signing in there changes the key',
    visitor.cookies.get('sessionid') !== key,
  );
  const old = createVisitor();
  old.cookies.set('sessionid', key ?? '');
  check.equal(
    direction,
    'and the first session is gone',
    (await world.send(maker, old, '/api/auth/me/')).status,
    401,
  );
}

async function checkEndings(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);

  const leaving = await openSession(world, maker, `leaving_${maker}`);
  const copy = createVisitor();
  for (const [name, value] of leaving.cookies) copy.cookies.set(name, value);
  const token = await world.csrfToken(judge, leaving);
  const logout = await world.send(judge, leaving, '/api/auth/logout/', post(token));
  check.equal(direction, 'logout on the other side answers 200 {}', [logout.status, logout.json], [200, {}]);
  check.equal(direction, 'and deletes the cookie', leaving.cookies.has('sessionid'), false);
  check.equal(
    direction,
    'and ends it on the side that made it',
    (await world.send(maker, copy, '/api/auth/me/')).status,
    401,
  );
  const again = await world.send(maker, leaving, '/api/auth/logout/', { method: 'POST' });
  check.equal(direction, 'logging out twice is fine', [again.status, again.json], [200, {}]);

  const username = `changing_${maker}`;
  const changing = await openSession(world, maker, username);
  await world.ask('set_password', { username, password: 'a new password' });
  for (const side of sides) {
    const me = await world.send(side, changing, '/api/auth/me/');
    check.equal(direction, `a password change ends it (${side})`, me.status, 401);
  }
  check.equal(direction, 'and the cookie is deleted', changing.cookies.has('sessionid'), false);

  const inactive = `inactive_${maker}`;
  const deactivated = await openSession(world, maker, inactive);
  await world.ask('update_user', { username: inactive, is_active: false });
  for (const side of sides) {
    const me = await world.send(side, deactivated, '/api/auth/me/');
    check.equal(direction, `a deactivated user is signed out (${side})`, me.status, 401);
  }
  await world.ask('update_user', { username: inactive, is_active: true });
  for (const side of sides) {
    const me = await world.send(side, deactivated, '/api/auth/me/');
    check.equal(direction, `and back in when reactivated (${side})`, me.status, 200);
  }

  const doomed = `doomed_${maker}`;
  const orphan = await openSession(world, maker, doomed);
  await world.ask('delete_user', { username: doomed });
  for (const side of sides) {
    const me = await world.send(side, orphan, '/api/auth/me/');
    check.equal(direction, `a deleted user is signed out (${side})`, me.status, 401);
  }
}

async function checkLifetimes(world: World, check: Checker, maker: Side): Promise<void> {
  const direction = madeBy(maker);
  const before = Number(await world.ask('clock'));
  const visitor = await openSession(world, maker, `lifetime_${maker}`);
  const token = await world.csrfToken(other(maker), visitor);
  const refresh = await world.send(other(maker), visitor, '/api/auth/refresh/', post(token));
  const age = Number(read(refresh.json, 'session_expires')) - before;
  check.isTrue(direction, 'renewed for SESSION_COOKIE_AGE', age > 1209590 && age < 1209620, age);
}

async function checkForeignData(world: World, check: Checker): Promise<void> {
  const username = 'session_data';
  await world.ask('create_user', { username, password });
  const data = {
    cart: ['né', '日本', '🎉'],
    big: 12345678901234567000,
    nested: { a: [1, null, true] },
    pi: 1.0,
  };
  const key = String(await world.ask('create_session', { username, data }));
  const visitor = createVisitor();
  visitor.cookies.set('sessionid', key);
  const token = await world.csrfToken('ours', visitor);
  const refresh = await world.send('ours', visitor, '/api/auth/refresh/', post(token));
  check.equal('Django → ours', 'a session with data of other apps is accepted', refresh.status, 200);
  const whoami = await world.send('django', visitor, '/conformance/whoami/');
  const kept = read(whoami.json, 'session');
  for (const [name, value] of Object.entries(data)) {
    check.equal('ours → Django', `saving keeps "${name}" of other apps`, read(kept, name), value);
  }

  const anonymous = String(await world.ask('create_session', { data: { cart: [1] } }));
  const shopper = createVisitor();
  shopper.cookies.set('sessionid', anonymous);
  await world.signIn('ours', shopper, username, password);
  check.isTrue(
    'Django → ours',
    'login gives an anonymous session a new key',
    shopper.cookies.get('sessionid') !== anonymous,
  );
  const after = await world.send('django', shopper, '/conformance/whoami/');
  check.equal('ours → Django', 'and keeps what was in it', read(read(after.json, 'session'), 'cart'), [1]);

  for (const [name, expiry, status] of [
    ['an expired session is refused', -10, 401],
    ['a session with its own expiry is accepted', 60, 200],
    ['a browser-length session is accepted', 0, 200],
  ] as const) {
    const session = createVisitor();
    session.cookies.set('sessionid', String(await world.ask('create_session', { username, expiry })));
    check.equal('Django → ours', name, (await world.send('ours', session, '/api/auth/me/')).status, status);
  }

  for (const [name, value] of [
    ['an unknown key', 'a'.repeat(32)],
    ['a key that is too short', 'short'],
    ['an empty key', ''],
    ['a key with quotes and commas', 'x",x'.repeat(9)],
  ] as const) {
    const answers = [];
    for (const side of sides) {
      const session = createVisitor();
      session.cookies.set('sessionid', value);
      const me = await world.send(side, session, '/api/auth/me/');
      answers.push([me.status, me.text, me.setCookies]);
    }
    check.equal('both agree', `${name} gives the same answer and cookie`, answers[1], answers[0]);
  }
}

async function checkAdmin(world: World, check: Checker): Promise<void> {
  for (const maker of sides) {
    const username = `admin_${maker}`;
    await world.ask('create_user', { username, password, is_staff: true, is_superuser: true });
    const visitor = createVisitor();
    await world.signIn(maker, visitor, username, password);
    const admin = await world.send('django', visitor, '/admin/');
    check.isTrue(
      madeBy(maker),
      "Django's admin opens",
      admin.status === 200 && admin.text.includes(username),
      admin.status,
    );
  }
  const staff = createVisitor();
  const style = await world.send('django', staff, '/static/admin/css/base.css');
  check.equal(
    'both agree',
    "the admin's styles are served",
    [style.status, style.headers['content-type']],
    [200, 'text/css; charset="utf-8"'],
  );
  const page = await world.send('django', staff, '/admin/login/');
  const form = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const fields = { csrfmiddlewaretoken: form, username: 'admin_django', password, next: '/admin/' };
  const login = await world.send('django', staff, '/admin/login/', { method: 'POST', form: fields });
  check.equal('Django → ours', "the admin's own login form works", login.status, 302);
  check.equal(
    'Django → ours',
    'and its session is accepted',
    (await world.send('ours', staff, '/api/auth/me/')).status,
    200,
  );
}

async function openSession(world: World, side: Side, username: string): Promise<Visitor> {
  await world.ask('create_user', { username, password });
  const visitor = createVisitor();
  const login = await world.signIn(side, visitor, username, password);
  if (login.status !== 200)
    throw new Error(`${side}: ${username} could not sign in (${login.status} ${login.text})`);
  return visitor;
}

function post(token: string): { method: string; headers: Record<string, string> } {
  return { method: 'POST', headers: { 'x-csrftoken': token } };
}

/** A property of something that came as JSON. */
export function read(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function nameIn(user: unknown): unknown {
  return read(user, 'username');
}
