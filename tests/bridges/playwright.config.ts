// One project of Playwright's for each mode that run.ts has picked. One installation at a time.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from '@/scripts/support/chromium';
import type { BridgeOptions } from './installation';
import { pickModes } from './modes';

export default defineConfig<object, BridgeOptions>({
  testDir: '.',
  outputDir: '../../test-results/bridges',
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], [fileURLToPath(new URL('matrix-reporter.ts', import.meta.url))]],
  use: {
    launchOptions: { executablePath: findChromium(), args: chromiumArguments() },
    trace: 'retain-on-failure',
  },
  projects: pickModes((process.env.BRIDGE_MODES ?? '').split('\n').filter(Boolean)).map(
    ({ title, hasTwo }) => ({
      name: title,
      testIgnore: hasTwo ? [] : 'two-processes.spec.ts',
      use: { mode: title },
    }),
  ),
});
