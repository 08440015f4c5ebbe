// `npm run test:vercel`: the Vercel CLI builds this repository offline, as a deployment would. Prints the sizes of functions and
// middleware, and holds them, and looks at what is in them. Ends with "N passed, N failed".
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(join(here, 'node_modules'))) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
}
// Only now: these import what was just installed.
const { proveBuild } = await import('./proof');

// Ended early, it still ends its servers: they listen for the exit of this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const folder = await mkdtemp(join(tmpdir(), 'vercel-'));
try {
  const { passed, failed } = await proveBuild(folder, join(here, 'node_modules/.bin/vercel'));
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
