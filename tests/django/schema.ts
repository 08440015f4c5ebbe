// What a database consists of, as sorted lines: tables, columns, keys, indexes; and the rows that `migrate` leaves.
// Physical column order is left out: it differs between Django versions, and nothing that reads by name sees it.

import Sqlite from 'libsql';
import pg from 'pg';

export type Schema = { ddl: string[]; migrations: string[]; permissions: string[] };

const migrationRows = 'SELECT app, name FROM django_migrations';
const permissionRows = `SELECT content.app_label AS app, content.model, permission.codename, permission.name
  FROM auth_permission permission JOIN django_content_type content ON content.id = permission.content_type_id`;

export async function readSchema(url: string): Promise<Schema> {
  return url.startsWith('sqlite:') ? readSqlite(url.slice('sqlite:///'.length)) : readPostgres(url);
}

type Row = Record<string, unknown>;

function readSqlite(path: string): Schema {
  const database = new Sqlite(path);
  try {
    // Rows of libsql are plain objects of the selected columns.
    const all = (statement: string) => database.prepare(statement).all() as Row[];
    const objects = all("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'");
    return {
      ddl: objects
        .map((row) => `${row.type} ${row.name} on ${row.tbl_name}: ${sortColumns(String(row.sql))}`)
        .sort(),
      ...readRows(all(migrationRows), all(permissionRows)),
    };
  } finally {
    database.close();
  }
}

/** The parts between the outer brackets of CREATE TABLE, in alphabetical order. */
function sortColumns(statement: string): string {
  const flat = statement.replace(/\s+/g, ' ');
  const open = flat.indexOf('(');
  if (!flat.startsWith('CREATE TABLE') || open < 0) return flat;
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of flat.slice(open + 1, flat.lastIndexOf(')'))) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  return `${flat.slice(0, open)}(${[...parts, part.trim()].sort().join(', ')})`;
}

const postgresDdl = [
  `SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || '(' || coalesce(character_maximum_length::text, '')
     || ') null=' || is_nullable || ' default=' || coalesce(column_default, '') || ' identity=' || coalesce(identity_generation, '') AS line
   FROM information_schema.columns WHERE table_schema = 'public'`,
  `SELECT 'index ' || indexdef AS line FROM pg_indexes WHERE schemaname = 'public'`,
  `SELECT 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid) AS line
   FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
  `SELECT 'sequence ' || sequence_name || ' ' || data_type AS line FROM information_schema.sequences`,
];

async function readPostgres(url: string): Promise<Schema> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const all = async (statement: string): Promise<Row[]> => (await client.query(statement)).rows;
    const ddl: string[] = [];
    for (const statement of postgresDdl) ddl.push(...(await all(statement)).map((row) => String(row.line)));
    return { ddl: ddl.sort(), ...readRows(await all(migrationRows), await all(permissionRows)) };
  } finally {
    await client.end();
  }
}

function readRows(migrations: Row[], permissions: Row[]): Pick<Schema, 'migrations' | 'permissions'> {
  return {
    migrations: migrations.map((row) => `${row.app}.${row.name}`).sort(),
    permissions: permissions.map((row) => `${row.app}.${row.model}.${row.codename}: ${row.name}`).sort(),
  };
}
