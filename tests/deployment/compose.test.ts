// The compose file against docker-compose itself, and the promises of the images that no engine is needed to check.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '@/lib/api/http-server';

// A program of its own on Debian, a part of docker elsewhere.
const compose = [['docker-compose'], ['docker', 'compose']].find(
  ([program = '', ...words]) => spawnSync(program, [...words, 'version'], { stdio: 'ignore' }).status === 0,
);
const hasCompose = process.env.REQUIRE_SERVICES === '1' || compose !== undefined;

/** `.env.example` sets nothing; a `.env` that somebody has would. */
function readConfig(env: Record<string, string>, words: string[] = []): string {
  const [program = 'docker-compose', ...first] = compose ?? [];
  return execFileSync(program, [...first, '--env-file', '.env.example', ...words, 'config'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const needsCompose = describe.skipIf(!hasCompose);

needsCompose('docker-compose.yml [docker-compose]', () => {
  test('is accepted, with every service and nginx in front', () => {
    const config = readConfig({ SECRET_KEY: 'k' });
    for (const service of ['nginx', 'web', 'api', 'postgres', 'redis']) {
      expect(config).toMatch(new RegExp(`^  ${service}:`, 'm'));
    }
    expect(config).toContain('API_UPSTREAM: api:8000');
    expect(config).toContain('AUTH_API_URL: http://api:8000');
    expect(config).toMatch(/docker\/nginx\.conf:\/etc\/nginx\/templates\/default\.conf\.template:ro/);
  });

  // setup: django begin
  test('puts Django where the API is', () => {
    const config = readConfig({ SECRET_KEY: 'k', AUTH_API: 'django' }, ['--profile', 'django']);
    expect(config).toContain('API_UPSTREAM: django:8000');
    expect(config).toContain('ADMIN_UPSTREAM: django');
    expect(config).toContain('AUTH_API_URL: http://django:8000');
    expect(config).toContain('dockerfile: docker/django.Dockerfile');
  });
  // setup: django end

  test('does not start without a key', () => {
    expect(() => readConfig({})).toThrow(/SECRET_KEY/);
  });
});

const images = [
  'web',
  'api', // setup: api
  'django', // setup: django
];

test.each(images)('the image of %s is multi-stage, runs unprivileged and has a health check', (name) => {
  const lines = readFileSync(`docker/${name}.Dockerfile`, 'utf8').split('\n');
  expect(lines.filter((line) => line.startsWith('FROM ')).length).toBeGreaterThan(1);
  expect(lines.filter((line) => line.startsWith('USER '))).toHaveLength(1);
  expect(lines.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
});

test('every variable of the nginx template is given by the compose file', () => {
  const template = readFileSync('docker/nginx.conf', 'utf8');
  const compose = readFileSync('docker-compose.yml', 'utf8');
  const names = [...template.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1]);
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(compose).toContain(`${name}:`);
});

test('a stop waits longer than what is in flight may take', async () => {
  const compose = readFileSync('docker-compose.yml', 'utf8');
  const graces = [...compose.matchAll(/stop_grace_period: (\d+)s/g)].map(
    ([, seconds]) => Number(seconds) * 1000,
  );
  expect(graces).toHaveLength(images.length);
  expect(Math.min(...graces)).toBeGreaterThan(defaultLimits.drainMs);
  expect(defaultLimits.drainMs).toBeGreaterThan(defaultLimits.requestTimeoutMs);
});

test('the Procfile makes the tables before each release', () => {
  expect(readFileSync('Procfile', 'utf8')).toContain('release: npm run manage -- migrate\n');
});
