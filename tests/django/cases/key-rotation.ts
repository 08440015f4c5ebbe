// SECRET_KEY_FALLBACKS: the key is rotated on both sides, nobody is logged out, and what is signed from then on is
// signed with the new key.
import { unsign } from '@/lib/django/signing';
import { createVisitor, type Visitor } from '../http-client';
import type { Checker } from '../report';
import { openWorld, type Side, sides, type World, type WorldOptions } from '../world';
import { madeBy, other, read } from './sessions';

const password = 'a password for key rotation';
const newKey = 'rotated-key-9876543210-9876543210-9876543210-98765432';

type Before = { side: Side; visitor: Visitor; username: string; resetToken: string };

export async function checkKeyRotation(before: World, options: WorldOptions, check: Checker): Promise<void> {
  const oldKey = String(before.env.SECRET_KEY);
  const opened: Before[] = [];
  for (const side of sides) {
    const username = `rotation_${side}`;
    await before.ask('create_user', { username, password, email: `${username}@example.com` });
    const visitor = createVisitor();
    await before.signIn(side, visitor, username, password);
    opened.push({
      side,
      visitor,
      username,
      resetToken: String(await before.ask('make_reset_token', { username })),
    });
  }
  const env = { ...options.env, SECRET_KEY: newKey, SECRET_KEY_FALLBACKS: oldKey, SIGNING_KEY: oldKey };
  const after = await openWorld({ ...options, env });
  try {
    for (const one of opened) await checkVisitor(after, one, check, oldKey);
  } finally {
    await after.stop();
  }
}

async function checkVisitor(world: World, before: Before, check: Checker, oldKey: string): Promise<void> {
  const { side, visitor, username } = before;
  const judge = other(side);
  const direction = madeBy(side);
  check.equal(
    direction,
    'the reset token made before is good',
    await world.ask('check_reset_token', { username, token: before.resetToken }),
    true,
  );
  const first = await world.send(judge, visitor, '/api/auth/me/');
  check.equal(
    direction,
    'nobody is logged out',
    [first.status, read(first.json, 'username')],
    [200, username],
  );
  const second = await world.send(side, visitor, '/api/auth/me/');
  check.equal(direction, 'on the other side neither', second.status, 200);

  const token = await world.csrfToken(judge, visitor);
  await world.send(judge, visitor, '/api/auth/refresh/', {
    method: 'POST',
    headers: { 'x-csrftoken': token },
  });
  const text = String(await world.ask('session_text', { key: visitor.cookies.get('sessionid') }));
  const salt = 'django.contrib.sessions.SessionStore';
  check.isTrue(
    direction,
    'the session is signed with the new key',
    unsign(text, { salt, keys: { secretKey: newKey, secretKeyFallbacks: [] } }) !== null,
  );
  check.isTrue(
    direction,
    'and no longer with the old one',
    unsign(text, { salt, keys: { secretKey: oldKey, secretKeyFallbacks: [] } }) === null,
  );
  const session = await world.ask('read_session', { key: visitor.cookies.get('sessionid') });
  const current = await world.ask('session_auth_hash_of', { username });
  check.equal(direction, 'its auth hash is made with the new key', read(session, '_auth_user_hash'), current);
}
