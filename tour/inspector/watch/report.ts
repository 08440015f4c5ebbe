// What the front end's server tells the inspector: strategy, deployment shape, cookies and the sealed state. No value of
// any cookie is in it. Development only: app/auth/inspect answers 404 elsewhere.

import { getWebConfig } from '@/lib/auth/config';
import { CookieJar } from '@/lib/auth/cookie-jar';
import { isFromThisSite, ownOrigin } from '@/lib/auth/forms/own-call';
import { carriedCredential } from '@/lib/auth/handoff/handed-over';
import { hashCredential, isAbout, isFresh, sealedStateCookie, unsealState } from '@/lib/auth/sealed-state';
import { createStrategy } from '@/lib/auth/strategies/create-strategy';
import { deriveShape, type Shape } from '@/lib/contract/shape';
import { describeCookies, type InspectedCookie } from './describe-cookies';

export type InspectorReport = {
  shape: Shape;
  webOrigin: string;
  /** Where the browser finds the API. */
  apiOrigin: string;
  /** Where this server finds it; null: it is mounted here. */
  apiUrl: string | null;
  cookies: InspectedCookie[];
  state: SealedStateReport;
};

export type SealedStateReport =
  | { status: 'absent' }
  | { status: 'void' }
  | {
      status: 'fresh' | 'stale';
      username: string;
      /** Unix milliseconds. */
      derivedAt: number;
      maxAgeSeconds: number;
      isPartial: boolean;
      /** Unix seconds; null: it holds no access token. */
      accessExpiresAt: number | null;
    };

/** GET /auth/inspect. */
export async function answerReport(request: Request): Promise<Response> {
  const config = getWebConfig();
  const webOrigin = ownOrigin(request.headers, config);
  const apiOrigin = config.apiHost || webOrigin;
  const defaults = deriveShape({ webOrigin, apiOrigin });
  const jar = new CookieJar(request.headers.get('cookie'));
  const report: InspectorReport = {
    shape: defaults.shape,
    webOrigin,
    apiOrigin,
    apiUrl: config.apiUrl,
    cookies: describeCookies({
      config,
      env: process.env,
      defaults,
      isHttps: webOrigin.startsWith('https:'),
      has: (name) => jar.get(name) !== undefined,
    }),
    state: await readState(jar, new Date()),
  };
  return Response.json(report, { headers: { 'cache-control': 'no-store' } });
}

/** POST /auth/inspect: delete the credential cookie, as the browser does when its Max-Age is over. */
export function expireCredential(request: Request): Response {
  if (!isFromThisSite(request)) return new Response(null, { status: 403 });
  const config = getWebConfig();
  const webOrigin = ownOrigin(request.headers, config);
  const { domain } = deriveShape({ webOrigin, apiOrigin: config.apiHost || webOrigin });
  const expired = `${createStrategy(config).credentialCookie}=; Path=/; Max-Age=0`;
  const headers = new Headers({ 'cache-control': 'no-store' });
  headers.append('set-cookie', expired);
  if (domain !== null) headers.append('set-cookie', `${expired}; Domain=${domain}`);
  return new Response(null, { status: 204, headers });
}

async function readState(jar: CookieJar, now: Date): Promise<SealedStateReport> {
  const config = getWebConfig();
  const strategy = createStrategy(config);
  const seal = jar.get(sealedStateCookie);
  if (seal === undefined) return { status: 'absent' };
  const state = await unsealState(seal, config.stateSecrets);
  const credential = config.usesHandoff ? carriedCredential(state, now) : jar.get(strategy.credentialCookie);
  if (!state || !credential) return { status: 'void' };
  const credentialHash = await hashCredential(strategy.credentialCookie, credential);
  if (!isAbout(state, { strategy: strategy.name, credentialHash })) return { status: 'void' };
  const { stateMaxAgeSeconds: maxAgeSeconds } = config;
  return {
    status: isFresh(state, { now, maxAgeSeconds }) ? 'fresh' : 'stale',
    username: state.user.username,
    derivedAt: state.derivedAt,
    maxAgeSeconds,
    isPartial: state.isPartial,
    accessExpiresAt: state.access?.expiresAtSeconds ?? null,
  };
}
