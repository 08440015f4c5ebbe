// End-to-end tests: a real Chromium against one production build, started once for each strategy and shape.
import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './scripts/support/chromium';
import type { StackOptions } from './tests/e2e/support/stack';

const strategies = ['session', 'jwt'] as const;
const shapes = [
  'proxied', // setup: api
  'mounted', // setup: api
  'django', // setup: django
  // setup: backend else 'external',
] as const;
// As everywhere, what a test cannot do without is named in brackets.
const shapeNames = {
  proxied: 'proxied',
  mounted: 'mounted',
  django: 'Django [Python]',
  external: 'external [TEST_API_URL]',
};

const htmlInCi: ['html', object][] = process.env.CI ? [['html', { open: 'never' }]] : [];

export default defineConfig<object, StackOptions>({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './scripts/support/build.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  // A second try on CI's crowded machines only; the closing summary names what needed it.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['./tests/e2e/matrix/reporter.ts'], // setup: conformance
    ...htmlInCi,
  ],
  use: {
    launchOptions: { executablePath: findChromium(), args: chromiumArguments() },
    trace: 'retain-on-failure',
  },
  projects: [
    ...strategies.flatMap((strategy) =>
      shapes.map((shape) => ({
        name: `${strategy} ${shapeNames[shape]}`,
        testIgnore: 'matrix/**',
        grepInvert: notFor({ strategy, shape }),
        use: { strategy, shape },
      })),
    ),
    // setup: django begin
    {
      name: 'hybrid Django [Python]',
      testIgnore: 'matrix/**',
      grep: /@hybrid/,
      use: { strategy: 'hybrid', shape: 'django' },
    },
    // setup: django end
    // setup: api begin
    {
      name: 'hybrid proxied',
      testIgnore: 'matrix/**',
      grep: /@hybrid/,
      use: { strategy: 'hybrid', shape: 'proxied' },
    },
    // setup: api end
    // setup: conformance begin
    {
      name: 'matrix',
      testDir: 'tests/e2e/matrix',
      timeout: 180_000,
      expect: { timeout: 30_000 },
      fullyParallel: true,
      use: {
        ignoreHTTPSErrors: true,
        launchOptions: {
          executablePath: findChromium(),
          args: [...chromiumArguments(), '--host-resolver-rules=MAP *.test 127.0.0.1'],
        },
      },
    },
    // setup: conformance end
  ],
});

/**
 * A test says by tags which installations it is about; without any it is about all of them. @proxied: the API is behind
 * the tests' own proxy. @ours: our API starts there, whatever takes its place later. @django: with Django there. @hybrid is
 * no limit: in the hybrid strategy, a browser's session and Bearer tokens side by side, only what is about it runs.
 */
function notFor({ strategy, shape }: Pick<StackOptions, 'strategy' | 'shape'>): RegExp {
  const others = [
    strategy === 'jwt' ? '@session' : '@jwt',
    shape === 'django' ? '@ours' : '@django',
    ...(shape === 'mounted' ? ['@proxied'] : []),
  ];
  return new RegExp(others.join('|'));
}
