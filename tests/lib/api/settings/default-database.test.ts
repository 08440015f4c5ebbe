import { afterEach, expect, test } from 'vitest';
import { openOrAdvise } from '@/lib/api/settings/default-database';
import { startApi } from '@/lib/api/start';
import { ConfigError } from '@/lib/settings/env';
import { StoreError } from '@/lib/stores/stores';

const home = process.cwd();
afterEach(() => process.chdir(home));

test.runIf(process.platform === 'linux')(
  'a directory that takes no files stops the start with the way out',
  async () => {
    // The kernel's own directory: nobody can create a file there, not even root.
    process.chdir('/proc');
    await expect(startApi({ NODE_ENV: 'test', LOG_LEVEL: 'silent' })).rejects.toThrow(
      /DATABASE_URL: not set, and db\.sqlite3 cannot be written in \/proc .*set it to postgres:\/\//,
    );
  },
);

test('a database that was named keeps its own words, and so does an outage', async () => {
  const fail = (kind: 'configuration' | 'unavailable') => () =>
    Promise.reject(new StoreError(kind, 'its own words'));
  await expect(openOrAdvise({ isDefaultDatabase: false }, fail('configuration'))).rejects.not.toBeInstanceOf(
    ConfigError,
  );
  await expect(openOrAdvise({ isDefaultDatabase: true }, fail('unavailable'))).rejects.not.toBeInstanceOf(
    ConfigError,
  );
  await expect(openOrAdvise({ isDefaultDatabase: true }, fail('configuration'))).rejects.toBeInstanceOf(
    ConfigError,
  );
});
