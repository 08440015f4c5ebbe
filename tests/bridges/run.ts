// `npm run test:bridges`: installs the packages of other people's back ends from PyPI, starts a small project for each, and
// drives the front end's journey through every bridge in a browser. Words pick modes, `--quick` one of each package. Ends with
// a matrix and "N passed, N failed".
import { spawnSync } from 'node:child_process';
import prepareBuild from '@/scripts/support/build';
import { pickModes } from './modes';
import { preparePackages } from './project-server';

const words = process.argv.slice(2);
const chosen = pickModes(words);
if (chosen.length === 0) throw new Error(`No mode has a title with ${words.join(' or ')} in it.`);
prepareBuild();
for (const mode of chosen) await preparePackages(mode);
const { status } = spawnSync(
  'npx',
  ['playwright', 'test', '--config', 'tests/bridges/playwright.config.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, BRIDGE_MODES: words.join('\n') },
  },
);
process.exitCode = status ?? 1;
