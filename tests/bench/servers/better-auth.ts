// better-auth on Hono, as its documentation sets it up, on SQLite or PostgreSQL. One user is signed up at the start.
import { serve } from '@hono/node-server';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { Hono } from 'hono';
import { SqliteDialect } from 'kysely';
import Sqlite from 'libsql';
import pg from 'pg';

const port = Number(process.env.PORT);
const databaseUrl = process.env.DATABASE_URL ?? '';

const auth = betterAuth({
  baseURL: `http://127.0.0.1:${port}`,
  secret: process.env.SECRET_KEY ?? '',
  database: databaseUrl.startsWith('postgres')
    ? new pg.Pool({ connectionString: databaseUrl, max: 10 })
    : { dialect: new SqliteDialect({ database: openSqlite(databaseUrl) }), type: 'sqlite' },
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'error' },
});

/** libsql answers better-sqlite3's interface but for `reader`, by which Kysely tells queries from commands. */
function openSqlite(path: string) {
  const database = new Sqlite(path);
  database.exec('PRAGMA journal_mode = WAL');
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const statement = database.prepare(sql);
      const reader = /^\s*(select|pragma|with)|\breturning\b/i.test(sql);
      return {
        reader,
        all: (parameters: readonly unknown[]) => statement.all(...parameters),
        run: (parameters: readonly unknown[]) => statement.run(...parameters),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...parameters),
      };
    },
  };
}

const { runMigrations } = await getMigrations(auth.options);
await runMigrations();
await auth.api.signUpEmail({
  body: { name: 'Ada', email: 'ada@example.com', password: process.env.BENCH_PASSWORD ?? '' },
});

const app = new Hono();
app.get('/healthz', (c) => c.json({ status: 'ok' }));
app.on(['GET', 'POST'], '/api/auth/*', (c) => auth.handler(c.req.raw));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
