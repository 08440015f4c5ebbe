// What the auth API needs of a database, and nothing else: three narrow stores of plain verbs. SQLite, PostgreSQL and
// Redis are behind them (open.ts picks by URL). An expected "no" is a value; an outage is a StoreError, so that it can
// never be mistaken for "no such session".
import type { SessionData } from '@/lib/django/sessions';
import type { Database } from './database/database';

/** A primary key of the user table: a number (AutoField) or a dashed lower-case UUID (custom user model). */
export type UserId = number | string;

/** A row of the user table. Columns that a custom user model lacks have Django's defaults. */
export interface User {
  id: UserId;
  /** The encoded password, as Django stores it. */
  password: string;
  /** In UTC to the microsecond, which a Date cannot hold: `2025-01-31T09:08:07.123456Z`, as DRF shows it. */
  lastLogin: string | null;
  isSuperuser: boolean;
  /** The value of USERNAME_FIELD. */
  username: string;
  firstName: string;
  lastName: string;
  email: string;
  isStaff: boolean;
  isActive: boolean;
  /** As lastLogin. */
  dateJoined: string;
}

export type NewUser = Omit<User, 'id' | 'lastLogin' | 'dateJoined'> & {
  lastLogin: Date | null;
  dateJoined: Date;
};
/** Values for further columns of the user table, by the column's name. `database.kysely` runs queries. */
export type NewUserColumns = Readonly<
  Record<
    string,
    (user: Omit<NewUser, 'password'>, sources: { database: Database }) => ColumnValue | Promise<ColumnValue>
  >
>;
type ColumnValue = string | number | boolean | Date | null;
type UserPatch = Partial<
  Pick<User, 'email' | 'firstName' | 'lastName' | 'username' | 'isActive' | 'isStaff' | 'isSuperuser'>
>;

type NameRule = { ignoringCase: boolean };

/** How tables of your own refer to users. The names are typed as auth_user's own, as in UserTable. */
export interface UserReference {
  readonly table: 'auth_user';
  readonly idColumn: 'id';
  readonly usernameColumn: 'username';
  /** The id as columns hold it: a UUID has no dashes on SQLite. */
  toColumn(id: UserId): number | string;
}

export interface UserStore {
  readonly reference: UserReference;
  /** Why no user can be made in this table, for whoever runs it; null: they can. */
  readonly creationProblem: string | null;
  /** Find by the text of a primary key, as sessions and tokens carry it; unusable text finds nobody. */
  getById(id: string): Promise<User | null>;
  /** Find by exact, case-sensitive username. */
  getByUsername(username: string): Promise<User | null>;
  /** Say whether a username is taken, ignoring case as Django's `iexact`. */
  hasUsername(username: string): Promise<boolean>;
  /** List users whose address equals this one as `iexact`, oldest first and 50 at most: the active, or the inactive. */
  listByEmail(email: string, options?: { isActive: boolean }): Promise<User[]>;
  /** Insert, unless there is a `creationProblem`; with `ignoringCase` also refused where `hasUsername`, of any number of parallel requests all but one. */
  create(
    user: NewUser,
    options?: NameRule,
  ): Promise<{ status: 'created'; user: User } | { status: 'username-taken' }>;
  /** Set the encoded password; with `whenCurrent`, only if the column still has that value. False: nothing written. */
  setPassword(id: UserId, encoded: string, whenCurrent?: string): Promise<boolean>;
  setLastLogin(id: UserId, at: Date): Promise<void>;
  /** Update; `ignoringCase` as for `create`, the user's own name aside. */
  update(id: UserId, patch: UserPatch, options?: NameRule): Promise<'updated' | 'username-taken' | 'missing'>;
  /** Delete a user with everything that Django's cascades delete; nothing while rows of other tables need the user. */
  delete(id: UserId): Promise<'deleted' | 'referenced'>;
  /** Give a permission ("app_label.codename") to a user or a group, or take it away; twice is once. */
  setPermission(
    holder: { user: UserId } | { group: string },
    change: { permission: string; isGranted: boolean },
  ): Promise<'changed' | 'no-permission' | 'no-holder'>;
  /** Get group names and `get_all_permissions()` ("app_label.codename"), both sorted. */
  getGroupsAndPermissions(user: User): Promise<{ groups: string[]; permissions: string[] }>;
}

export interface StoredSession {
  data: SessionData;
  expireDate: Date;
}

export type KeyedSession = StoredSession & { key: string };

export interface SessionStore {
  load(key: string, now: Date): Promise<StoredSession | null>;
  /** Load a session and the user that its `_auth_user_id` names: the hot path of `GET /api/auth/me/`. */
  loadWithUser(key: string, now: Date): Promise<(StoredSession & { user: User | null }) | null>;
  /** Insert; false when the key exists. */
  create(key: string, data: SessionData, expireDate: Date): Promise<boolean>;
  /** Update; false when the session is gone. */
  update(key: string, data: SessionData, expireDate: Date): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** Delete what expired before `now`; the number of sessions deleted. */
  deleteExpired(now: Date): Promise<number>;
  /**
   * List a user's live sessions, newest expiry first, 200 at most. Those that we opened are found by their keys, those of
   * other programs by looking through such rows, 100 000 at most.
   */
  listForUser(userId: string, now: Date): Promise<KeyedSession[]>;
  /** Go through all of a user's live sessions, in no order: to end them, where none may be missed. */
  scanForUser(userId: string, now: Date): AsyncIterable<KeyedSession>;
}

