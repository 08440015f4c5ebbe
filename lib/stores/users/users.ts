// Users, groups and permissions in Django's auth tables, or in those of a custom user model (user-model.ts).
// Columns are always named: on SQLite Django's migrations leave them in an order of their own.
import { type Expression, type SqlBool, sql } from 'kysely';
import {
  type Database,
  isForeignKeyViolation,
  isUniqueViolation,
  type Steps,
  step,
} from '../database/database';
import { formatTime } from '../database/tables';
import type { AppTables } from '../migrations/app-tables';
import { type NewUser, StoreError, type UserId, type UserStore } from '../stores';
import { createPermissionSetter } from './grants';
import { type ColumnFiller, describeUnfilled } from './new-user-columns';
import { type PermissionLists, preparePermissions } from './permissions';
import type { UserTable } from './user-model';
import { toRow, toUser, type UserRow } from './user-rows';

/** First half of the advisory locks on names; the second is a hash of the name. "auth" in ASCII. */
const NAME_LOCKS = 0x61757468;
/** Who asks for all users of an address mails each of them. */
const MOST_OWNERS = 50;

/** What else refers to users: tables of other Django apps and of your own, for the cascades of `delete`. */
type Referrers = { hasTable: (name: string) => boolean; userColumns: AppTables['userColumns'] };
type UserStoreParts = Referrers & { columns: ColumnFiller };

