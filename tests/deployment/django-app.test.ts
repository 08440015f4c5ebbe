// The Django app's own tests, where a Python can run them. `npm run test:django` runs them under every version.
import { expect, test } from 'vitest';
import { browserVersion, listRunnableVersions } from '../support/django/python';
import { manageDjango, testDjangoApp } from '../support/django/servers';

const hasPython =
  process.env.REQUIRE_SERVICES === '1' || (await listRunnableVersions()).includes(browserVersion);

test.skipIf(!hasPython)('the tests of django/ pass [Python]', { timeout: 600_000 }, async () => {
  const { ok, output } = await testDjangoApp(browserVersion);
  expect(ok, output).toBe(true);
});

test.skipIf(!hasPython)(
  "the tests of the project's own apps pass [Python]",
  { timeout: 600_000 },
  async () => {
    const env = { SECRET_KEY: 'a key for tests only, of fifty characters or more, please' };
    const { ok, output } = await manageDjango({ version: browserVersion, env, args: ['test'] });
    expect(ok, output).toBe(true);
  },
);
