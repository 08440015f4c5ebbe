// Settings of the web half, read from the environment once and checked whole: a wrong value stops `next start`
// with a message that names the variable and the fix. Runs in Node and on the Edge runtime, so no node: imports.

import { z } from 'zod';
// Not '@/…': next.config.ts imports this file, and Next resolves the alias there only one level deep.
import { type Strategy, strategy } from '../contract/answers';
import { deriveShape } from '../contract/shape';
import { salts } from '../settings/salts';

export type WebConfig = {
  strategy: Strategy;
  /** Where this server finds the auth API; null: the API is mounted in this process. */
  apiUrl: string | null;
  /** Where the browser finds the auth API; '': the page's own origin. */
  apiHost: string;
  /** Origin the browser sees, e.g. https://example.com; null: taken from each request. */
  webOrigin: string | null;
  /** Where this server reaches itself, for the mounted API; null: loopback. */
  selfUrl: string | null;
  /** The first seals, all unseal. */
  stateSecrets: [string, ...string[]];
  stateMaxAgeSeconds: number;
  apiTimeoutSeconds: number;
  /** Pages renew an access token before it is needed, besides on demand. */
  refreshAhead: boolean;
  /** The API is on another site: its cookies never come here, so the browser hands the visitor over. */
  usesHandoff: boolean;
  sessionCookieName: string;
  csrfCookieName: string;
  /** How the page brings the CSRF cookie; null where it is the API's to set (another host, CSRF_USE_SESSIONS). */
  csrfCookie: CsrfCookie | null;
  jwtCookieName: string;
  isProduction: boolean;
};

/** Attributes of the CSRF cookie as Django's settings name them; `isSecure: null` follows the protocol. */
export type CsrfCookie = {
  domain: string | null;
  path: string;
  ageSeconds: number;
  sameSite: 'Lax' | 'Strict' | 'None';
  isSecure: boolean | null;
  isHttpOnly: boolean;
};

type Environment = Record<string, string | undefined>;

const developmentSecret = 'development only: never seal a real cookie with this';
const minimumSecretLength = 32;

/** Its message lists every wrong variable. */
export class WebConfigError extends Error {
  override name = 'WebConfigError';
}

/** Read and check the settings. Throws WebConfigError. */
export function readWebConfig(env: Environment): WebConfig {
  const read = environment.safeParse(withoutEmpty(env));
  const problems = read.success
    ? []
    : read.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  const secrets = readStateSecrets(env);
  if ('problem' in secrets) problems.push(secrets.problem);
  if (!read.success || 'problem' in secrets) {
    throw new WebConfigError(
      `The web half cannot start:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
  }
  const { data } = read;
  const { apiHost, shape } = readPlaces(data);
  return {
    strategy: data.AUTH_STRATEGY,
    apiUrl: data.AUTH_API_URL ?? (apiHost || null),
    apiHost,
    webOrigin: data.WEB_ORIGIN ?? null,
    usesHandoff: shape === 'cross-site', // setup: handoff else usesHandoff: false,
    selfUrl: data.AUTH_SELF_URL ?? readVercelUrl(data),
    stateSecrets: secrets.secrets,
    stateMaxAgeSeconds: data.AUTH_STATE_MAX_AGE,
    apiTimeoutSeconds: data.AUTH_API_TIMEOUT,
    refreshAhead: data.AUTH_REFRESH_AHEAD,
    sessionCookieName: data.SESSION_COOKIE_NAME,
    csrfCookieName: data.CSRF_COOKIE_NAME,
    csrfCookie: apiHost !== '' || data.CSRF_USE_SESSIONS ? null : readCsrfCookie(data),
    jwtCookieName: data.JWT_COOKIE_NAME,
    isProduction: data.NODE_ENV === 'production',
  };
}

let current: WebConfig | undefined;

/** The settings of this process. */
export function getWebConfig(): WebConfig {
  current ??= readWebConfig(process.env);
  return current;
}

const seconds = (fallback: number, words: string) =>
  z.coerce.number({ error: words }).positive({ error: words }).default(fallback);

const httpUrl = (variable: string) =>
  z
    .url({
      protocol: /^https?$/,
      error: `must be an http(s) address; write it like ${variable}=http://127.0.0.1:8000`,
    })
    .refine((url) => !/[?#]/.test(url), {
      error: 'must have no query and no fragment; remove what follows ? or #',
    })
    .transform((url) => url.replace(/\/+$/, ''));

const origin = (variable: string) =>
  httpUrl(variable)
    .refine((url) => new URL(url).origin === url.toLowerCase(), {
      error: `must be scheme, host and port alone; write it like ${variable}=https://example.com`,
    })
    // Browsers write the host in lower case, and what they send is compared with this.
    .transform((url) => new URL(url).origin);

const cookieName = (fallback: string) =>
  z
    .string()
    .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, { error: `must be a cookie name; the default is ${fallback}` })
    .default(fallback);

const flag = z
  .string()
  .regex(/^(true|1|yes|on|t|y|false|0|no|off|f|n)$/i, { error: 'must be true or false' })
  .transform((text) => /^(true|1|yes|on|t|y)$/i.test(text));

