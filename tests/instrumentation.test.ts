// The standalone server never reads next.config.ts, so a wrong setting has to end the process here.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

test.each([
  [{ SECRET_KEY: 'x' }, 'SECRET_KEY: fewer than 32 characters'],
  [{ AUTH_STRATEGY: 'cookie' }, 'AUTH_STRATEGY: write session, jwt or hybrid'],
])('a production server ends with the message for %j', (wrong, message) => {
  const { PATH = '' } = process.env;
  // Next logs what register() throws, and goes on.
  const start = `await (await import('${root}instrumentation.ts')).register().catch(() => {}); process.exit(0);`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', start],
    {
      cwd: root,
      encoding: 'utf8',
      // Typed without the variables of Next.
      env: {
        PATH,
        NODE_ENV: 'production',
        NEXT_RUNTIME: 'nodejs',
        AUTH_API_URL: 'http://127.0.0.1:9',
        SECRET_KEY: 'for this test only, fifty characters or more of it all',
        ...wrong,
      } as unknown as NodeJS.ProcessEnv,
    },
  );
  expect([status, stderr]).toEqual([1, expect.stringContaining(message)]);
});
