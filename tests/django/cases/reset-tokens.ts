// Password-reset tokens and the uid beside them: made on either side, judged on the other from the row in the shared
// database, until they expire or the account changes.
import { checkResetToken, decodeUid, encodeUid, makeResetToken } from '@/lib/django/tokens';
import { openStores } from '@/lib/stores/open';
import type { Stores, User } from '@/lib/stores/stores';
import { createVisitor } from '../http-client';
import type { Checker } from '../report';
import type { World } from '../world';

const password = 'a password for resets';
const timeoutSeconds = 259_200;

export async function checkResetTokens(world: World, check: Checker): Promise<void> {
  const keys = { secretKey: String(world.env.SECRET_KEY), secretKeyFallbacks: [] };
  const now = () => new Date();
  const stores = await openStores({ databaseUrl: String(world.env.DATABASE_URL), keys, now });
  const judge = {
    make: (user: User, ageSeconds = 0) =>
      makeResetToken(user, { keys, now: ago(ageSeconds), timeZone: 'UTC' }),
    check: (user: User, token: string) =>
      checkResetToken(user, token, { keys, now: now(), timeZone: 'UTC', timeoutSeconds }),
  };
  try {
    await checkAges(world, check, stores, judge);
    await checkDeaths(world, check, stores, judge);
    await checkMangled(world, check, stores, judge);
  } finally {
    await stores.close();
  }
  await checkUids(world, check);
}

type Judge = { make(user: User, ageSeconds?: number): string; check(user: User, token: string): boolean };

async function checkAges(world: World, check: Checker, stores: Stores, judge: Judge): Promise<void> {
  for (const [name, fields] of Object.entries(accounts)) {
    const username = `reset_${name}`;
    await world.ask('create_user', { username, password, ...fields });
    if (name === 'signed_in') await world.signIn('django', createVisitor(), username, password);
    if (name === 'signed_in_here') await world.signIn('ours', createVisitor(), username, password);
    const user = await find(stores, username);
    for (const [age, expected] of [
      [0, true],
      [60, true],
      [timeoutSeconds - 60, true],
      [timeoutSeconds + 60, false],
      [-3600, true],
    ] as const) {
      const theirs = String(await world.ask('make_reset_token', { username, age_seconds: age }));
      check.equal('Django → ours', `${name}: ${age} s old`, judge.check(user, theirs), expected);
      const ours = judge.make(user, age);
      check.equal(
        'ours → Django',
        `${name}: ${age} s old`,
        await world.ask('check_reset_token', { username, token: ours }),
        expected,
      );
    }
  }
}

const accounts: Record<string, Record<string, unknown>> = {
  plain: { email: 'ada@example.com' },
  without_address: {},
  unicode_address: { email: 'ada@exämple.de' },
  signed_in: { email: 'a@example.com' },
  signed_in_here: { email: 'b@example.com' },
};

async function checkDeaths(world: World, check: Checker, stores: Stores, judge: Judge): Promise<void> {
  const deaths: [string, (username: string) => Promise<unknown>][] = [
    ['a login at Django', (username) => world.signIn('django', createVisitor(), username, password)],
    ['a login here', (username) => world.signIn('ours', createVisitor(), username, password)],
    ['a new password', (username) => world.ask('set_password', { username, password: 'something else' })],
    ['a new address', (username) => world.ask('update_user', { username, email: 'new@example.com' })],
  ];
  for (const [index, [name, happen]] of deaths.entries()) {
    const username = `reset_death_${index}`;
    await world.ask('create_user', { username, password, email: 'old@example.com' });
    const theirs = String(await world.ask('make_reset_token', { username }));
    const ours = judge.make(await find(stores, username));
    check.isTrue('Django → ours', `good before ${name}`, judge.check(await find(stores, username), theirs));
    await happen(username);
    check.isTrue('Django → ours', `dead after ${name}`, !judge.check(await find(stores, username), theirs));
    check.equal(
      'ours → Django',
      `dead after ${name}`,
      await world.ask('check_reset_token', { username, token: ours }),
      false,
    );
  }
}

async function checkMangled(world: World, check: Checker, stores: Stores, judge: Judge): Promise<void> {
  const username = 'reset_plain';
  const user = await find(stores, username);
  const token = String(await world.ask('make_reset_token', { username }));
  const [seconds = '', digest = ''] = token.split('-');
  const mangled = [
    token.toUpperCase(),
    `0${token}`,
    `+${token}`,
    ` ${token}`,
    `${token} `,
    `${token}-`,
    `${seconds}${digest}`,
    `${seconds}-${digest.slice(1)}`,
    `${seconds}-${digest}0`,
    `-${digest}`,
    `${seconds}-`,
    '-',
    '',
    `${'z'.repeat(14)}-${digest}`,
    `zzzzzz-${digest}`,
    `${seconds}--${digest}`,
    `é-${digest}`,
    `${seconds}.0-${digest}`,
  ];
  for (const text of mangled) {
    const django = await world.ask('check_reset_token', { username, token: text });
    check.equal('both agree', `token ${JSON.stringify(text.slice(0, 50))}`, judge.check(user, text), django);
  }
}

async function checkUids(world: World, check: Checker): Promise<void> {
  for (const text of ['1', '12', '123', '1234567890', '5f0c8b2e-7f0a-4c1e-9a51-0d2f3b9f6a11', 'é', '']) {
    const theirs = String(await world.ask('encode_uid', { text }));
    check.equal('both agree', `uid of ${JSON.stringify(text)}`, encodeUid(text), theirs);
    check.equal('Django → ours', `uid of ${JSON.stringify(text)} is read`, decodeUid(theirs), text);
  }
  for (const text of [
    'MQ',
    'MQ==',
    'M Q',
    'MQ=',
    'M',
    '!',
    'MR',
    'MQ\n',
    'gA',
    '____',
    '++++',
    'MQMQMQMQM',
  ]) {
    const [verdict] = await world.askAll([['decode_uid', { text }]]);
    check.equal(
      'both agree',
      `uid ${JSON.stringify(text)} is read or refused`,
      decodeUid(text),
      verdict?.raised ? null : verdict?.answer,
    );
  }
}

async function find(stores: Stores, username: string): Promise<User> {
  const user = await stores.users.getByUsername(username);
  if (user === null) throw new Error(`${username} is not in the database`);
  return user;
}

function ago(seconds: number): Date {
  return new Date(Date.now() - seconds * 1000);
}
