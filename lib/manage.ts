// `npm run manage -- <command>`: Django's manage.py for this repository, with its commands, messages and exit codes.
// Each command opens what it needs and closes it again; what is wrong is one sentence on stderr and exit code 1.
import { features } from './features';
import { createProgram } from './manage/program';
import { createTerminal } from './manage/terminal';
import { ConfigError } from './settings/env';
import { loadEnvFile } from './settings/env-file';
import { readProcessEnv } from './settings/process-env';

async function main(): Promise<void> {
  const terminal = createTerminal(process);
  const env = readProcessEnv();
  try {
    loadEnvFile({ env });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    terminal.complain(error.message);
    process.exit(1);
  }
  const program = createProgram({
    env,
    terminal,
    now: () => new Date(),
    apps: features.map(({ tables }) => tables),
  });
  process.exitCode = await program(process.argv.slice(2));
}

await main();
