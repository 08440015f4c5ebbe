// JSON web tokens: made on either side, read, refreshed, verified and blacklisted on the other.
import { createVisitor } from '../http-client';
import type { Checker } from '../report';
import { type Side, sides, type World } from '../world';
import { madeBy, other, read } from './sessions';

const password = 'a password for tokens';

type Pair = { access: string; refresh: string };

/** Needs AUTH_STRATEGY=jwt or hybrid: in `session`, /api/token/… is not offered. */
export async function checkTokens(world: World, check: Checker): Promise<void> {
  await checkCustomClaims(world, check);
  for (const maker of sides) {
    await checkReading(world, check, maker);
    await checkRefreshing(world, check, maker);
    await checkBlacklisting(world, check, maker);
    await checkUsers(world, check, maker);
  }
}

async function checkReading(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const username = `token_${maker}`;
  const id = await world.ask('create_user', { username, password });
  const pair = await obtain(world, maker, username);

  for (const kind of ['access', 'refresh'] as const) {
    const verified = await post(world, judge, '/api/token/verify/', { token: pair[kind] });
    check.equal(direction, `${kind} token verifies`, [verified.status, verified.text], [200, '{}']);
    const own = await post(world, judge, '/api/auth/verify/', { token: pair[kind] });
    check.equal(
      direction,
      `${kind} token verifies at /api/auth/verify/`,
      [own.status, own.text],
      [200, '{}'],
    );
  }
  const claims = await world.ask('read_token', { token: pair.access });
  check.equal(direction, 'user_id', String(read(claims, 'user_id')), id);
  check.equal(direction, 'token_type', read(claims, 'token_type'), 'access');
  check.isTrue(direction, 'jti is 32 hexadecimal digits', /^[0-9a-f]{32}$/.test(String(read(claims, 'jti'))));
  const refreshClaims = await world.ask('read_token', { token: pair.refresh });
  for (const [kind, made, seconds] of [
    ['access', claims, 300],
    ['refresh', refreshClaims, 86400],
  ] as const) {
    const lifetime = Number(read(made, 'exp')) - Number(read(made, 'iat'));
    // simplejwt looks at the clock twice, and the second may turn in between.
    check.isTrue(direction, `lifetime of the ${kind} token`, Math.abs(lifetime - seconds) <= 1, lifetime);
  }
  check.equal(
    direction,
    'an access token is no refresh token',
    await refusal(world, judge, pair.access),
    await refusal(world, maker, pair.access),
  );

  const rows = await world.ask('token_rows', { jti: read(refreshClaims, 'jti') });
  check.equal(direction, 'the refresh token is recorded as outstanding', rows, {
    outstanding: 1,
    user: id,
    expires: read(refreshClaims, 'exp'),
    blacklisted: 0,
  });
  for (const kind of ['access', 'refresh'] as const) {
    const [head = '', body = '', signature = ''] = pair[kind].split('.');
    const flipped = signature[5] === 'A' ? 'B' : 'A';
    const forged = `${head}.${body}.${signature.slice(0, 5)}${flipped}${signature.slice(6)}`;
    const verdict = await post(world, judge, '/api/token/verify/', { token: forged });
    check.equal(direction, `${kind} token with one letter changed is refused`, verdict.status, 401);
  }
}

/** What a get_token() of the project added must survive our refreshing. */
async function checkCustomClaims(world: World, check: Checker): Promise<void> {
  const username = 'token_claims';
  await world.ask('create_user', { username, password });
  const claims = {
    plan: 'pro',
    name: 'Zoë 🎉',
    roles: ['a', 1, null],

    rate: 1.5,
    none: null,
  };
  const made = await world.ask('make_token', { username, kind: 'refresh', claims });
  const refreshed = await post(world, 'ours', '/api/token/refresh/', { refresh: made });
  for (const kind of ['access', 'refresh'] as const) {
    const kept = await world.ask('read_token', { token: read(refreshed.json, kind) });
    for (const [name, value] of Object.entries(claims)) {
      check.equal(
        'ours → Django',
        `the claim "${name}" is kept in the ${kind} token`,
        read(kept, name),
        value,
      );
    }
  }
}