export interface OutstandingToken {
  jti: string;
  token: string;
  userId: UserId | null;
  createdAt: Date | null;
  expiresAt: Date;
}

type TokenStatus =
  | { status: 'unknown' }
  | ({ status: 'outstanding' | 'blacklisted'; blacklistedAt: Date | null } & Omit<OutstandingToken, 'jti'>);

export type RecordedToken = OutstandingToken & {
  status: 'outstanding' | 'blacklisted';
  blacklistedAt: Date | null;
};

export interface TokenStore {
  /** Record a token; a jti that is recorded already is left as it is. */
  recordOutstanding(token: OutstandingToken): Promise<void>;
  /**
   * Record a token of a user whose password column still holds this hash; false when it does not. One statement that
   * locks the user's row: either a change of password sees the token, or the token is not recorded.
   */
  recordForPassword(token: OutstandingToken, encodedPassword: string): Promise<boolean>;
  getStatus(jti: string): Promise<TokenStatus>;
  /** Get those of the tokens that are recorded, in no order. One statement; a few dozen ids at most. */
  listRecorded(jtis: readonly string[]): Promise<RecordedToken[]>;
  /** Blacklist, recording the token first if needed; false when it was blacklisted already. */
  blacklist(token: OutstandingToken, now: Date): Promise<boolean>;
  /** Blacklist recorded tokens, 500 a statement; how many were not blacklisted before. */
  blacklistRecorded(jtis: readonly string[], now: Date): Promise<number>;
  /**
   * Blacklist `current` and record `successor` in one transaction; exactly one caller gets `rotated`. `has-successor`:
   * the token was not blacklisted but has been rotated before, so its own rows were flushed.
   */
  rotate(o: {
    current: OutstandingToken;
    successor: OutstandingToken;
    now: Date;
  }): Promise<'rotated' | 'already-blacklisted' | 'has-successor'>;
  /** Go through a user's tokens that are neither expired nor blacklisted, newest first, 500 a statement. */
  scanOutstanding(userId: UserId, now: Date): AsyncIterable<OutstandingToken[]>;
  /** Delete tokens that expired at or before `now`; the number deleted. */
  flushExpired(now: Date): Promise<number>;
}

// setup: factors begin
type FactorType = 'totp' | 'webauthn' | 'recovery_codes';

export type Factor = {
  id: number;
  type: FactorType;
  data: Record<string, unknown>;
  createdAt: Date;
  lastUsedAt: Date | null;
};

export type FactorStore = {
  /** List a user's factors in the order of their ids. */
  list(userId: UserId): Promise<Factor[]>;
  /** Insert; `exists` for a second TOTP or a second set of recovery codes. */
  create(factor: {
    userId: UserId;
    type: FactorType;
    data: Record<string, unknown>;
    now: Date;
    isUsed?: boolean;
  }): Promise<{ status: 'created'; id: number } | { status: 'exists' }>;
  /** Delete the user's recovery codes, insert others; their id. One transaction. */
  replaceRecoveryCodes(codes: { userId: UserId; data: Record<string, unknown>; now: Date }): Promise<number>;
  /** Note a use, unless the factor was used at or after `since`, by anyone. False: it was, or it is gone. */
  markUsedSince(id: number, o: { since: Date; now: Date }): Promise<boolean>;
  /** Note a use. */
  markUsed(id: number, now: Date): Promise<void>;
  /** Change the data under the row's lock; `change` answers null to leave it. False: left, or the row is gone. */
  change(
    id: number,
    change: (data: Record<string, unknown>) => Record<string, unknown> | null,
    o?: { usedAt?: Date },
  ): Promise<boolean>;
  /** Claim a used code in Django's cache, where allauth looks. False: somebody has. True where there is no cache. */
  claimCode(key: string, seconds: number): Promise<boolean>;
  /** Delete a factor of a user; with the last of TOTP and passkeys, the recovery codes too. False: it is not theirs. */
  delete(userId: UserId, id: number): Promise<boolean>;
};
// setup: factors end

export interface Stores {
  readonly dialect: 'sqlite' | 'postgres';
  /** This start found an empty database and made the tables. */
  readonly isNew: boolean;
  users: UserStore;
  sessions: SessionStore;
  tokens: TokenStore;
  /** Second factors; null where the database has no table of them. */
  factors: FactorStore | null; // setup: factors
  /** Labels of the apps of StoreOptions whose migrations have all run. */
  readonly readyApps: ReadonlySet<string>;
  /** Say whether the database had a table at the start. */
  hasTable(name: string): boolean;
  /** Behind them, for queries of the application's own. */
  database: Database;
  /** Resolve when every server behind the stores answers; throw StoreError otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * What went wrong with a store: `configuration` names a variable and the fix, and will not pass by waiting;
 * `unavailable` is an outage (server down, timeout, locked, disk full) and may. The message never holds a password.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly kind: 'configuration' | 'unavailable',
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