const environment = z.object({
  NODE_ENV: z.string().optional(),
  AUTH_STRATEGY: z
    .enum(strategy.options, { error: 'must be session, jwt or hybrid; the default is session' })
    .default('session'),
  AUTH_API_URL: httpUrl('AUTH_API_URL').optional(),
  AUTH_SELF_URL: httpUrl('AUTH_SELF_URL').optional(),
  NEXT_PUBLIC_API_HOST: origin('NEXT_PUBLIC_API_HOST').optional(),
  WEB_ORIGIN: origin('WEB_ORIGIN').optional(),
  API_ORIGIN: origin('API_ORIGIN').optional(),
  VERCEL_ENV: z.string().optional(),
  VERCEL_URL: z.string().optional(),
  VERCEL_PROJECT_PRODUCTION_URL: z.string().optional(),
  AUTH_STATE_MAX_AGE: seconds(60, 'must be a number of seconds above 0; the default is 60'),
  AUTH_API_TIMEOUT: seconds(5, 'must be a number of seconds above 0; the default is 5'),
  AUTH_REFRESH_AHEAD: flag.default(false),
  SESSION_COOKIE_NAME: cookieName('sessionid'),
  CSRF_COOKIE_NAME: cookieName('csrftoken'),
  CSRF_COOKIE_DOMAIN: z.string().optional(),
  CSRF_COOKIE_PATH: z.string().startsWith('/', { error: 'must begin with /' }).default('/'),
  CSRF_COOKIE_AGE: z.coerce.number({ error: 'must be a number of seconds' }).default(364 * 86_400),
  CSRF_COOKIE_SAMESITE: z
    .enum(['lax', 'strict', 'none', 'Lax', 'Strict', 'None'], { error: 'must be Lax, Strict or None' })
    .default('Lax'),
  CSRF_COOKIE_SECURE: flag.optional(),
  CSRF_COOKIE_HTTPONLY: flag.default(false),
  CSRF_USE_SESSIONS: flag.default(false),
  JWT_COOKIE_NAME: cookieName('refresh_token'),
});

type Settings = z.output<typeof environment>;

/** In production the domain that visitors use: Vercel asks for a login at the address of a single deployment. */
function readVercelUrl(data: Settings): string | null {
  const isPublic = data.VERCEL_ENV === 'production' && data.VERCEL_PROJECT_PRODUCTION_URL;
  const host = isPublic ? data.VERCEL_PROJECT_PRODUCTION_URL : data.VERCEL_URL;
  return host ? `https://${host}` : null;
}

/** Where the browser finds the API, and whether its cookies reach this server there. */
function readPlaces(data: Settings) {
  const webOrigin = data.WEB_ORIGIN ?? 'http://localhost:3000';
  const named = data.NEXT_PUBLIC_API_HOST ?? data.API_ORIGIN ?? webOrigin;
  const apiHost = named === webOrigin ? '' : named;
  const { shape } = deriveShape({ webOrigin, apiOrigin: apiHost || webOrigin });
  return { apiHost, shape };
}

function readCsrfCookie(data: Settings): CsrfCookie {
  const domain = data.CSRF_COOKIE_DOMAIN ?? 'none';
  const sameSite = ({ lax: 'Lax', strict: 'Strict', none: 'None' } as const)[
    data.CSRF_COOKIE_SAMESITE.toLowerCase() as 'lax' | 'strict' | 'none'
  ];
  return {
    domain: domain.toLowerCase() === 'none' ? null : domain,
    path: data.CSRF_COOKIE_PATH,
    ageSeconds: data.CSRF_COOKIE_AGE,
    sameSite,
    isSecure: data.CSRF_COOKIE_SECURE ?? null,
    isHttpOnly: data.CSRF_COOKIE_HTTPONLY,
  };
}

/** `X=` in a .env file means "not set", as everywhere else in this project. */
function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}

function readStateSecrets(env: Environment): { secrets: [string, ...string[]] } | { problem: string } {
  const own = env.AUTH_STATE_SECRET;
  const fallbacks = [
    ...readList(env.AUTH_STATE_SECRET_FALLBACKS),
    ...readList(env.SECRET_KEY_FALLBACKS).map(deriveFromSecretKey),
  ];
  if (own) {
    if (own.length < minimumSecretLength) {
      return {
        problem: `AUTH_STATE_SECRET: must have ${minimumSecretLength} characters or more; make one with: openssl rand -base64 48`,
      };
    }
    return { secrets: [own, ...fallbacks] };
  }
  const secretKey = env.SECRET_KEY;
  const isProduction = env.NODE_ENV === 'production';
  if (secretKey && !(isProduction && secretKey.startsWith('django-insecure-'))) {
    return { secrets: [deriveFromSecretKey(secretKey), ...fallbacks] };
  }
  if (!isProduction) return { secrets: [developmentSecret, ...fallbacks] };
  return {
    problem: secretKey
      ? 'SECRET_KEY: starts with django-insecure-, which everyone can know; make one with: openssl rand -base64 48'
      : 'AUTH_STATE_SECRET: is required in production (or SECRET_KEY, from which it is derived); make one with: openssl rand -base64 48',
  };
}

/** The prefix keeps this use of the key apart from every use that Django makes of it. */
function deriveFromSecretKey(secretKey: string): string {
  return `${salts.sealedState}:${secretKey}`;
}

function readList(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
