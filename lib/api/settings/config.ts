// The auth API's configuration: environment in, one typed value out, or one ConfigError that lists every setting that
// cannot be read. Defaults of the API alone are here and in the files beside this one, those of both halves in
// lib/settings.

import { BlockList } from 'node:net';
import { availableParallelism } from 'node:os';
import type { Strategy } from '@/lib/contract/answers';
import type { Shape } from '@/lib/contract/shape';
import { defaultHashers, type HasherName, readHasherSetting } from '@/lib/django/passwords/hashers';
import { createPasswordValidators, startprojectValidators } from '@/lib/django/passwords/validators-setting';
import type { SigningKeys } from '@/lib/django/signing';
import { readCookies } from '@/lib/settings/cookies';
import { ConfigError, type Environment, readVariables } from '@/lib/settings/env';
import { readPlaces } from '@/lib/settings/origins';
import { readSecretKey } from '@/lib/settings/secrets';
import { defaultBodyLimitBytes } from '@/lib/settings/shared-variables';
import { DJANGO_USER } from '@/lib/stores/users/user-model';
import { readBreachConfig } from './breaches';
import { deriveAllowedHosts } from './hosts';
import { readJwtConfig } from './jwt';
import { readMailConfig } from './mail';
import { readTrustedProxies } from './trusted-proxies';
import { apiVariables, type Settings } from './variables';

export type ApiConfig = ReturnType<typeof deriveApiConfig>;

const secondsPerDay = 86_400;
/** Django's default of its two PBKDF2 hashers; two sides that differ re-hash each other's passwords at every login. */
const pbkdf2IterationsOf = {
  '3.2': 260_000,
  '4.0': 320_000,
  '4.1': 390_000,
  '4.2': 600_000,
  '5.0': 720_000,
  '5.1': 870_000,
  '5.2': 1_000_000,
  '6.0': 1_200_000,
  '6.1': 1_500_000,
};

// setup: metrics begin
function readMetrics({
  PROMETHEUS_METRICS_EXPORT_PORT: port,
  PROMETHEUS_METRICS_EXPORT_ADDRESS: host,
}: Settings) {
  return port === undefined ? null : { port, host: host ?? '127.0.0.1' };
}
// setup: metrics end

