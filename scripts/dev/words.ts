// What `npm run dev` says and how it starts Next: the parts of it that need no process to be right.
import { stripVTControlCharacters } from 'node:util';

/** Next's banner, its telemetry notice and the known notice about the name of middleware.ts. */
const chatter =
  /▲ Next\.js|- (Local|Network|Environments|Experiments)\b|✓ authInterrupts|✓ (Starting|Ready in|Running next\.config)|telemetry|Next\.js' roadmap|opt-out|middleware-to-proxy|"middleware" file convention|To migrate automatically|^\s*$/;

/** Whether a line of Next says only what the banner says better. Colours may stand anywhere in it. */
export function isChatter(line: string): boolean {
  return chatter.test(stripVTControlCharacters(line));
}

/** Pages of a development server show mails and accept a key that everyone knows: other machines only when asked. */
export function webCommand({ port, host = '127.0.0.1' }: { port: number; host?: string }): string {
  return `next dev -p ${port} -H ${host}`;
}

export type Banner = {
  webOrigin: string;
  strategy: string;
  /** Where the API is, and the command that makes a user, if the API was started from this repository. */
  api: { line: string; createUser: string | null };
  demoUser: { username: string; password: string } | null;
};

export function describeStart({ webOrigin, strategy, api, demoUser }: Banner): string {
  const rows: [string, string][] = [
    ['Open', webOrigin],
    ['Sign in', describeSignIn(api.createUser, demoUser)],
    ['Strategy', `${strategy}  (AUTH_STRATEGY=session | jwt | hybrid)`],
    ['Auth API', api.line],
  ];
  return ['', ...rows.map(([name, value]) => `  ${name.padEnd(10)}${value}`), ''].join('\n');
}

/** Another API need not share the database of this repository's settings. */
function describeSignIn(createUser: string | null, demoUser: Banner['demoUser']): string {
  if (createUser === null) {
    return 'with a user of that API; make one where it runs (Django: python manage.py createsuperuser)';
  }
  if (demoUser !== null) return `${demoUser.username} / ${demoUser.password}`;
  return `with a user of that database; make one with: ${createUser}`;
}
