// A custom user model (e-mail as username, UUID keys, a table of its own), told to our API by four settings.
import { checkResetToken, makeResetToken } from '@/lib/django/tokens';
import { createVisitor } from '../http-client';
import type { Checker } from '../report';
import { sides, type World } from '../world';
import { madeBy, other, read } from './sessions';

export const customUserSettings = {
  AUTH_USER_TABLE: 'members',
  AUTH_USER_ID_TYPE: 'uuid',
  USERNAME_FIELD: 'email',
  EMAIL_FIELD: 'email',
};

const password = 'a password for members';

export async function checkCustomUser(world: World, check: Checker): Promise<void> {
  const answers: unknown[] = [];
  for (const maker of sides) {
    const judge = other(maker);
    const direction = madeBy(maker);
    const username = `member_${maker}@example.com`;
    const id = await world.ask('create_user', {
      username,
      password,
      first_name: 'Mary',
      is_staff: true,
    });
    await world.ask('grant', {
      username,
      permissions: ['custom_accounts.view_member'],
      groups: { members: ['auth.view_group'] },
    });

    const visitor = createVisitor();
    const login = await world.signIn(maker, visitor, username, password);
    check.equal(
      direction,
      'login by e-mail address',
      [login.status, read(read(login.json, 'user'), 'id')],
      [200, id],
    );
    const me = await world.send(judge, visitor, '/api/auth/me/');
    check.equal(
      direction,
      'the session is accepted',
      [me.status, read(me.json, 'id'), read(me.json, 'username')],
      [200, id, username],
    );
    check.equal(
      direction,
      'permissions',
      read(me.json, 'permissions'),
      await world.ask('all_permissions', { username }),
    );
    check.equal(direction, 'groups', read(me.json, 'groups'), ['members']);
    check.equal(direction, 'the admin opens', (await world.send('django', visitor, '/admin/')).status, 200);
    answers.push(
      Object.entries(Object(me.json)).filter(
        ([key]) => !['id', 'username', 'email', 'last_login'].includes(key),
      ),
    );

    const obtained = await world.send(maker, createVisitor(), '/api/token/', {
      method: 'POST',
      json: { email: username, password },
    });
    check.equal(direction, 'tokens are obtained by USERNAME_FIELD', obtained.status, 200);
    const refresh = read(obtained.json, 'refresh');
    const claims = await world.ask('read_token', { token: refresh });
    check.equal(direction, 'user_id of the token', read(claims, 'user_id'), id);
    const refreshed = await world.send(judge, createVisitor(), '/api/token/refresh/', {
      method: 'POST',
      json: { refresh },
    });
    check.equal(direction, 'refreshed on the other side', refreshed.status, 200);
    const rows = await world.ask('token_rows', { jti: read(claims, 'jti') });
    check.equal(
      direction,
      'its row names the user',
      [read(rows, 'user'), read(rows, 'blacklisted')],
      [id, 1],
    );

    await checkResets(world, check, username);
    const token = await world.csrfToken(judge, visitor);
    await world.send(judge, visitor, '/api/auth/logout/', {
      method: 'POST',
      headers: { 'x-csrftoken': token },
    });
    check.equal(direction, 'logout ends it', (await world.send(maker, visitor, '/api/auth/me/')).status, 401);
  }
  check.equal('both agree', 'the rest of /me/', answers[1], answers[0]);
  for (const body of [
    {},
    { username: 'x', password: 'x' },
    { email: '', password: '' },
    { email: 'a@b.c', password: 'x' },
  ]) {
    const texts = [];
    for (const side of sides) {
      const answer = await world.send(side, createVisitor(), '/api/token/', { method: 'POST', json: body });
      texts.push([answer.status, answer.text]);
    }
    check.equal('both agree', `/api/token/ with ${JSON.stringify(body)}`, texts[1], texts[0]);
  }
}

async function checkResets(world: World, check: Checker, username: string): Promise<void> {
  const row = Object(await world.ask('read_user', { username }));
  const id = String(await world.ask('user_id', { username }));
  const lastLogin = row.last_login === null ? null : new Date(row.last_login).toISOString();
  const user = { id, password: String(row.password), lastLogin, email: username };
  const options = {
    keys: { secretKey: String(world.env.SECRET_KEY), secretKeyFallbacks: [] },
    now: new Date(),
    timeZone: 'UTC',
  };
  const theirs = String(await world.ask('make_reset_token', { username }));
  check.isTrue(
    'Django → ours',
    'reset token',
    checkResetToken(user, theirs, { ...options, timeoutSeconds: 60 }),
  );
  const ours = makeResetToken(user, options);
  check.equal(
    'ours → Django',
    'reset token',
    await world.ask('check_reset_token', { username, token: ours }),
    true,
  );
}
