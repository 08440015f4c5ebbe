// `npm run test:watch`: unit tests affected by your uncommitted changes, again at every change. `-- notes` watches the test
// files with "notes" in their path instead, changed or not.
import { spawnSync } from 'node:child_process';

const words = process.argv.slice(2);
const { status } = spawnSync('vitest', words.length > 0 ? words : ['--changed'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
