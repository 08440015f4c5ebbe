// The user that all sign in as: an ordinary one, in a group that grants four permissions.
import { randomBytes } from 'node:crypto';
import { createHashers, type HasherName } from '@/lib/django/passwords/hashers';
import { openStores } from '@/lib/stores/open';
import { runStatements } from './databases';

export const secretKey = 'a key for the benchmark only, long enough for every check';
export const user = { username: 'ada', password: 'correct horse battery staple' };

// The cheapest, because signing in is measured elsewhere: each chain of refreshes begins with one.
const cheapHasher: HasherName = 'md5';

/** Make Django's tables in a new database, and the user in them. */
export async function createUser(databaseUrl: string, hasher: HasherName = cheapHasher): Promise<void> {
  const now = new Date();
  const stores = await openStores({
    databaseUrl,
    keys: { secretKey, secretKeyFallbacks: [] },
    now: () => now,
  });
  const hashers = createHashers({
    hashers: [hasher],
    pbkdf2Iterations: 1_000_000,
    scryptParallelism: 5,
    random: randomBytes,
  });
  await stores.users.create({
    username: user.username,
    password: await hashers.makePassword(user.password),
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
    isActive: true,
    isStaff: false,
    isSuperuser: false,
    lastLogin: null,
    dateJoined: now,
  });
  await stores.close();
  await runStatements(databaseUrl, [
    "INSERT INTO auth_group (name) VALUES ('editors')",
    'INSERT INTO auth_user_groups (user_id, group_id) SELECT u.id, g.id FROM auth_user u, auth_group g',
    'INSERT INTO auth_group_permissions (group_id, permission_id) SELECT g.id, p.id FROM auth_group g, (SELECT id FROM auth_permission ORDER BY id LIMIT 4) p',
  ]);
}
