// `npm run manage -- <command>`: Django's manage.py for this repository, with its commands, messages and exit codes.
// Each command opens what it needs and closes it again; what is wrong is one sentence on stderr and exit code 1.
import { existsSync } from 'node:fs';
import { createProgram } from './manage/program';
import { createTerminal } from './manage/terminal';

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const program = createProgram({
    env: process.env,
    terminal: createTerminal(process),
    now: () => new Date(),
  });
  process.exitCode = await program(process.argv.slice(2));
}

await main();
