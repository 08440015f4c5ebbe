// Every environment variable that the auth API reads, beside those that both halves do: its Django (or simplejwt) name
// and how it is written.
// Values stay optional here; defaults and what follows from other settings are put in by config.ts.
import { z } from 'zod';
import { jwtAlgorithms } from '@/lib/django/jwt/keys';
import { createPasswordValidators } from '@/lib/django/passwords/validators-setting';
import {
  duration,
  flag,
  type Given,
  httpUrl,
  list,
  pattern,
  text,
  timeZone,
  wholeNumber,
} from '@/lib/settings/env';
import { sharedVariables } from '@/lib/settings/shared-variables';
import { lockoutTiers, throttleRates } from './limit-policy';

/** Ways of speaking of other clients; see lib/api/dialects. */
const dialectNames = ['spa', 'spa-drf', 'spa-errors', 'jwt-cookie', 'accounts'] as const;

/** Second factors, as allauth names them. */
const factorTypes = ['totp', 'webauthn', 'recovery_codes'] as const;

const seconds = wholeNumber();

/** `[{"kid":"2025","key":"…"}]`, as JSON because a key may hold any character. */
const previousKeys = z.string().transform((value, context) => {
  try {
    return z.array(z.object({ kid: z.string().optional(), key: z.string() })).parse(JSON.parse(value));
  } catch {
    // The cause would quote the keys.
    context.addIssue({ code: 'custom', message: 'write JSON such as [{"kid":"2025","key":"…"}]' });
    return z.NEVER;
  }
});

/** Django's dotted names, or its list of {"NAME": …, "OPTIONS": {…}} as JSON; [] for none. */
const passwordValidators = z.string().transform((value, context) => {
  try {
    if (!value.trim().startsWith('[')) {
      return createPasswordValidators(list.parse(value).map((NAME) => ({ NAME })));
    }
    const options = z.record(z.string(), z.unknown()).optional();
    const entries = z.array(z.object({ NAME: z.string(), OPTIONS: options }));
    return createPasswordValidators(entries.parse(JSON.parse(value)));
  } catch (error) {
    const reason = error instanceof TypeError || error instanceof RangeError ? ` (${error.message})` : '';
    const example = '[{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}]';
    context.addIssue({ code: 'custom', message: `write Django's list as JSON, such as ${example}${reason}` });
    return z.NEVER;
  }
});

