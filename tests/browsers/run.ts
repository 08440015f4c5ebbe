// `npm run test:browsers`: the front end's journey in Chromium, Firefox and WebKit, in every deployment shape, in both
// strategies, with either API. `--quick` walks each shape once; words pick engines. Ends with the matrix and
// "N passed, N failed". Needs Debian's chromium, firefox-esr, webkit2gtk-driver, xvfb, nginx-light and openssl.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from '@/scripts/support/build';

const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(join(here, 'node_modules'))) {
  process.stdout.write('Installing what the browsers are spoken to with (tests/browsers/package.json)\n');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
}
// Only now: these import what was just installed.
const { runAll } = await import('./suite');

// Ended early, it still ends its servers: they listen for the exit of this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

ensureBuild();
const words = process.argv.slice(2);
const isQuick = words.includes('--quick');
const { passed, failed } = await runAll({ isQuick, words: words.filter((word) => !word.startsWith('--')) });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 ? 1 : 0);