async function checkRefreshing(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const username = `rotate_${maker}`;
  await world.ask('create_user', { username, password });
  const pair = await obtain(world, maker, username);
  const first = await post(world, judge, '/api/token/refresh/', { refresh: pair.refresh });
  check.equal(
    direction,
    'refreshed on the other side',
    [first.status, Object.keys(Object(first.json))],
    [200, ['access', 'refresh']],
  );
  const rotated = String(read(first.json, 'refresh'));

  const spent = [];
  // Django first: ours would still forgive a retry within its leeway, and then rotate nothing.
  for (const side of sides)
    spent.push((await post(world, side, '/api/token/verify/', { token: pair.refresh })).status);
  check.equal(direction, 'the spent token is blacklisted on both sides', spent, [400, 400]);
  const replay = await post(world, 'django', '/api/token/refresh/', { refresh: pair.refresh });
  check.equal(direction, 'and Django refuses to refresh it', replay.status, 401);

  const second = await post(world, maker, '/api/token/refresh/', { refresh: rotated });
  check.equal(direction, 'its successor is refreshed by the maker', second.status, 200);
  const third = await post(world, judge, '/api/token/refresh/', { refresh: read(second.json, 'refresh') });
  check.equal(direction, 'and back again', third.status, 200);
  const bearer = { headers: { authorization: `Bearer ${String(read(third.json, 'access'))}` } };
  const claims = await world.ask('read_access_token', { token: bearer.headers.authorization.slice(7) });
  check.equal(
    direction,
    'the chain still names its user',
    String(read(claims, 'user_id')),
    await world.ask('user_id', { username }),
  );
}

async function checkBlacklisting(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const username = `blacklist_${maker}`;
  await world.ask('create_user', { username, password });
  const pair = await obtain(world, maker, username);
  const listed = await post(world, judge, '/api/token/blacklist/', { refresh: pair.refresh });
  check.equal(direction, 'blacklisted on the other side', [listed.status, listed.text], [200, '{}']);
  for (const side of sides) {
    const again = await post(world, side, '/api/token/blacklist/', { refresh: pair.refresh });
    const expected = [401, { detail: 'Token is blacklisted', code: 'token_not_valid' }];
    check.equal(direction, `blacklisting again at ${side}`, [again.status, again.json], expected);
    const refresh = await post(world, side, '/api/token/refresh/', { refresh: pair.refresh });
    check.equal(direction, `refreshing it at ${side}`, [refresh.status, refresh.json], expected);
    const verify = await post(world, side, '/api/token/verify/', { token: pair.refresh });
    check.equal(
      direction,
      `verifying it at ${side}`,
      [verify.status, verify.json],
      [400, { non_field_errors: ['Token is blacklisted'] }],
    );
    const access = await post(world, side, '/api/token/verify/', { token: pair.access });
    check.equal(direction, `its access token lives on at ${side}`, access.status, 200);
  }
}

async function checkUsers(world: World, check: Checker, maker: Side): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const username = `token_user_${maker}`;
  await world.ask('create_user', { username, password });
  const pair = await obtain(world, maker, username);
  await world.ask('update_user', { username, is_active: false });
  const inactive = [];
  for (const side of sides) inactive.push(await refusal(world, side, pair.refresh));
  check.equal(direction, 'an inactive user cannot refresh, in the same words', inactive[1], inactive[0]);
  const obtained = await post(world, judge, '/api/token/', { username, password });
  check.equal(direction, 'nor obtain', obtained.status, 401);
  await world.ask('update_user', { username, is_active: true });
  check.equal(
    direction,
    'and can again when reactivated',
    (await post(world, judge, '/api/token/refresh/', { refresh: pair.refresh })).status,
    200,
  );
  const second = await obtain(world, maker, username);
  await world.ask('delete_user', { username });
  const deleted = await post(world, 'ours', '/api/token/refresh/', { refresh: second.refresh });
  check.equal(direction, 'a deleted user cannot refresh here', deleted.status, 401);
}

async function refusal(world: World, side: Side, refresh: string): Promise<[number, string]> {
  const answer = await post(world, side, '/api/token/refresh/', { refresh });
  return [answer.status, answer.text];
}

async function obtain(world: World, side: Side, username: string): Promise<Pair> {
  const answer = await post(world, side, '/api/token/', { username, password });
  const pair = { access: read(answer.json, 'access'), refresh: read(answer.json, 'refresh') };
  if (typeof pair.access === 'string' && typeof pair.refresh === 'string')
    return { access: pair.access, refresh: pair.refresh };
  throw new Error(`${side}: no tokens for ${username}: ${answer.status} ${answer.text}`);
}

function post(world: World, side: Side, path: string, json: unknown) {
  return world.send(side, createVisitor(), path, { method: 'POST', json });
}
