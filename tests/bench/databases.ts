// Databases of the benchmark's own, and filling them with many rows: 10², 10⁴ and 10⁶ users, sessions and tokens.
import Sqlite from 'libsql';
import pg from 'pg';

/** Add `count` users, each with a session and an outstanding token, in the tables that `migrate` made. */
export async function fill(url: string, count: number): Promise<void> {
  await runStatements(url, [...(isSqlite(url) ? sqliteRows(count) : postgresRows(count)), 'ANALYZE']);
}

export async function runStatements(url: string, statements: string[]): Promise<void> {
  if (isSqlite(url)) {
    const database = new Sqlite(url.replace(/^sqlite:\/\/\//, ''));
    database.exec('PRAGMA synchronous = OFF');
    for (const statement of statements) database.exec(statement);
    database.close();
    return;
  }
  await withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

function isSqlite(url: string): boolean {
  return url.startsWith('sqlite:');
}

async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

export type Activity = { commits: number; writtenRows: number };

/** What a database did so far: committed transactions (one a query, as reads run outside of any) and rows written. */
export async function readActivity(url: string): Promise<Activity> {
  return withClient(url, async (client) => {
    await waitUntilAlone(client);
    const { rows } = await client.query(
      `SELECT xact_commit::float8 AS commits, (tup_inserted + tup_updated + tup_deleted)::float8 AS written
       FROM pg_stat_database WHERE datname = current_database()`,
    );
    return { commits: Number(rows[0]?.commits), writtenRows: Number(rows[0]?.written) };
  });
}

/** A connection adds its last counts when it ends. */
async function waitUntilAlone(client: pg.Client): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { rows } = await client.query(
      `SELECT count(*)::int AS others FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    if (rows[0]?.others === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('someone else is connected to the database of the benchmark');
}

const firstId = 1000;

function sqliteRows(count: number): string[] {
  const series = `WITH RECURSIVE n(i) AS (SELECT ${firstId} UNION ALL SELECT i + 1 FROM n WHERE i < ${firstId + count - 1})`;
  return ['BEGIN', ...rows(series, 'n', "'2099-01-01 00:00:00'", '0', '1', "printf('%032x', i)"), 'COMMIT'];
}

function postgresRows(count: number): string[] {
  const series = `WITH n(i) AS (SELECT generate_series(${firstId}, ${firstId + count - 1}))`;
  return rows(series, 'n', "timestamptz '2099-01-01'", 'false', 'true', "lpad(to_hex(i), 32, '0')");
}

function rows(series: string, from: string, later: string, no: string, yes: string, key: string): string[] {
  return [
    `INSERT INTO auth_user (id, password, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined)
     ${series} SELECT i, '!', ${no}, 'user' || i, '', '', '', ${no}, ${yes}, ${later} FROM ${from}`,
    `INSERT INTO django_session (session_key, session_data, expire_date)
     ${series} SELECT ${key}, 'e30:1r31eq:unsigned', ${later} FROM ${from}`,
    `INSERT INTO token_blacklist_outstandingtoken (id, token, created_at, expires_at, user_id, jti)
     ${series} SELECT i, 'token', ${later}, ${later}, i, ${key} FROM ${from}`,
  ];
}
