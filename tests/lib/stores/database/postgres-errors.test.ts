// What a server refuses, in words that name the variable and the fix. Answers come from a server that speaks just enough
// of the protocol to refuse, and from a real TLS handshake.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { StoreError } from '@/lib/stores/stores';
import { type Certificate, makeCertificate } from '@/tests/e2e/matrix/certificate';
import { open } from '../databases';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(place: number | string, onConnection: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    onConnection(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(place, () => resolve()));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** An ErrorResponse of the protocol. */
function refuseWith(code: string, message: string) {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.from([0x45, 0, 0, 0, fields.length + 4]);
  return (socket: Socket) => socket.once('data', () => socket.end(Buffer.concat([head, fields])));
}

async function failureOf(url: string): Promise<{ kind: string; message: string }> {
  const error = await open(url).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StoreError)) throw new Error(`not a StoreError: ${String(error)}`);
  expect(error.message).not.toContain('hunter2');
  return { kind: error.kind, message: error.message };
}

describe('a refusal', () => {
  test.each([
    [
      '28000',
      'no pg_hba.conf entry for host "10.0.0.9", user "u", database "app", no encryption',
      'configuration',
      'add sslmode=require to DATABASE_URL',
    ],
    ['28000', 'no pg_hba.conf entry for host "h", SSL off', 'configuration', 'sslmode=require'],
    ['28000', 'role "u" does not exist', 'configuration', 'check the user in DATABASE_URL'],
    ['28000', 'Peer authentication failed for user "u"', 'configuration', 'give host and password'],
    ['08P01', 'unsupported startup parameter: options', 'configuration', 'refuses ?options='],
    ['53300', 'sorry, too many clients already', 'unavailable', 'lower DATABASE_POOL_SIZE'],
    ['08P01', 'no more connections allowed (max_client_conn)', 'unavailable', 'lower DATABASE_POOL_SIZE'],
  ])('%s (%s) is explained', async (code, message, kind, fix) => {
    const port = await listen(0, refuseWith(code, message));
    expect(await failureOf(`postgres://u:hunter2@127.0.0.1:${port}/app`)).toEqual({
      kind,
      message: expect.stringContaining(fix),
    });
  });
});

describe('a certificate', () => {
  let folder: string;
  let certificate: Certificate;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'postgres-errors-'));
    certificate = await makeCertificate(folder, ['db.test']);
  }, 30_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Take TLS as PostgreSQL does, then refuse the user. */
  function speakTls(socket: Socket): void {
    socket.once('data', () => {
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, ...certificate });
      secure.on('error', () => {});
      refuseWith('28P01', 'no')(secure);
    });
  }

  test.each([
    ['sslmode=verify-full', 'is not trusted: add sslrootcert=/path/to/ca.pem to DATABASE_URL'],
    ['sslmode=verify-full&sslrootcert={ca}', 'is for another name: write the name in the certificate'],
    ['sslmode=verify-ca&sslrootcert={ca}', 'PostgreSQL refused the password'],
    ['sslmode=require', 'PostgreSQL refused the password'],
    ['ssl=true', 'PostgreSQL refused the password'],
    ['sslmode=verify-full&sslrootcert={key}', 'names an sslrootcert that is no certificate'],
  ])('with ?%s: %s', async (query, words) => {
    const port = await listen(0, speakTls);
    const files: Record<string, string> = {
      '{ca}': join(folder, 'ca.pem'),
      '{key}': join(folder, 'host.key'),
    };
    const filled = query.replace(/\{\w+\}/, (name) => files[name] ?? '');
    const { kind, message } = await failureOf(`postgres://u:hunter2@127.0.0.1:${port}/app?${filled}`);
    expect([kind, message]).toEqual(['configuration', expect.stringContaining(words)]);
  });
});

describe('a socket', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pg-socket-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is used where the host is its folder', async () => {
    await listen(
      join(folder, '.s.PGSQL.5499'),
      refuseWith('28000', 'Peer authentication failed for user "u"'),
    );
    const { message } = await failureOf(`postgres://u@localhost:5499/app?host=${folder}`);
    expect(message).toContain('only over its socket');
  });

  test('that is not there is said to be missing', async () => {
    expect(await failureOf(`postgres:///app?host=${folder}&port=5498`)).toEqual({
      kind: 'unavailable',
      message: expect.stringContaining('PostgreSQL has no socket there'),
    });
  });
});
