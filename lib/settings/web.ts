// Settings of the web half, read once and checked whole: a wrong value stops the start with a message that names the
// variable and the fix. next.config.ts imports this file, and Next resolves '@/…' there only one level deep: hence
// relative imports in this folder.
import { z } from 'zod';
import type { Strategy } from '../contract/answers';
import { bridgeVariables, readBridge } from './bridge'; // setup: bridges
import { readCookies } from './cookies';
import { ConfigError, duration, type Environment, flag, httpUrl, list, readVariables } from './env';
import { readPlaces, readVercelOrigin } from './origins';
import { readProcessEnv } from './process-env';
import { readStateSecrets } from './secrets';
import { defaultBodyLimitBytes, sharedVariables } from './shared-variables';

export const webVariables = {
  ...sharedVariables,
  AUTH_SELF_URL: httpUrl,
  AUTH_STATE_SECRET: z.string(),
  AUTH_STATE_SECRET_FALLBACKS: list,
  AUTH_STATE_MAX_AGE: duration,
  AUTH_API_TIMEOUT: duration,
  AUTH_REFRESH_AHEAD: flag,
  DEV_OWN_API: flag,
  ...bridgeVariables, // setup: bridges
};

export type WebConfig = ReturnType<typeof readWebConfig>;

/** Attributes of the CSRF cookie where a page brings it; `isSecure: null` follows the protocol. */
export type CsrfCookie = {
  domain: string | null;
  path: string;
  ageSeconds: number;
  sameSite: 'Lax' | 'Strict' | 'None';
  isSecure: boolean | null;
  isHttpOnly: boolean;
};

/** Read and check the settings. Throws ConfigError. */
export function readWebConfig(env: Environment) {
  const problems: string[] = [];
  const given = readVariables(webVariables, env, problems);
  const { webOrigin, apiOrigin, shape } = readPlaces(given, problems);
  const stateSecrets = readStateSecrets(given, problems);
  const apiHost = apiOrigin === webOrigin ? '' : apiOrigin;
  const bridge = readBridge(given, { apiHost }, problems); // setup: bridges
  if (problems.length > 0) throw new ConfigError(problems);
  const cookies = readCookies(given, shape);
  return {
    strategy: bridge?.strategy ?? given.AUTH_STRATEGY ?? ('session' satisfies Strategy), // setup: bridges else strategy: given.AUTH_STRATEGY ?? ('session' satisfies Strategy),
    shape,
    /** Where this server finds the auth API; null: it answers in this process, mounted or by a bridge. */
    apiUrl: bridge === null ? (given.AUTH_API_URL ?? (apiHost || null)) : null, // setup: bridges else apiUrl: given.AUTH_API_URL ?? (apiHost || null),
    // setup: bridges begin
    /** What answers the contract for a Django that does not speak it; null: none is needed. */
    bridge,
    // setup: bridges end
    /** Where the browser finds the auth API; '': the page's own origin. */
    apiHost,
    /** Origin the browser sees, e.g. https://example.com; null: taken from each request. */
    webOrigin: given.WEB_ORIGIN ?? null,
    /** Where this server reaches itself, for the mounted API; null: loopback. */
    selfUrl: given.AUTH_SELF_URL ?? readVercelOrigin(given) ?? null,
    /** The first seals, all unseal. */
    stateSecrets,
    stateMaxAgeSeconds: given.AUTH_STATE_MAX_AGE ?? 60,
    requestBodyLimitBytes: given.REQUEST_BODY_LIMIT ?? defaultBodyLimitBytes,
    apiTimeoutSeconds: given.AUTH_API_TIMEOUT ?? 5,
    /** Pages renew an access token before it is needed, besides on demand. */
    refreshAhead: given.AUTH_REFRESH_AHEAD ?? false,
    /** The API answers from this repository's own settings, so its first start made the demo user. */
    hasOwnApi: given.DEV_OWN_API ?? (given.AUTH_API_URL === undefined && apiHost === ''),
    /** The API is on another site: its cookies never come here, so the browser hands the visitor over. */
    usesHandoff: shape.shape === 'cross-site', // setup: handoff else usesHandoff: false,
    cookies,
    sessionCookieName: cookies.session.cookie.name,
    csrfCookieName: cookies.csrf.cookie.name,
    jwtCookieName: cookies.jwt.cookie.name,
    /** How the page brings the CSRF cookie; null where it is the API's to set (another host, CSRF_USE_SESSIONS). */
    csrfCookie: apiHost !== '' || given.CSRF_USE_SESSIONS ? null : csrfCookieOf(cookies.csrf, given),
    isProduction: given.NODE_ENV === 'production',
  };
}

function csrfCookieOf(
  { cookie, ageSeconds }: ReturnType<typeof readCookies>['csrf'],
  given: { CSRF_COOKIE_SECURE?: boolean },
): CsrfCookie {
  const { domain, path, sameSite, isHttpOnly } = cookie;
  return { domain, path, ageSeconds, sameSite, isSecure: given.CSRF_COOKIE_SECURE ?? null, isHttpOnly };
}

let current: WebConfig | undefined;

/** The settings of this process. */
export function getWebConfig(): WebConfig {
  current ??= readWebConfig(readProcessEnv());
  return current;
}
