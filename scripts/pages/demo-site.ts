// A site to look at and to measure: the production build (or the development server) on a free port, the API mounted in
// it, and a temporary SQLite file in which the demo user has signed in on three devices.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoUser } from '@/lib/api/demo-user';
import { startApi } from '@/lib/api/start';
import { ensureBuild } from '@/scripts/support/build';
import { findFreePort, startServer, startWeb } from '@/scripts/support/processes';

export type DemoSite = {
  origin: string;
  /** Sign the demo user in from this browser; the value of a Cookie header. */
  signIn(userAgent: string): Promise<string>;
  stop(): Promise<void>;
};

const devices = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
];
/** What the browser of screenshots and measurements calls itself. */
export const desktopUserAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** Start it. `development` needs no build. */
export async function startDemoSite(o: {
  kind: 'production' | 'development';
  strategy: 'session' | 'jwt';
}): Promise<DemoSite> {
  if (o.kind === 'production') ensureBuild();
  const folder = await mkdtemp(join(tmpdir(), 'demo-site-'));
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const env = {
    SECRET_KEY: 'a site to look at, of which nothing is kept, and fifty characters',
    DATABASE_URL: `sqlite:///${join(folder, 'db.sqlite3')}`,
    AUTH_STRATEGY: o.strategy,
    WEB_ORIGIN: origin,
    RATE_LIMIT_ENABLED: 'false',
    LOG_LEVEL: 'silent',
  };
  await fillDatabase(env);
  const web =
    o.kind === 'production'
      ? await startWeb(port, env)
      : await startServer({
          command: process.execPath,
          words: ['node_modules/next/dist/bin/next', 'dev', '-p', String(port)],
          env,
          url: `${origin}/healthz`,
        });
  const signIn = (userAgent: string) => signInFrom(userAgent, origin);
  for (const device of devices) await signIn(device);
  return {
    origin,
    signIn,
    async stop() {
      await web.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The first start makes tables and user; as a superuser there are permissions to show. */
async function fillDatabase(env: Record<string, string>): Promise<void> {
  const { context, close } = await startApi(env);
  const { stores } = context;
  const user = await stores.users.getByUsername(demoUser.username);
  if (user) await stores.users.update(user.id, { isStaff: true, isSuperuser: true });
  await close();
}

async function signInFrom(userAgent: string, origin: string): Promise<string> {
  const headers = { 'user-agent': userAgent, origin };
  const csrf = await fetch(`${origin}/api/auth/csrf/`, { headers });
  const cookies = readCookies(csrf);
  const answer = await fetch(`${origin}/api/auth/login/`, {
    method: 'POST',
    headers: {
      ...headers,
      cookie: cookies.join('; '),
      'x-csrftoken': csrf.headers.get('x-csrftoken') ?? '',
      'content-type': 'application/json',
    },
    body: JSON.stringify(demoUser),
  });
  if (!answer.ok) throw new Error(`The demo user could not sign in: ${answer.status}`);
  return readCookies(answer).join('; ');
}

function readCookies(answer: Response): string[] {
  return answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
}
