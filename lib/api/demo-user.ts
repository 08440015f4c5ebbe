// The user of a first run: only in development, only in an SQLite file that this start has just created.
import type { Hashers } from '@/lib/django/passwords/hashers';
import type { Environment } from '@/lib/settings/env';
import { openStores } from '@/lib/stores/open';
import type { Stores } from '@/lib/stores/stores';
import { readApiConfig } from './settings/read-config';
import { storeOptions } from './settings/store-options';

export const demoUser = { username: 'demo', password: 'demo-password' };

export async function seedDemoUser(stores: Stores, hashers: Hashers, now: Date): Promise<void> {
  await stores.users.create({
    username: demoUser.username,
    password: await hashers.makePassword(demoUser.password),
    email: 'demo@example.com',
    firstName: 'Demo',
    lastName: 'User',
    isActive: true,
    isStaff: false,
    isSuperuser: false,
    dateJoined: now,
    lastLogin: null,
  });
}

/** Whether the database of this environment has the user: one that was there before the first start has not. */
export async function hasDemoUser(env: Environment): Promise<boolean> {
  const options = storeOptions(readApiConfig(env), { now: () => new Date() });
  const stores = await openStores({ ...options, sessionEngine: 'db', whenEmpty: 'refuse' }).catch(() => null);
  const user = await stores?.users.getByUsername(demoUser.username);
  await stores?.close();
  return user?.isActive === true;
}
