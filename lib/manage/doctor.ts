// `npm run doctor`: reads the settings, names the deployment shape, shows the cookies and headers that follow and why,
// lists what is wrong with the fix, asks the back end of AUTH_API_URL what it is, and opens the database as the API would.
// With --live it also signs in at the running origins.
import type { ApiConfig } from '@/lib/api/settings/config';
import { describeFinding, type Finding } from '@/lib/api/settings/findings/finding';
import { examineApiConfig } from '@/lib/api/settings/read-config';
import { siteOf } from '@/lib/contract/shape';
import type { CookieConfig } from '@/lib/settings/cookies';
import { ConfigError, type Environment } from '@/lib/settings/env';
import { readWebConfig } from '@/lib/settings/web';
import { describeBackEnd } from '@/lib/upstream/recognize'; // setup: bridges
import { CommandError } from './command-error';
import { examineDatabase } from './doctor-database';
import { runLiveLogin } from './doctor-live';
import type { Surroundings } from './workspace';

export type DoctorOptions = { live: boolean; username: string | undefined; password: string | undefined };

const shapeWords: Record<ApiConfig['shape'], string> = {
  'same-origin': 'one origin: mounted in Next, or behind a proxy (Next rewrite, nginx)',
  'same-site': 'one site, two subdomains',
  'cross-site': 'two sites, with a handoff between them',
};

/** Throws CommandError when something has to be changed. */
export async function runDoctor(surroundings: Surroundings, options: DoctorOptions): Promise<void> {
  const { terminal, env } = surroundings;
  const { config, findings } = examine(surroundings);
  for (const line of describeConfig(config)) terminal.say(line);
  for (const line of describeFindings(findings)) terminal.say(line);
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (errors > 0) throw new CommandError(`${errors} of the settings must be changed before this can work.`);
  // setup: bridges begin
  if (env.AUTH_API_URL) {
    terminal.say('\nBack end');
    for (const line of await describeBackEnd(env.AUTH_API_URL.replace(/\/+$/, ''))) terminal.say(`  ${line}`);
  }
  // setup: bridges end
  if (needsDatabase(config, env)) {
    const report = await examineDatabase(config, surroundings.now);
    terminal.say('\nDatabase');
    for (const line of report) terminal.say(`  ${line}`);
  }
  if (!options.live) return;
  const username = options.username ?? env.DOCTOR_USERNAME;
  const password = options.password ?? env.DOCTOR_PASSWORD;
  if (!username || !password) {
    throw new CommandError('--live needs a user: --username and DOCTOR_PASSWORD (or --password).');
  }
  const { webOrigin, apiOrigin } = config;
  const { say } = terminal;
  terminal.say(`\nSigning in on ${webOrigin}, with the API at ${apiOrigin}`);
  const isFine = await runLiveLogin({ webOrigin, apiOrigin, username, password, fetch, say });
  if (!isFine) throw new CommandError('A browser could not sign in.');
}

/** A web half whose API is elsewhere has no database, unless one is named. */
function needsDatabase({ isDefaultDatabase }: ApiConfig, { AUTH_API_URL }: Environment): boolean {
  return !isDefaultDatabase || !AUTH_API_URL;
}

/** Both halves: what either cannot read stops the doctor as it stops the start. */
function examine({ env }: Surroundings): { config: ApiConfig; findings: Finding[] } {
  const problems = new Set<string>();
  const read = <Config>(readHalf: () => Config): Config | undefined => {
    try {
      return readHalf();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const problem of error.problems) problems.add(problem);
    }
  };
  const api = read(() => examineApiConfig(env));
  read(() => readWebConfig(env));
  if (api === undefined || problems.size > 0) throw new CommandError(new ConfigError([...problems]).message);
  return api;
}

