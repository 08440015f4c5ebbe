// What is wrong or doubtful about a configuration whose every single setting is well written: settings that
// contradict each other, or that no browser would accept together. Errors stop the start; `doctor` shows all.

import type { Environment } from '@/lib/settings/env';
import { isLoopback } from '@/lib/settings/origins';
import { isInsecure } from '@/lib/settings/secrets';
import type { ApiConfig } from '../config';
import { isTrustedProxy, readTrustedProxies } from '../trusted-proxies';
import { checkCookies } from './cookie-findings';
import { error, type Finding, warning } from './finding';
import { checkOrigins } from './origin-findings';

/** `env` is the environment without its empty variables. */
export function findProblems(config: ApiConfig, env: Environment): Finding[] {
  return [
    ...checkCookies(config),
    ...checkOrigins(config, env),
    ...checkStorage(config, env),
    ...checkKeys(config, env),
    ...checkLifetimes(config, env),
  ];
}

function checkStorage(config: ApiConfig, env: Environment): Finding[] {
  return [...checkDatabase(config, env), ...checkSessionEngine(config, env)];
}

function checkDatabase({ isDefaultDatabase }: ApiConfig, env: Environment): Finding[] {
  if (!isDefaultDatabase || env.VERCEL === undefined) return [];
  return [
    error(
      'DATABASE_URL',
      'not set, and Vercel keeps no files, so everybody would be forgotten',
      'add a PostgreSQL database to the project and set it to postgres://user:password@host:5432/name',
    ),
  ];
}

function checkSessionEngine({ session, redisUrl }: ApiConfig, env: Environment): Finding[] {
  const variable = 'SESSION_ENGINE';
  const name = env.SESSION_ENGINE?.replace(/^django\.contrib\.sessions\.backends\./, '');
  if (name !== undefined && name !== session.engine) {
    return [error(variable, `${name} is not a session engine known here`, 'write db, cached_db or cache')];
  }
  if (session.engine === 'db' || redisUrl !== undefined) return [];
  return [
    error(
      variable,
      `${session.engine} keeps sessions in Redis, and REDIS_URL is not set`,
      'set REDIS_URL=redis://127.0.0.1:6379/0, or SESSION_ENGINE=db',
    ),
  ];
}

// Django's check security.W009.
const minimumKeyLength = 50;
const minimumDifferentCharacters = 5;

// The phone that looks at the laptop's pages.
const privateNetworks = readTrustedProxies(['private']);

function checkKeys(config: ApiConfig, env: Environment): Finding[] {
  const { keys, jwt, isProduction } = config;
  const findings: Finding[] = [];
  const exposed = [config.webOrigin, config.apiOrigin].find(
    (origin) => !isLoopback(origin) && !isTrustedProxy(privateNetworks, new URL(origin).hostname),
  );
  if (!isProduction && exposed !== undefined && isInsecure(keys.secretKey)) {
    findings.push(
      error(
        'SECRET_KEY',
        `this development key is public; anyone could sign in as any user at ${exposed}`,
        `make one with: node -p "require('node:crypto').randomBytes(48).toString('base64url')"`,
      ),
    );
  }
  if (!jwt.algorithm.startsWith('HS') && env.SIGNING_KEY === undefined) {
    findings.push(
      error(
        'SIGNING_KEY',
        `ALGORITHM=${jwt.algorithm} signs with a private key, and none is set`,
        'set SIGNING_KEY to a PEM on one line, with \\n for its line ends',
      ),
    );
  }
  const { secretKey } = keys;
  const isWeak = secretKey.length < minimumKeyLength || new Set(secretKey).size < minimumDifferentCharacters;
  if (isProduction && isWeak) {
    findings.push(
      warning(
        'SECRET_KEY',
        `has less than ${minimumKeyLength} characters, or less than ${minimumDifferentCharacters} different ones, so it can be guessed`,
        'make a longer one and keep the old one in SECRET_KEY_FALLBACKS for a while',
      ),
    );
  }
  return findings;
}

function checkLifetimes({ strategy, jwt }: ApiConfig, env: Environment): Finding[] {
  const findings: Finding[] = [];
  if (strategy === 'session') return findings;
  if (jwt.accessLifetimeSeconds >= jwt.refreshLifetimeSeconds) {
    findings.push(
      warning(
        'ACCESS_TOKEN_LIFETIME',
        `access tokens (${jwt.accessLifetimeSeconds} s) live as long as refresh tokens (${jwt.refreshLifetimeSeconds} s) or longer, so signing out does not end them`,
        'make it shorter than REFRESH_TOKEN_LIFETIME; minutes are usual',
      ),
    );
  }
  const stateMaxAge = Number(env.AUTH_STATE_MAX_AGE ?? 60);
  if (strategy === 'jwt' && stateMaxAge > jwt.accessLifetimeSeconds) {
    findings.push(
      warning(
        'AUTH_STATE_MAX_AGE',
        `pages would believe a sealed state for ${stateMaxAge} s, longer than the access token in it lives (${jwt.accessLifetimeSeconds} s)`,
        'make it at most ACCESS_TOKEN_LIFETIME',
      ),
    );
  }
  return findings;
}
