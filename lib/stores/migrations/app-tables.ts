// Tables of an application beside Django's own, as a Django app declares them: a label, models, migrations, and what
// becomes of its rows when a user is deleted.

/** Where a migration runs. A foreign key to the user table has the type of that table's key. */
export type MigrationTarget = {
  dialect: 'sqlite' | 'postgres';
  userTable: string;
  userIdColumn: string;
  userIdType: string;
};

export type Migration = {
  /** As django_migrations records it, such as `0001_initial`. */
  name: string;
  /** The SQL, which all runs in one transaction. Never change a migration that has run somewhere: add another. */
  statements(target: MigrationTarget): readonly string[];
};

export type AppTables = {
  /** Django's app label. It begins the names of tables and permissions. */
  label: string;
  /**
   * The first migration makes the tables in their last form, and the others are only recorded: of a Django app whose
   * history is not repeated here. Where Django has begun with it, only Django can go on.
   */
  isMadeAtOnce?: boolean;
  /** Each model gets the permissions add, change, delete and view. */
  models: readonly { model: string; verboseName: string }[];
  /** In the order in which they run. */
  migrations: readonly Migration[];
  /** Columns that refer to the user table, in the order in which their rows go: Django's `on_delete`. */
  userColumns: readonly UserColumn[];
};

type UserColumn = {
  table: string;
  column: string;
  onDelete: 'cascade' | 'set-null';
  /** The table that the column refers to in place of the user table, by `id`; its own `user_id` names the user. */
  through?: string;
};