export function createUserStore(
  database: Database,
  users: UserTable,
  { hasTable, userColumns, columns }: UserStoreParts,
): UserStore {
  const { kysely } = database;
  const creationProblem = describeUnfilled(users.table, columns.unfilled);
  const selection = [...users.columns].map(([name, column]) => sql.ref(column).as(name));
  const select = () => kysely.selectFrom(users.table).select(selection).$castTo<UserRow>();
  const permissions = preparePermissions(database, users);
  const rowById = database.prepareOne(selectWithLists().where(users.idColumn, '=', 0));
  const rowByUsername = database.prepareOne(select().where(users.usernameColumn, '=', ''));

  /** Whoever looks a user up by id shows the permissions next, and asking for both at once is one query. */
  function selectWithLists() {
    const { lists } = permissions;
    if (!lists) return select().$castTo<UserRow & Partial<PermissionLists>>();
    return select()
      .select([lists.groups.as('groups'), lists.permissions.as('permissions')])
      .$castTo<UserRow & Partial<PermissionLists>>();
  }

  /** Django's `iexact`: full Unicode upper case on PostgreSQL, LIKE (ASCII only) on SQLite. */
  function isExactIgnoringCase(column: string, text: string): Expression<SqlBool> {
    return database.dialect === 'postgres'
      ? sql<SqlBool>`upper(${sql.ref(column)}::text) = upper(${text})`
      : sql<SqlBool>`${sql.ref(column)} LIKE ${text.replace(/[\\%_]/g, '\\$&')} ESCAPE '\\'`;
  }

  /**
   * Say whether another user has this name in whatever case, and keep it so until the transaction ends: SQLite has one
   * writer at a time, PostgreSQL a lock of this name. Django's own form only looks first, hence cannot promise it.
   */
  function* isNameTaken(username: string, exceptId?: number | string): Steps<boolean> {
    if (database.dialect === 'postgres') {
      const lock = sql`SELECT pg_advisory_xact_lock(${NAME_LOCKS}::int, hashtext(upper(${username})))`;
      yield* step(lock.compile(kysely));
    }
    let query = kysely
      .selectFrom(users.table)
      .select(users.idColumn)
      .where(isExactIgnoringCase(users.usernameColumn, username));
    if (exceptId !== undefined) query = query.where(users.idColumn, '!=', exceptId);
    return (yield* step(query.limit(1))).rows.length > 0;
  }

  async function change(id: UserId, patch: Partial<NewUser>): Promise<'updated' | 'missing'> {
    const stored = users.readId(String(id));
    const row = toRow(patch, users);
    if (stored === null) return 'missing';
    // Nothing that this table has a column for; the user may be there all the same.
    if (Object.keys(row).length === 0) return (await rowById([stored])) ? 'updated' : 'missing';
    const query = kysely.updateTable(users.table).set(row).where(users.idColumn, '=', stored);
    return (await query.executeTakeFirst()).numUpdatedRows > 0n ? 'updated' : 'missing';
  }

  /** Django cascades in Python, so the tables have no ON DELETE: this is what its collector does. */
  function* deleteSteps(stored: number | string): Steps<void> {
    const { groups, permissions } = users;
    if (groups) yield* step(kysely.deleteFrom(groups.table).where(groups.userColumn, '=', stored));
    if (permissions)
      yield* step(kysely.deleteFrom(permissions.table).where(permissions.userColumn, '=', stored));
    for (const { table, column, onDelete, through } of userColumns.filter(({ table }) => hasTable(table))) {
      const change =
        onDelete === 'cascade'
          ? sql`DELETE FROM ${sql.table(table)}`
          : sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = NULL`;
      const isTheirs =
        through === undefined
          ? sql`${sql.ref(column)} = ${stored}`
          : sql`${sql.ref(column)} IN (SELECT id FROM ${sql.table(through)} WHERE user_id = ${stored})`;
      yield* step(sql`${change} WHERE ${isTheirs}`.compile(kysely));
    }
    for (const table of ['authtoken_token', 'django_admin_log'].filter(hasTable))
      yield* step(sql`DELETE FROM ${sql.table(table)} WHERE user_id = ${stored}`.compile(kysely));
    if (hasTable('token_blacklist_outstandingtoken'))
      yield* step(
        kysely
          .updateTable('token_blacklist_outstandingtoken')
          .set({ user_id: null })
          .where('user_id', '=', stored),
      );
    yield* step(kysely.deleteFrom(users.table).where(users.idColumn, '=', stored));
  }

  return {
    reference: {
      table: users.table,
      idColumn: users.idColumn,
      usernameColumn: users.usernameColumn,
      toColumn: (id) => users.readId(String(id)) ?? id,
    },

    creationProblem,

    async getById(id) {
      const stored = users.readId(id);
      if (stored === null) return null;
      const row = await rowById([stored]);
      if (!row) return null;
      const user = toUser(row, users);
      if (row.groups !== undefined && row.permissions !== undefined)
        permissions.keep(user, { groups: row.groups, permissions: row.permissions });
      return user;
    },

    async getByUsername(username) {
      if (!isStorable(username)) return null;
      const row = await rowByUsername([username]);
      return row ? toUser(row, users) : null;
    },

    async hasUsername(username) {
      if (!isStorable(username)) return false;
      const row = await kysely
        .selectFrom(users.table)
        .select(users.idColumn)
        .where(isExactIgnoringCase(users.usernameColumn, username))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async listByEmail(email, { isActive } = { isActive: true }) {
      if (!users.emailColumn || !isStorable(email)) return [];
      const activeColumn = users.columns.get('is_active');
      // AbstractBaseUser without the column is always active.
      if (activeColumn === undefined && !isActive) return [];
      let query = select().where(isExactIgnoringCase(users.emailColumn, email));
      if (activeColumn !== undefined)
        query = query.where(sql<SqlBool>`${sql.ref(activeColumn)} = ${isActive}`);
      const rows = await query.orderBy(users.idColumn).limit(MOST_OWNERS).execute();
      return rows.map((row) => toUser(row, users));
    },

    async create(user, { ignoringCase } = { ignoringCase: false }) {
      if (creationProblem !== null) throw new StoreError('configuration', creationProblem);
      // The row holds exactly the columns that this table has.
      const row = { ...(await columns.fill(user)), ...toRow(user, users), ...users.createId() } as never;
      const insertion = kysely.insertInto(users.table).values(row).returning(users.idColumn);
      try {
        const inserted = ignoringCase
          ? await database.transaction(function* () {
              if (yield* isNameTaken(user.username)) return null;
              return (yield* step(insertion)).rows[0];
            })
          : await insertion.executeTakeFirstOrThrow();
        if (!inserted) return { status: 'username-taken' };
        // The id is returned under the column's own name.
        const id = Object.values(inserted)[0] as number | string;
        const lastLogin = user.lastLogin && formatTime(user.lastLogin);
        const dateJoined = formatTime(user.dateJoined);
        return { status: 'created', user: { ...user, id: users.showId(id), lastLogin, dateJoined } };
      } catch (error) {
        if (isUniqueViolation(error)) return { status: 'username-taken' };
        throw error;
      }
    },

    async setPassword(id, encoded, whenCurrent) {
      const stored = users.readId(String(id));
      if (stored === null) return false;
      let query = kysely
        .updateTable(users.table)
        .set({ password: encoded })
        .where(users.idColumn, '=', stored);
      if (whenCurrent !== undefined) query = query.where('password', '=', whenCurrent);
      return (await query.executeTakeFirst()).numUpdatedRows > 0n;
    },

    async setLastLogin(id, at) {
      await change(id, { lastLogin: at });
    },

    async update(id, patch, { ignoringCase } = { ignoringCase: false }) {
      const { username } = patch;
      try {
        if (!ignoringCase || username === undefined) return await change(id, patch);
        const stored = users.readId(String(id));
        if (stored === null) return 'missing';
        return await database.transaction(function* (): Steps<'updated' | 'username-taken' | 'missing'> {
          if (yield* isNameTaken(username, stored)) return 'username-taken';
          const query = kysely.updateTable(users.table).set(toRow(patch, users));
          const { affected } = yield* step(query.where(users.idColumn, '=', stored));
          return affected > 0 ? 'updated' : 'missing';
        });
      } catch (error) {
        if (isUniqueViolation(error)) return 'username-taken';
        throw error;
      }
    },

    async delete(id) {
      const stored = users.readId(String(id));
      if (stored === null) return 'deleted';
      try {
        await database.transaction(() => deleteSteps(stored));
        return 'deleted';
      } catch (error) {
        if (isForeignKeyViolation(error)) return 'referenced';
        throw error;
      }
    },

    setPermission: createPermissionSetter(database, users),
    getGroupsAndPermissions: permissions.get,
  };
}

/** PostgreSQL refuses a NUL in text, and libsql cuts the text there: such a name is nobody's. */
function isStorable(text: string): boolean {
  return !text.includes('\0');
}
