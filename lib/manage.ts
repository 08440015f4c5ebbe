// `npm run manage -- <command>`: Django's manage.py for this repository, with its commands, messages and exit codes.
// Each command opens what it needs and closes it again; what is wrong is one sentence on stderr and exit code 1.
import { createProgram } from './manage/program';
import { createTerminal } from './manage/terminal';
import { ConfigError } from './settings/env';
import { loadEnvFile } from './settings/env-file';

async function main(): Promise<void> {
  const terminal = createTerminal(process);
  try {
    loadEnvFile({ env: process.env });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    terminal.complain(error.message);
    process.exit(1);
  }
  const program = createProgram({
    env: process.env,
    terminal,
    now: () => new Date(),
  });
  process.exitCode = await program(process.argv.slice(2));
}

await main();
