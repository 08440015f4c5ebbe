// setup: factors file
// Second factors in allauth's own tables: set up by allauth or by our API, asked for and spent on both sides. Django is
// asked for allauth's own verdicts; its sign-in is the app's, which asks allauth too.
import { createSoftwareKey } from '../../lib/api/factors/software-key';
import { createVisitor, type Visitor } from '../http-client';
import type { Checker, Direction } from '../report';
import { type Side, sides, type World } from '../world';
import { madeBy, read } from './sessions';

export const factorSettings = { MFA_SUPPORTED_TYPES: 'totp,recovery_codes,webauthn' };

const password = 'a password with a factor';
const site = { origin: 'http://localhost:3000', rpId: 'localhost' };

type Factors = { secret: string; codes: string[] };

export async function checkSecondFactors(world: World, check: Checker): Promise<void> {
  for (const maker of sides) {
    const username = `factor_${maker}`;
    await world.ask('create_user', { username, password, email: `${username}@example.com` });
    const factors = maker === 'ours' ? await addHere(world, username) : await addThere(world, username);
    await checkCodes(world, check, { maker, username, factors });
    await checkPasskeys(world, check, maker);
  }
  await checkSwap(world, check);
}

async function addThere(world: World, username: string): Promise<Factors> {
  const secret = String(await world.ask('add_totp', { username }));
  return { secret, codes: (await world.ask('add_recovery_codes', { username })) as string[] };
}

async function addHere(world: World, username: string): Promise<Factors> {
  const visitor = createVisitor();
  await world.signIn('ours', visitor, username, password);
  const begun = await post(world, 'ours', visitor, 'factors/totp/setup/', {});
  const secret = String(read(begun.json, 'secret'));
  const code = await world.ask('totp_code', { secret });
  const added = await post(world, 'ours', visitor, 'factors/totp/', {
    setup: read(begun.json, 'setup'),
    code,
  });
  return { secret, codes: read(added.json, 'recovery_codes') as string[] };
}

async function checkCodes(
  world: World,
  check: Checker,
  { maker, username, factors }: { maker: Side; username: string; factors: Factors },
): Promise<void> {
  const direction = madeBy(maker);
  const { secret, codes } = factors;
  check.equal(direction, 'the secret', await world.ask('totp_secret', { username }), secret);
  check.equal(direction, 'the codes', await world.ask('unused_recovery_codes', { username }), codes);
  for (const side of sides) {
    const visitor = createVisitor();
    const login = await world.signIn(side, visitor, username, password);
    check.equal(
      direction,
      `${side} asks`,
      [login.status, read(login.json, 'code')],
      [401, 'second_factor_required'],
    );
    const code = codes[side === 'ours' ? 0 : 1];
    check.equal(direction, `${side} takes a recovery code`, await give(world, side, visitor, { code }), 200);
    for (const judge of sides) {
      const again = createVisitor();
      await world.signIn(judge, again, username, password);
      check.equal(
        direction,
        `spent on ${side}, refused by ${judge}`,
        await give(world, judge, again, { code }),
        400,
      );
    }
  }
  const left = codes.slice(2);
  check.equal(direction, 'what is left', await world.ask('unused_recovery_codes', { username }), left);
  check.equal(
    direction,
    'allauth spends one',
    await world.ask('use_recovery_code', { username, code: left[0] }),
    true,
  );
  const late = createVisitor();
  await world.signIn('ours', late, username, password);
  check.equal(
    direction,
    'spent by allauth, refused by ours',
    await give(world, 'ours', late, { code: left[0] }),
    400,
  );

  const visitor = createVisitor();
  await world.signIn('ours', visitor, username, password);
  const code = await world.ask('totp_code', { secret });
  check.equal(direction, 'ours takes a code of the app', await give(world, 'ours', visitor, { code }), 200);
  const next = createVisitor();
  await world.signIn('django', next, username, password);
  check.equal(direction, 'used on ours, refused by Django', await give(world, 'django', next, { code }), 400);
}

