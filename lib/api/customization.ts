// The one place where an application adds to the API: claims for its tokens and fields for `GET /api/auth/me/`, as a
// simplejwt serializer's get_token() and a DRF serializer would, and a subscriber to what happens.

import type { UserFields } from '@/lib/contract/user-fields';
import type { Claims } from '@/lib/django/jwt/tokens';
import type { Database } from '@/lib/stores/database/database';
import type { NewUserColumns, User } from '@/lib/stores/stores';
import type { AuthEvent } from './events';

export type Customization = {
  /** Extra claims of refresh tokens, copied to the access tokens made from them. Keep them small and public. */
  claims(user: User): Claims;
  /**
   * The fields of lib/contract/user-fields.ts, for every answer with a user. `database.kysely` runs queries:
   * `database.kysely.withTables<{ billing_profile: { user_id: UserId; plan: string } }>().selectFrom('billing_profile')…`.
   * Each answer waits for it, so one indexed query at most.
   */
  fields(user: User, sources: { database: Database }): UserFields | Promise<UserFields>;
  /**
   * Values for further columns of the user table that a new user must have: what the defaults of your Django model would
   * be. `{ created_at: (user) => user.dateJoined, name: () => '' }`; a function may be async and query `database`.
   */
  newUserColumns?: NewUserColumns;
  /**
   * Called for sign-ins, failures, lockouts, reuse of spent tokens …, like Django's signals: to write an audit
   * trail or to warn a user. Called after the fact; what it throws or rejects with is logged and changes no answer.
   */
  onEvent(event: AuthEvent, about: { requestId: string | undefined; at: Date }): void | Promise<void>;
};

export const customization: Customization = {
  claims: () => ({}),
  fields: () => ({}),
  newUserColumns: {},
  onEvent: () => {},
};