function describeConfig(config: ApiConfig): string[] {
  const { webOrigin, apiOrigin, shape, strategy, cors, csrf } = config;
  const cookies = [
    ...(strategy === 'jwt' ? [] : [config.session.cookie]),
    ...(strategy === 'session' ? [] : [config.jwt.cookie]),
    csrf.cookie,
  ];
  return [
    `WEB_ORIGIN   ${webOrigin}`,
    `API_ORIGIN   ${apiOrigin}`,
    `Shape        ${shape}: ${shapeWords[shape]}`,
    `             ${whyShape(webOrigin, apiOrigin)}`,
    `Strategy     ${strategy}`,
    '',
    'Cookies',
    ...cookies.flatMap((cookie) => [`  Set-Cookie: ${cookie.name}=…${attributesOf(cookie)}`]),
    ...whyCookies(config).map((line) => `    ${line}`),
    '',
    'Headers',
    ...describeCors(cors, webOrigin).map((line) => `  ${line}`),
    `  CSRF: Origin must be one of ${csrf.trustedOrigins.join(', ')}`,
    '',
    'The same for a Django project behind these pages',
    ...djangoSettings(config).map(([name, value]) => `  ${name}=${value}`),
  ];
}

function whyShape(webOrigin: string, apiOrigin: string): string {
  if (webOrigin === apiOrigin) return 'because both are the same';
  const [web, api] = [new URL(webOrigin), new URL(apiOrigin)];
  if (web.protocol !== api.protocol)
    return `because ${web.protocol}// and ${api.protocol}// count as two sites`;
  if (web.hostname === api.hostname) return 'because only the port differs, and cookies know no ports';
  const sites = [siteOf(web.hostname), siteOf(api.hostname)];
  return sites[0] === sites[1]
    ? `because both belong to ${sites[0]}`
    : `because ${sites[0]} and ${sites[1]} have different owners to a browser`;
}

function attributesOf({ domain, path, isSecure, isHttpOnly, sameSite, isPartitioned }: CookieConfig): string {
  const flags = [
    domain !== null && `Domain=${domain}`,
    isHttpOnly && 'HttpOnly',
    isPartitioned && 'Partitioned',
    `Path=${path}`,
    `SameSite=${sameSite}`,
    isSecure && 'Secure',
  ];
  return flags
    .filter((flag) => flag !== false)
    .map((flag) => `; ${flag}`)
    .join('');
}

function whyCookies({ shape, apiOrigin }: ApiConfig): string[] {
  const secure = apiOrigin.startsWith('https:')
    ? 'Secure, because the API is served over https'
    : 'not Secure, because the API is served over http';
  if (shape === 'same-origin') return ['host-only and Lax, because page and API share a host', secure];
  if (shape === 'same-site')
    return ['Domain, so that the server of the pages sees them too; Lax is enough', secure];
  return [
    'SameSite=None and Secure, or the browser sends them from no page of another site',
    'Partitioned, so that browsers which block third-party cookies keep them',
  ];
}

function describeCors(cors: ApiConfig['cors'], webOrigin: string): string[] {
  if (cors.allowedOrigins.length === 0 && !cors.allowAllOrigins)
    return ['no CORS: nobody calls from elsewhere'];
  return [
    `Access-Control-Allow-Origin: ${cors.allowAllOrigins && !cors.allowCredentials ? '*' : webOrigin}`,
    `Access-Control-Allow-Credentials: ${cors.allowCredentials}`,
    `Access-Control-Expose-Headers: ${cors.exposeHeaders.join(', ')}`,
  ];
}

/** What was derived, in Django's names. */
function djangoSettings(config: ApiConfig): [string, string][] {
  const cookies: [string, CookieConfig][] = [
    ['SESSION_COOKIE', config.session.cookie],
    ['CSRF_COOKIE', config.csrf.cookie],
    ['JWT_COOKIE', config.jwt.cookie],
  ];
  const { cors, csrf } = config;
  return [
    ...cookies.flatMap(([prefix, cookie]): [string, string][] => [
      [`${prefix}_SAMESITE`, cookie.sameSite],
      [`${prefix}_SECURE`, String(cookie.isSecure)],
      [`${prefix}_DOMAIN`, cookie.domain ?? 'None'],
      [`${prefix}_PARTITIONED`, String(cookie.isPartitioned)],
    ]),
    ['CSRF_TRUSTED_ORIGINS', csrf.trustedOrigins.join(',')],
    ['CORS_ALLOWED_ORIGINS', cors.allowedOrigins.join(',')],
    ['CORS_ALLOW_CREDENTIALS', String(cors.allowCredentials)],
  ];
}

function describeFindings(findings: Finding[]): string[] {
  if (findings.length === 0) return ['', '✓ no setting contradicts another'];
  const lines = findings.map(
    (finding) => `${finding.level === 'error' ? '✗' : '!'} ${describeFinding(finding)}`,
  );
  return ['', ...lines];
}
