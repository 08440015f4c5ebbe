// Before the first test: a browser and a production build, each made only where it is missing or out of date.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './chromium';

const sources = [
  'app',
  'components',
  'tour', // setup: tour
  'lib',
  'middleware.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
  'package.json',
];
const buildId = '.next/BUILD_ID';

export default function prepare(): void {
  if (!findChromium() && !existsSync(chromium.executablePath()))
    run('npx', ['playwright', 'install', 'chromium']);
  ensureBuild();
}

/** A production build of the sources as they are. */
export function ensureBuild(): void {
  if (!existsSync(buildId) || newest(sources) > statSync(buildId).mtimeMs) run('npx', ['next', 'build']);
}

function run(command: string, words: string[]): void {
  const { status } = spawnSync(command, words, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error(`${[command, ...words].join(' ')} failed`);
}

function newest(paths: string[]): number {
  return Math.max(...paths.filter((path) => existsSync(path)).map(newestIn));
}

function newestIn(path: string): number {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
