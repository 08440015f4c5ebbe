import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    globalSetup: './tests/support/page-list.ts',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: [
      'tests/e2e/**',
      'tests/{bench,browsers,vercel}/node_modules/**',
      'tests/django/**',
      'node_modules/**',
    ],
    testTimeout: process.env.CI ? 60_000 : 20_000,
    hookTimeout: 60_000,
    retry: process.env.CI ? 1 : 0,
  },
});
