// `npm run test:schema`: schemathesis reads /api/openapi.json of our API and of the Django app, and asks every operation thousands of
// odd questions, as a stranger and as a signed-in user, in each strategy. No answer may be a 5xx, and each must be
// one that the document promises: status, media type, headers and body. The tool is installed once, under .cache.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startApi } from '@/lib/api/start';
import { features } from '@/lib/features';
import { HttpClient, sharedEnv } from '../support/api-over-http';
import { createUser, testUser } from '../support/auth-api';
import { browserVersion } from '../support/django/python';
import { startDjango } from '../support/django/servers';
import { type OwnServer, openOwnApi } from '../support/own-servers';

const run = promisify(execFile);
const version = '4.32.5';
const environment = join('.cache/schemathesis', version);
const isQuick = process.argv.includes('--quick');
const examples = isQuick ? '10' : '60';

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'allow_header_conformance',
  'unsupported_method',
];
/** A signed-in user must stay one for the rest of the run. */
const endsTheVisit = '/logout|/account/?$|/sessions|/reset|/password|/handoff|/token/blacklist';

type Visit = { title: string; headers: string[]; excluded: string[] };

const stranger: Visit = { title: 'as a stranger', headers: [], excluded: [] };
const spoiled: Visit = {
  title: 'with a spoiled token',
  headers: ['-H', 'Authorization: Bearer x.y.z'],
  excluded: [],
};

async function main(): Promise<void> {
  await install();
  let passed = 0;
  let failed = 0;
  const servers = [['ours', openApi] as const, ['Django', openDjango] as const];
  const runs = servers.flatMap(([server, open]) =>
    ['session', 'jwt', 'hybrid'].map((strategy) => ({ server, open, strategy })),
  );
  for (const { server, open, strategy } of runs) {
    const folder = mkdtempSync(join(tmpdir(), 'schema-'));
    const api: Subject = await open(strategy, folder);
    try {
      const signedIn = await signIn(api, strategy);
      // Strangers are told apart by strategy in nothing but a bad token.
      const others = strategy === 'session' ? [stranger] : isQuick ? [] : [stranger, spoiled];
      const visits = strategy === 'jwt' && isQuick ? [spoiled, signedIn] : [...others, signedIn];
      for (const visit of visits) {
        const { isClean, output } = await ask(api, visit);
        if (isClean) passed += 1;
        else failed += 1;
        say(`${isClean ? '✓' : '✗'} ${server}, ${strategy}, ${visit.title}: ${countCases(output)}`);
        if (!isClean) say(output);
      }
    } finally {
      await api.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  say(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

type Subject = { url: string; output(): string; stop(): Promise<unknown> };

/** The Django app on the database that our API has just made, described by its own document. */
async function openDjango(strategy: string, folder: string): Promise<Subject> {
  const ours = await openApi(strategy, folder);
  await ours.stop();
  const server = await startDjango({
    version: browserVersion,
    env: environmentOf(strategy, folder),
    workers: 1,
  });
  return { url: server.url, output: server.log, stop: server.stop };
}

async function openApi(strategy: string, folder: string): Promise<OwnServer> {
  const env = environmentOf(strategy, folder);
  const running = await startApi(env, { features });
  await createUser(running, testUser);
  await running.close();
  const api = await openOwnApi(env);
  await api.start();
  return api;
}

function environmentOf(strategy: string, folder: string): Record<string, string> {
  return sharedEnv({
    AUTH_STRATEGY: strategy,
    DATABASE_URL: `sqlite:///${join(folder, 'db.sqlite3')}`,
    RATE_LIMIT_ENABLED: 'false',
    ACCESS_TOKEN_LIFETIME: '86400',
    AUTH_DIALECTS: 'spa,jwt-cookie,accounts',
    EMAIL_BACKEND: 'django.core.mail.backends.dummy.EmailBackend',
    LOG_LEVEL: 'error',
  });
}

async function signIn(api: Subject, strategy: string): Promise<Visit> {
  const client = new HttpClient();
  const answer = await client.signIn(api.url);
  if (answer.status !== 200) throw new Error(`the test user cannot sign in: ${answer.status}`);
  const cookies = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const csrf = ['-H', `Cookie: ${cookies}`, '-H', `X-CSRFToken: ${client.cookies.get('csrftoken') ?? ''}`];
  const bearer = strategy === 'jwt' ? ['-H', `Authorization: Bearer ${client.access}`] : [];
  return {
    title: 'signed in',
    headers: [...csrf, ...bearer],
    excluded: ['--exclude-path-regex', endsTheVisit],
  };
}

async function ask(api: Subject, visit: Visit): Promise<{ isClean: boolean; output: string }> {
  const words = ['run', `${api.url}/api/openapi.json`, '--url', api.url, '--checks', checks.join(',')];
  words.push(
    '--max-examples',
    examples,
    '--phases',
    'examples,coverage,fuzzing',
    '--seed',
    '5',
    '--workers',
    '1',
  );
  words.push(
    '--no-shrink',
    '--warnings',
    'off',
    '--request-timeout',
    '10',
    ...visit.excluded,
    ...visit.headers,
  );
  try {
    const { stdout } = await run(join(environment, 'bin/schemathesis'), words, {
      maxBuffer: 64 * 1024 * 1024,
    });
    return { isClean: true, output: stdout };
  } catch (error) {
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    return { isClean: false, output: `${output}\n${api.output()}` };
  }
}

function countCases(output: string): string {
  return /^ *(\d[\d,]* generated.*)$/m.exec(output)?.[1] ?? 'no summary';
}

async function install(): Promise<void> {
  if (existsSync(join(environment, 'bin/schemathesis'))) return;
  rmSync(environment, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', environment]);
  await run(join(environment, 'bin/pip'), ['install', '--quiet', `schemathesis==${version}`], {
    maxBuffer: 64 * 1024 * 1024,
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
