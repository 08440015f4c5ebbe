// Which real servers this run can reach. A test that needs one says so in its title (`… [PostgreSQL]`) and is
// skipped where it is absent; the closing summary of `npm test` names every such skip, and REQUIRE_SERVICES=1
// (set by .ci/run) turns each into a failure.
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

export async function answersOn(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    const settle = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}

const isRequired = process.env.REQUIRE_SERVICES === '1';

/** Base URL of a PostgreSQL server on which the tests may create and drop databases of their own. */
export const postgresUrl = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
/** A Redis server; the tests use database 15 and keys with a prefix of their own. */
export const redisUrl = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379/15';

async function isUp(url: string, defaultPort: number): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return isRequired || answersOn(hostname, Number(port) || defaultPort);
}

export const hasPostgres = await isUp(postgresUrl, 5432);
export const hasRedis = await isUp(redisUrl, 6379);

/** The program of a PgBouncer; Debian keeps it where only root's PATH looks. */
export const pgBouncerProgram = [...(process.env.PATH ?? '').split(':'), '/usr/sbin']
  .map((folder) => join(folder, 'pgbouncer'))
  .find(existsSync);
export const hasPgBouncer = hasPostgres && (isRequired || pgBouncerProgram !== undefined);