export const apiVariables = {
  ...sharedVariables,

  HOST: text,
  PORT: wholeNumber({ max: 65_535 }),
  AUTH_DIALECTS: list.pipe(z.array(z.enum(dialectNames))),
  ALLOWED_HOSTS: list,
  SECURE_PROXY_SSL_HEADER: text,
  TRUSTED_PROXIES: list,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  // setup: metrics begin
  PROMETHEUS_METRICS_EXPORT_PORT: wholeNumber({ min: 1, max: 65_535 }),
  PROMETHEUS_METRICS_EXPORT_ADDRESS: text,
  // setup: metrics end

  DATABASE_URL: text,
  DATABASE_POOL_SIZE: wholeNumber({ min: 1, max: 1000 }),
  REDIS_URL: text,
  CACHE_KEY_PREFIX: z.string(),
  CACHE_VERSION: wholeNumber({ min: 1 }),
  DEFAULT_AUTO_FIELD: z.enum(['django.db.models.AutoField', 'django.db.models.BigAutoField']),
  TIME_ZONE: timeZone,

  AUTH_USER_TABLE: text,
  AUTH_USER_ID_TYPE: z.enum(['integer', 'uuid']),
  AUTH_USER_ID_COLUMN: text,
  USERNAME_FIELD: text,
  EMAIL_FIELD: text,

  SESSION_ENGINE: text,
  SESSION_SAVE_EVERY_REQUEST: flag,
  SESSION_EXPIRE_AT_BROWSER_CLOSE: flag,
  SESSION_RENEW_INTERVAL: seconds,
  AUTHENTICATION_BACKENDS: list,

  CSRF_HEADER_NAME: text,
  CSRF_TRUSTED_ORIGINS: list,

  CORS_ALLOWED_ORIGINS: list,
  CORS_ALLOWED_ORIGIN_REGEXES: list.pipe(z.array(pattern)),
  CORS_ALLOW_ALL_ORIGINS: flag,
  CORS_ALLOW_CREDENTIALS: flag,
  CORS_ALLOW_METHODS: list,
  CORS_ALLOW_HEADERS: list,
  CORS_EXPOSE_HEADERS: list,
  CORS_PREFLIGHT_MAX_AGE: seconds,
  CORS_URLS_REGEX: pattern,

  DJANGO_VERSION: z.enum(['3.2', '4.0', '4.1', '4.2', '5.0', '5.1', '5.2', '6.0', '6.1']),
  SIMPLEJWT_VERSION: z.enum(['5.3', '5.4', '5.5']),

  PASSWORD_HASHERS: list,
  PBKDF2_ITERATIONS: wholeNumber({ min: 1, max: 100_000_000 }),
  SCRYPT_PARALLELISM: wholeNumber({ min: 1, max: 9 }),
  PASSWORD_RESET_TIMEOUT: seconds,
  AUTH_PASSWORD_VALIDATORS: passwordValidators,
  BREACHED_PASSWORDS: z.enum(['off', 'offline', 'service'], 'write off, offline or service'),
  BREACHED_PASSWORDS_URL: httpUrl,
  BREACHED_PASSWORDS_TIMEOUT: duration,
  BREACHED_PASSWORDS_ON_FAILURE: z.enum(['refuse', 'allow'], 'write refuse or allow'),
  HASHING_CONCURRENCY: wholeNumber({ min: 1, max: 64 }),
  HASHING_QUEUE_LIMIT: wholeNumber({ min: 1, max: 10_000 }),

  ACCESS_TOKEN_LIFETIME: wholeNumber({ min: 1 }),
  ROTATE_REFRESH_TOKENS: flag,
  BLACKLIST_AFTER_ROTATION: flag,
  UPDATE_LAST_LOGIN: flag,
  REFRESH_REUSE_LEEWAY: seconds,
  REFRESH_ABSOLUTE_LIFETIME: seconds,
  ALGORITHM: z.enum(jwtAlgorithms),
  SIGNING_KEY: z.string(),
  VERIFYING_KEY: z.string(),
  JWT_KEY_ID: text,
  JWT_PREVIOUS_KEYS: previousKeys,
  AUDIENCE: text,
  ISSUER: text,
  LEEWAY: seconds,
  USER_ID_CLAIM: text,
  CHECK_REVOKE_TOKEN: flag,
  REVOKE_TOKEN_CLAIM: text,
  CHECK_USER_IS_ACTIVE: flag,

  ACCOUNT_REGISTRATION: z.enum(['open', 'closed']),
  ACCOUNT_EMAIL_VERIFICATION: z.enum(['none', 'mandatory']),
  EMAIL_CONFIRMATION_TIMEOUT: seconds,
  REAUTH_MAX_AGE: seconds,
  MFA_SUPPORTED_TYPES: list.pipe(z.array(z.enum(factorTypes))),
  MFA_TOTP_DIGITS: wholeNumber({ min: 6, max: 8 }),
  MFA_TOTP_PERIOD: wholeNumber({ min: 15, max: 300 }),
  MFA_TOTP_TOLERANCE: wholeNumber({ max: 2 }),
  MFA_TOTP_ISSUER: text,
  MFA_RECOVERY_CODE_COUNT: wholeNumber({ min: 1, max: 50 }),
  MFA_RECOVERY_CODE_DIGITS: wholeNumber({ min: 8, max: 16 }),
  WEBAUTHN_RP_ID: text,
  EMAIL_BACKEND: text,
  EMAIL_HOST: text,
  EMAIL_PORT: wholeNumber({ min: 1, max: 65_535 }),
  EMAIL_HOST_USER: z.string(),
  EMAIL_HOST_PASSWORD: z.string(),
  EMAIL_USE_TLS: flag,
  EMAIL_USE_SSL: flag,
  EMAIL_TIMEOUT: wholeNumber({ min: 1 }),
  DEFAULT_FROM_EMAIL: text,
  EMAIL_SUBJECT_PREFIX: z.string(),

  RATE_LIMIT_ENABLED: flag,
  RATE_LIMITS: throttleRates,
  LOGIN_FAILURE_LIMIT: wholeNumber({ min: 1, max: 1000 }),
  LOGIN_ACCOUNT_FAILURE_LIMIT: wholeNumber({ min: 1, max: 10_000 }),
  LOGIN_ADDRESS_FAILURE_LIMIT: wholeNumber({ min: 1, max: 100_000 }),
  LOGIN_FAILURE_WINDOW: wholeNumber({ min: 1, max: 86_400 }),
  LOGIN_LOCKOUT_TIERS: lockoutTiers,
};

export type Settings = Given<typeof apiVariables>;
