// The user of a first run: only in development, only in an SQLite file that this start has just created.
import type { Hashers } from '@/lib/django/hashers';
import type { Stores } from '@/lib/stores/stores';

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