/** Derive the configuration. Throws ConfigError for settings that cannot be read. */
export function deriveApiConfig(env: Environment) {
  const problems: string[] = [];
  const given = readVariables(apiVariables, env, problems);
  const isProduction = given.NODE_ENV === 'production';
  const secretKey = readSecretKey(given, problems);
  const djangoVersion = given.DJANGO_VERSION ?? '5.2';
  const port = given.PORT ?? 8000;
  const { webOrigin, apiOrigin, shape } = readPlaces(given, problems);
  const cookies = readCookies(given, shape);
  const passwordHashers = readHashers(given.PASSWORD_HASHERS, problems);
  const proxyHeader = readProxyHeader(given.SECURE_PROXY_SSL_HEADER, problems);
  const trustedProxies = readProxies(given.TRUSTED_PROXIES ?? ['loopback'], problems);
  const breaches = readBreachConfig(given, { isProduction, problems });
  const mail = readMailConfig(given, { isProduction, webOrigin, problems });
  if (problems.length > 0) throw new ConfigError(problems);

  const strategy = given.AUTH_STRATEGY ?? ('session' satisfies Strategy);
  const dialects = given.AUTH_DIALECTS ?? [];
  const keys: SigningKeys = { secretKey, secretKeyFallbacks: given.SECRET_KEY_FALLBACKS ?? [] };
  return {
    isProduction,
    /** A first run may be given a demo user. */
    isDevelopment: (given.NODE_ENV ?? 'development') === 'development',
    host: given.HOST ?? '127.0.0.1',
    port,
    strategy,
    dialects,
    /** Without tokens, simplejwt's tables are not needed. The dialect has them in every strategy. */
    usesTokens: strategy !== 'session' || dialects.includes('jwt-cookie'),
    webOrigin,
    apiOrigin,
    shape: shape.shape satisfies Shape,
    allowedHosts: given.ALLOWED_HOSTS ?? deriveAllowedHosts(given, { webOrigin, apiOrigin }),
    secureProxyHeader: proxyHeader,
    trustedProxies,
    requestBodyLimitBytes: given.REQUEST_BODY_LIMIT ?? defaultBodyLimitBytes,
    metrics: readMetrics(given), // setup: metrics
    logLevel: given.LOG_LEVEL ?? 'info',

    keys,
    databaseUrl: given.DATABASE_URL ?? 'sqlite:///db.sqlite3',
    isDefaultDatabase: given.DATABASE_URL === undefined,
    databasePoolSize: given.DATABASE_POOL_SIZE ?? 10,
    redisUrl: given.REDIS_URL,
    /** KEY_PREFIX and VERSION of Django's CACHES["default"], for sessions in Redis. */
    cache: { keyPrefix: given.CACHE_KEY_PREFIX ?? '', version: given.CACHE_VERSION ?? 1 },
    autoField: readAutoField(given.DEFAULT_AUTO_FIELD, djangoVersion),
    timeZone: given.TIME_ZONE ?? 'UTC',
    user: {
      table: given.AUTH_USER_TABLE ?? DJANGO_USER.table,
      idType: given.AUTH_USER_ID_TYPE ?? DJANGO_USER.idType,
      idColumn: given.AUTH_USER_ID_COLUMN ?? DJANGO_USER.idColumn,
      usernameField: given.USERNAME_FIELD ?? DJANGO_USER.usernameField,
      emailField: given.EMAIL_FIELD ?? DJANGO_USER.emailField,
    },

    session: {
      engine: readSessionEngine(given.SESSION_ENGINE),
      ...cookies.session,
      saveEveryRequest: given.SESSION_SAVE_EVERY_REQUEST ?? false,
      renewIntervalSeconds: given.SESSION_RENEW_INTERVAL ?? 60,
      expireAtBrowserClose: given.SESSION_EXPIRE_AT_BROWSER_CLOSE ?? false,
      areBackendsGiven: given.AUTHENTICATION_BACKENDS !== undefined,
      backends: given.AUTHENTICATION_BACKENDS ?? ['django.contrib.auth.backends.ModelBackend'],
    },
    csrf: {
      ...cookies.csrf,
      headerName: readMetaHeader(given.CSRF_HEADER_NAME ?? 'HTTP_X_CSRFTOKEN'),
      trustedOrigins: given.CSRF_TRUSTED_ORIGINS ?? shape.trustedOrigins,
      useSessions: given.CSRF_USE_SESSIONS ?? false,
    },
    cors: {
      allowedOrigins: given.CORS_ALLOWED_ORIGINS ?? shape.corsAllowedOrigins,
      allowedOriginRegexes: given.CORS_ALLOWED_ORIGIN_REGEXES ?? [],
      allowAllOrigins: given.CORS_ALLOW_ALL_ORIGINS ?? false,
      allowCredentials: given.CORS_ALLOW_CREDENTIALS ?? shape.corsAllowedOrigins.length > 0,
      allowMethods: given.CORS_ALLOW_METHODS ?? ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
      allowHeaders: given.CORS_ALLOW_HEADERS ?? [
        'accept',
        'authorization',
        'content-type',
        'user-agent',
        'x-csrftoken',
        'x-requested-with',
      ],
      exposeHeaders: given.CORS_EXPOSE_HEADERS ?? ['Content-Type', 'X-CSRFToken', 'X-Auth-API'],
      preflightMaxAgeSeconds: given.CORS_PREFLIGHT_MAX_AGE ?? secondsPerDay,
      urlsRegex: given.CORS_URLS_REGEX ?? /^/,
    },

    djangoVersion,
    passwords: {
      hashers: passwordHashers,
      pbkdf2Iterations: given.PBKDF2_ITERATIONS ?? pbkdf2IterationsOf[djangoVersion],
      scryptParallelism: given.SCRYPT_PARALLELISM ?? (djangoVersion < '5.1' ? 1 : 5),
      resetTimeoutSeconds: given.PASSWORD_RESET_TIMEOUT ?? 3 * secondsPerDay,
      validators: given.AUTH_PASSWORD_VALIDATORS ?? createPasswordValidators(startprojectValidators),
      breaches,
      // One core stays free for everything else, or a flood of sign-ins would slow every answer.
      hashingConcurrency: given.HASHING_CONCURRENCY ?? Math.max(1, availableParallelism() - 1),
      /** Hashes that may wait; at a few a second, more would wait longer than any client does. */
      hashingQueueLimit: given.HASHING_QUEUE_LIMIT ?? 50,
    },
    account: {
      isRegistrationOpen: given.ACCOUNT_REGISTRATION !== 'closed',
      /** mandatory: an account is inactive until the link in its first mail was opened. */
      emailVerification: given.ACCOUNT_EMAIL_VERIFICATION ?? ('none' as const),
      linkTimeoutSeconds: given.EMAIL_CONFIRMATION_TIMEOUT ?? 3 * secondsPerDay,
      reauthMaxAgeSeconds: given.REAUTH_MAX_AGE ?? 900,
    },
    mail,
    /** Second factors that users may set up. Those that they have are asked for in any case. */
    factors: readFactorConfig(given, { webOrigin, apiOrigin }),

    jwt: readJwtConfig(given, { secretKey, ...cookies.jwt }),
    rateLimitEnabled: given.RATE_LIMIT_ENABLED ?? true,
    rateLimits: {
      login: {
        failuresPerPair: given.LOGIN_FAILURE_LIMIT ?? 10,
        failuresPerAccount: given.LOGIN_ACCOUNT_FAILURE_LIMIT ?? 25,
        failuresPerAddress: given.LOGIN_ADDRESS_FAILURE_LIMIT ?? 50,
        windowSeconds: given.LOGIN_FAILURE_WINDOW ?? 300,
        lockoutSeconds: given.LOGIN_LOCKOUT_TIERS ?? [60, 300, 900],
      },
      /** Per client address, in place of limit-policy.ts. */
      rates: given.RATE_LIMITS ?? {},
    },
  };
}

