// Permissions and groups: `/me/` says what user.get_all_permissions() says.
import { createVisitor } from '../http-client';
import type { Checker } from '../report';
import { sides, type World } from '../world';
import { read } from './sessions';

const password = 'a password for permissions';

export async function checkPermissions(world: World, check: Checker): Promise<void> {
  const people: [string, Record<string, unknown>, Record<string, unknown>][] = [
    ['none', {}, {}],
    ['own', {}, { permissions: ['auth.view_user', 'auth.add_group', 'sessions.delete_session'] }],
    ['by_group', {}, { groups: { editors: ['auth.change_user', 'auth.view_user'] } }],
    [
      'both',
      {},
      {
        permissions: ['auth.view_user'],
        groups: {
          editors: ['auth.change_user', 'auth.view_user'],
          Überprüfer: ['contenttypes.view_contenttype'],
          empty: [],
        },
      },
    ],
    ['super', { is_superuser: true }, {}],
    [
      'super_staff',
      {
        is_superuser: true,
        is_staff: true,
        first_name: 'Ada',
        last_name: 'Lovelace',
        email: 'Ada@example.com',
      },
      { permissions: ['auth.view_user'] },
    ],
    ['staff', { is_staff: true, first_name: 'Only' }, {}],
    ['inactive', { is_active: false }, { permissions: ['auth.view_user'] }],
    ['inactive_super', { is_active: false, is_superuser: true }, {}],
  ];
  for (const [name, fields, grants] of people) {
    const username = `perm_${name}`;
    await world.ask('create_user', { username, password, ...fields });
    await world.ask('grant', { username, ...grants });
    const expected = await world.ask('all_permissions', { username });
    const answers = [];
    for (const side of sides) {
      const visitor = createVisitor();
      const login = await world.signIn(side, visitor, username, password);
      if (fields.is_active === false) {
        check.equal('Django → ours', `${name}: cannot sign in (${side})`, login.status, 401);
        check.equal('Django → ours', `${name}: has none`, expected, []);
        continue;
      }
      const me = await world.send(side, visitor, '/api/auth/me/');
      check.equal('Django → ours', `${name}: permissions (${side})`, read(me.json, 'permissions'), expected);
      answers.push(comparable(me.json));
    }
    check.equal('both agree', `${name}: the whole of /me/`, answers[1], answers[0]);
  }
}

/** Each side signed in once, so last_login differs. */
function comparable(me: unknown): unknown {
  const copy = { ...Object(me) };
  return { ...copy, last_login: typeof copy.last_login };
}
