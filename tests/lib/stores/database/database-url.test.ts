import { describe, expect, test } from 'vitest';
import { readDatabaseUrl } from '@/lib/stores/database/database-url';
import { StoreError } from '@/lib/stores/stores';

describe('DATABASE_URL', () => {
  test.each([
    ['sqlite:///db.sqlite3', 'db.sqlite3'],
    ['sqlite:///data/db.sqlite3', 'data/db.sqlite3'],
    ['sqlite:////srv/my%20app/db.sqlite3', '/srv/my app/db.sqlite3'],
    ['sqlite:///db.sqlite3?timeout=20', 'db.sqlite3'],
    ['sqlite://:memory:', ':memory:'],
    ['sqlite://', ':memory:'],
    ['spatialite:///db.sqlite3', 'db.sqlite3'],
  ])('reads %s as dj-database-url does', (url, path) => {
    expect(readDatabaseUrl(url)).toEqual({ dialect: 'sqlite', path });
  });

  test('reads the parts of a PostgreSQL address, percent-encoded ones too', () => {
    expect(
      readDatabaseUrl(
        'postgres://us%40er:p%2Fa%40ss%23@db.example.com:6543/my%2Dapp?options=-c%20search_path%3Dauth',
      ),
    ).toEqual({
      dialect: 'postgres',
      address: {
        host: 'db.example.com',
        port: 6543,
        user: 'us@er',
        password: 'p/a@ss#',
        database: 'my-app',
        ssl: false,
        options: '-c search_path=auth',
      },
    });
  });

  test.each(['postgres', 'postgresql', 'pgsql', 'postgis', 'timescale', 'timescalegis'])(
    'knows the scheme %s',
    (scheme) => {
      expect(readDatabaseUrl(`${scheme}://localhost/app`)).toMatchObject({
        dialect: 'postgres',
        address: { host: 'localhost', port: 5432, database: 'app' },
      });
    },
  );

  test.each([
    ['postgres:///app?host=/var/run/postgresql', '/var/run/postgresql'],
    ['postgres://%2Fvar%2Frun%2Fpostgresql/app', '/var/run/postgresql'],
    ['postgres://[::1]:5432/app', '::1'],
  ])('reads the host of %s', (url, host) => {
    expect(readDatabaseUrl(url)).toMatchObject({ address: { host } });
  });

  test.each([
    ['disable', false],
    ['prefer', false],
    ['require', { rejectUnauthorized: false }],
    ['verify-full', { rejectUnauthorized: true }],
    ['verify-ca', { rejectUnauthorized: true }],
  ])('takes sslmode=%s as libpq does', (mode, ssl) => {
    const place = readDatabaseUrl(`postgres://localhost/app?sslmode=${mode}`);
    if (place.dialect !== 'postgres') throw new Error(place.dialect);
    expect(place.address.ssl).toEqual(ssl === false ? false : expect.objectContaining(ssl));
  });

  test.each([
    ['mysql://user:secret@localhost/app', 'the scheme "mysql", which is not supported'],
    ['db.sqlite3', 'is not a database URL'],
    ['postgres://user:secret@h1:5432,h2:5432/app', 'names several hosts: name one'],
    ['postgres://user:secret@h1,h2/app', 'names several hosts'],
    ['postgres://user:secret@/app?host=h1,h2', 'names several hosts'],
    ['postgres://user:secret@localhost/app?ssl=perhaps', 'write sslmode=require instead'],
    ['sqlite:db.sqlite3', 'names no SQLite file'],
    ['postgres://localhost', 'names no PostgreSQL database'],
    ['postgres://user:se/cret@localhost:x/app', 'percent-encode'],
    ['postgres://user:secret%@localhost/app', 'write a literal % as %25'],
    ['postgres://user:secret@localhost/app?sslmode=yes', 'use disable, require, verify-ca or verify-full'],
    [
      'postgres://user:secret@localhost/app?sslmode=verify-full&sslrootcert=/nowhere.pem',
      'give a readable PEM file with the certificate',
    ],
  ])('refuses %s with the fix, and keeps the password to itself', (url, fix) => {
    const error = catchError(() => readDatabaseUrl(url));
    expect(error).toBeInstanceOf(StoreError);
    expect(String(error)).toContain('DATABASE_URL');
    expect(String(error)).toContain(fix);
    expect(String(error)).not.toMatch(/secret|se\/cret/);
  });
});

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