/** allauth's settings and defaults; a passkey belongs to the host of the pages. */
function readFactorConfig(
  given: Settings,
  { webOrigin, apiOrigin }: { webOrigin: string; apiOrigin: string },
) {
  const relyingPartyId = given.WEBAUTHN_RP_ID ?? new URL(webOrigin).hostname;
  const isBelow = (host: string) => host === relyingPartyId || host.endsWith(`.${relyingPartyId}`);
  return {
    types: given.MFA_SUPPORTED_TYPES ?? [],
    totp: {
      digits: given.MFA_TOTP_DIGITS ?? 6,
      periodSeconds: given.MFA_TOTP_PERIOD ?? 30,
      tolerance: given.MFA_TOTP_TOLERANCE ?? 0,
    },
    issuer: given.MFA_TOTP_ISSUER ?? new URL(webOrigin).host,
    recoveryCodes: {
      count: given.MFA_RECOVERY_CODE_COUNT ?? 10,
      digits: given.MFA_RECOVERY_CODE_DIGITS ?? 8,
    },
    relyingPartyId,
    origins: [...new Set([webOrigin, apiOrigin])].filter((origin) => isBelow(new URL(origin).hostname)),
  };
}

function readHashers(names: string[] | undefined, problems: string[]): HasherName[] {
  if (names === undefined) return [...defaultHashers];
  return names.flatMap((name) => {
    try {
      return [readHasherSetting(name)];
    } catch {
      problems.push(`PASSWORD_HASHERS: ${name} is not a hasher known here; use Django's dotted class names.`);
      return [];
    }
  });
}

function readProxies(entries: readonly string[], problems: string[]): BlockList {
  try {
    return readTrustedProxies(entries);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(
      `TRUSTED_PROXIES: ${reason}; write addresses, networks such as 10.0.0.0/8, loopback or private.`,
    );
    return new BlockList();
  }
}

/** `HTTP_X_FORWARDED_PROTO, https`, Django's pair, as { name, value }. */
function readProxyHeader(text: string | undefined, problems: string[]) {
  if (text === undefined) return null;
  const [name, value, ...rest] = text.split(',').map((part) => part.trim());
  if (name?.startsWith('HTTP_') && value && rest.length === 0) return { name: readMetaHeader(name), value };
  problems.push('SECURE_PROXY_SSL_HEADER: write a pair such as HTTP_X_FORWARDED_PROTO,https.');
  return null;
}

/** Django names request headers as WSGI does: HTTP_X_CSRFTOKEN is X-Csrftoken. */
function readMetaHeader(name: string): string {
  return name
    .replace(/^HTTP_/, '')
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join('-');
}

/** Django's default became BigAutoField with 6.0. */
function readAutoField(setting: string | undefined, djangoVersion: string): 'integer' | 'bigint' {
  const isBig = setting === undefined ? djangoVersion >= '6.0' : setting.endsWith('.BigAutoField');
  return isBig ? 'bigint' : 'integer';
}

function readSessionEngine(engine: string | undefined): 'db' | 'cached_db' | 'cache' {
  const name = engine?.replace(/^django\.contrib\.sessions\.backends\./, '');
  return name === 'cached_db' || name === 'cache' ? name : 'db';
}