async function checkPasskeys(world: World, check: Checker, maker: Side): Promise<void> {
  const direction = madeBy(maker);
  const username = `passkey_${maker}`;
  const id = String(await world.ask('create_user', { username, password }));
  const key = createSoftwareKey();
  const name = 'My laptop';
  if (maker === 'django') {
    await world.ask('add_passkey', {
      username,
      name,
      credential: key.register({ ...site, challenge: 'AAAA' }),
    });
  } else {
    const visitor = createVisitor();
    await world.signIn('ours', visitor, username, password);
    const begun = await post(world, 'ours', visitor, 'factors/passkeys/setup/', {});
    const challenge = String(read(read(begun.json, 'options'), 'challenge'));
    const credential = key.register({ ...site, challenge });
    const added = await post(world, 'ours', visitor, 'factors/passkeys/', { name, credential });
    check.equal(direction, 'a passkey is added', added.status, 200);
  }
  const hex = Buffer.from(key.id, 'base64url').toString('hex');
  check.equal(direction, 'allauth reads the passkey', await world.ask('passkeys', { username }), [
    { name, id: hex, is_passwordless: true },
  ]);
  for (const side of sides) {
    const visitor = createVisitor();
    await world.signIn(side, visitor, username, password);
    const asked = await world.send(side, visitor, '/api/auth/second-factor/');
    const challenge = String(read(read(asked.json, 'passkey'), 'challenge'));
    const credential = key.answer({ ...site, challenge });
    check.equal(
      direction,
      `${side} takes the passkey`,
      await give(world, side, visitor, { credential }),
      200,
    );
  }
  const visitor = createVisitor();
  const asked = await world.send('ours', visitor, '/api/auth/passkey-login/');
  const challenge = String(read(read(asked.json, 'options'), 'challenge'));
  const handle = Buffer.from(BigInt(id).toString(36)).toString('base64url');
  const credential = key.answer({ ...site, challenge }, handle);
  const signedIn = await post(world, 'ours', visitor, 'passkey-login/', { credential });
  check.equal(
    direction,
    'it signs in alone',
    [signedIn.status, read(read(signedIn.json, 'user'), 'username')],
    [200, username],
  );
  const me = await world.send('django', visitor, '/api/auth/me/');
  check.equal(
    direction,
    'Django takes that session',
    [me.status, read(me.json, 'username')],
    [200, username],
  );
}

/** A sign-in that one side has begun is finished by the other. */
async function checkSwap(world: World, check: Checker): Promise<void> {
  const username = 'factor_swap';
  await world.ask('create_user', { username, password });
  const { codes } = await addThere(world, username);
  for (const [index, begins] of sides.entries()) {
    const direction: Direction = madeBy(begins);
    const finishes = begins === 'django' ? 'ours' : 'django';
    const visitor = createVisitor();
    await world.signIn(begins, visitor, username, password);
    const status = await give(world, finishes, visitor, { code: codes[index] });
    check.equal(direction, 'a sign-in begun there is finished here', status, 200);
    const me = await world.send(begins, visitor, '/api/auth/me/');
    check.equal(direction, 'and is one there', [me.status, read(me.json, 'username')], [200, username]);
  }
  check.equal(
    'both agree',
    'removing the last factor takes the codes too',
    await removeAll(world, username, codes[2]),
    [],
  );
}

async function removeAll(world: World, username: string, code: string | undefined): Promise<unknown> {
  const visitor = createVisitor();
  await world.signIn('ours', visitor, username, password);
  await give(world, 'ours', visitor, { code });
  const listed = await world.send('ours', visitor, '/api/auth/factors/');
  const factors = read(listed.json, 'factors') as { id: string; type: string }[];
  const app = factors.find(({ type }) => type === 'totp');
  await post(world, 'ours', visitor, 'factors/remove/', { id: app?.id });
  return world.ask('factor_types', { username });
}

async function give(world: World, side: Side, visitor: Visitor, proof: object): Promise<number> {
  return (await post(world, side, visitor, 'second-factor/', proof)).status;
}

async function post(world: World, side: Side, visitor: Visitor, path: string, json: unknown) {
  const headers = { 'x-csrftoken': await world.csrfToken(side, visitor), origin: site.origin };
  return world.send(side, visitor, `/api/auth/${path}`, { method: 'POST', headers, json });
}
