// The command line: which commands there are and which flags they take (commander), and what becomes of an error.
import { relative } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { ConfigError } from '@/lib/settings/env';
import { StoreError } from '@/lib/stores/stores';
import { changePassword } from './change-password';
import { CommandError } from './command-error';
import { createSuperuser } from './create-superuser';
import { copyDb } from './database/copy-db';
import { makeMigration, runMigrate, showMigrations } from './database/migrations';
import { runDoctor } from './doctor'; // setup: doctor
import { grantPermission } from './grant';
import { startFeature } from './start-feature/start-feature';
import { Cancelled } from './terminal';
import { clearSessions, flushExpiredTokens } from './upkeep';
import { inWorkspace, type Surroundings } from './workspace';

type AddCommand = (program: Command, surroundings: Surroundings) => void;

// A new command is one line here.
const commands: readonly AddCommand[] = [
  addMigrate,
  addShowMigrations,
  addMakeMigration,
  addStartFeature,
  addGrant,
  addRevoke,
  addCreateSuperuser,
  addChangePassword,
  addClearSessions,
  addFlushExpiredTokens,
  addCopyDb,
  addDoctor, // setup: doctor
];

/** Build the program; running it with arguments gives the exit code. */
export function createProgram(surroundings: Surroundings): (args: readonly string[]) => Promise<number> {
  const { terminal } = surroundings;
  return async (args) => {
    const program = new Command('npm run manage --')
      .description("Django's manage.py for this repository.")
      .exitOverride()
      .configureOutput({
        writeOut: (text) => terminal.say(text.trimEnd()),
        writeErr: (text) => terminal.complain(text.trimEnd()),
      });
    for (const add of commands) add(program, surroundings);
    try {
      if (args.length === 0) program.outputHelp();
      else await program.parseAsync([...args], { from: 'user' });
      return 0;
    } catch (error) {
      return report(error, surroundings);
    } finally {
      terminal.close();
    }
  };
}

function report(error: unknown, { terminal }: Surroundings): number {
  // Commander has said its own; help asked for is no error.
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof Cancelled) terminal.complain('\nOperation cancelled.');
  else if (error instanceof CommandError) terminal.complain(`CommandError: ${error.message}`);
  else if (error instanceof ConfigError || error instanceof StoreError) terminal.complain(error.message);
  else throw error;
  return 1;
}

function addMigrate(program: Command, surroundings: Surroundings): void {
  program
    .command('migrate')
    .description("create Django's tables in an empty database, and run the features' migrations")
    .action(() => runMigrate(surroundings));
}

function addShowMigrations(program: Command, surroundings: Surroundings): void {
  program
    .command('showmigrations')
    .description('list the migrations of the features: [X] has run')
    .action(() => showMigrations(surroundings));
}

function addMakeMigration(program: Command, { terminal }: Surroundings): void {
  program
    .command('makemigration')
    .argument('<feature>', 'folder of the feature under lib/')
    .argument('<name>', 'what it does, such as add_colour')
    .description('write the next migration of a feature, for you to fill in')
    .action((feature: string, name: string) => {
      const path = makeMigration(process.cwd(), { feature, name });
      terminal.say(`Created ${relative(process.cwd(), path)}`);
    });
}

function addStartFeature(program: Command, surroundings: Surroundings): void {
  program
    .command('startfeature')
    .argument('<name>', 'one word for many of them, such as projects')
    .description('write a feature of your own that works: table, routes, permissions and tests')
    .option('--one <word>', 'what one of them is called, where leaving out the "s" is not enough')
    .addOption(
      new Option('--only <side>', 'by default both, where both are there').choices(['typescript', 'django']),
    )
    .action((name: string, options: { one?: string; only?: 'typescript' | 'django' }) =>
      startFeature(surroundings, { name, ...options }),
    );
}

function addGrant(program: Command, surroundings: Surroundings): void {
  program
    .command('grant')
    .argument('<name>', 'a username, or the name of a group')
    .argument('<permission>', 'such as notes.view_note')
    .description('give a permission to a user or a group')
    .action((name: string, permission: string) =>
      inWorkspace(surroundings, (workspace) =>
        grantPermission(workspace, { name, permission, isRevoked: false }),
      ),
    );
}

function addRevoke(program: Command, surroundings: Surroundings): void {
  program
    .command('revoke')
    .argument('<name>', 'a username, or the name of a group')
    .argument('<permission>', 'such as notes.view_note')
    .description('take a permission away again')
    .action((name: string, permission: string) =>
      inWorkspace(surroundings, (workspace) =>
        grantPermission(workspace, { name, permission, isRevoked: true }),
      ),
    );
}

function addCreateSuperuser(program: Command, surroundings: Surroundings): void {
  // Django names the flag after USERNAME_FIELD; the configuration proper is read when the command runs.
  const usernameField = surroundings.env.USERNAME_FIELD?.trim() || 'username';
  const emailField = surroundings.env.EMAIL_FIELD?.trim() || 'email';
  const command = program
    .command('createsuperuser')
    .description('create a user who may do everything')
    .option(`--${usernameField} <${usernameField}>`, 'login of the superuser');
  if (emailField !== usernameField) command.option(`--${emailField} <${emailField}>`, 'its e-mail address');
  command
    .option('--noinput', 'do not ask: flags and DJANGO_SUPERUSER_USERNAME, _EMAIL and _PASSWORD tell all')
    .option('--no-input', 'the same')
    .action((options: Record<string, string | boolean | undefined>) => {
      const textOf = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
      return inWorkspace(surroundings, (workspace) =>
        createSuperuser(workspace, {
          values: { [usernameField]: textOf(usernameField), [emailField]: textOf(emailField) },
          isInteractive: options.noinput !== true && options.input !== false,
        }),
      );
    });
}

function addChangePassword(program: Command, surroundings: Surroundings): void {
  program
    .command('changepassword')
    .argument('[username]', "whose password; by default, the system user's")
    .description("change a user's password")
    .action((username: string | undefined) =>
      inWorkspace(surroundings, (workspace) => changePassword(workspace, username)),
    );
}

function addClearSessions(program: Command, surroundings: Surroundings): void {
  program
    .command('clearsessions')
    .description('delete expired sessions')
    .action(() => inWorkspace(surroundings, clearSessions));
}

function addFlushExpiredTokens(program: Command, surroundings: Surroundings): void {
  program
    .command('flushexpiredtokens')
    .description('delete expired refresh tokens')
    .action(() => inWorkspace(surroundings, flushExpiredTokens));
}

function addCopyDb(program: Command, surroundings: Surroundings): void {
  program
    .command('copydb')
    .argument('<from>', 'URL of a database, or the environment variable that holds it')
    .argument('<to>', 'the same of an empty one')
    .description('copy everything to another database, such as from SQLite to PostgreSQL')
    .action((from: string, to: string) => copyDb(surroundings, { from, to }));
}

// setup: doctor begin
function addDoctor(program: Command, surroundings: Surroundings): void {
  program
    .command('doctor')
    .description('say which deployment shape the settings make, what follows from it, and what is wrong')
    .option('--live', 'sign in at the running origins as a browser would')
    .option('--username <username>', 'whom to sign in as; by default DOCTOR_USERNAME')
    .option('--password <password>', 'by default DOCTOR_PASSWORD, which no process list shows')
    .action((options: { live?: boolean; username?: string; password?: string }) =>
      runDoctor(surroundings, {
        live: options.live === true,
        username: options.username,
        password: options.password,
      }),
    );
}
// setup: doctor end
