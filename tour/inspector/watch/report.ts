// What the front end's server reports to the inspector: strategy, deployment shape, cookies and the sealed state. No value of
// any cookie is in it. Development only: app/auth/inspect answers 404 elsewhere.

import { CookieJar } from '@/lib/auth/cookie-jar';
import { isFromThisSite } from '@/lib/auth/forms/own-call';
import { sealedStateCookie } from '@/lib/auth/sealed-state';
import { createStrategy } from '@/lib/auth/strategies/create-strategy';
import { readVisit } from '@/lib/auth/visit';
import type { Shape } from '@/lib/contract/shape';
import { deleteCookie } from '@/lib/django/cookies';
import { ownOrigin } from '@/lib/settings/own-origin';
import { getWebConfig } from '@/lib/settings/web';
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
  const jar = new CookieJar(request.headers.get('cookie'));
  const report: InspectorReport = {
    shape: config.shape.shape,
    webOrigin,
    apiOrigin,
    apiUrl: config.apiUrl,
    cookies: describeCookies({
      config,
      isHttps: webOrigin.startsWith('https:'),
      has: (name) => jar.get(name) !== undefined,
    }),
    state: await readState(jar, new Date()),
  };
  return Response.json(report, { headers: { 'cache-control': 'no-store' } });
}

/** POST /auth/inspect: delete the credential cookie, as the browser does when it expires. */
export function expireCredential(request: Request): Response {
  const config = getWebConfig();
  if (!isFromThisSite(request, config)) return new Response(null, { status: 403 });
  const { domain } = config.shape;
  const { credentialCookie } = createStrategy(config);
  const headers = new Headers({ 'cache-control': 'no-store' });
  headers.append('set-cookie', deleteCookie(credentialCookie));
  if (domain !== null) headers.append('set-cookie', deleteCookie(credentialCookie, { domain }));
  return new Response(null, { status: 204, headers });
}

async function readState(jar: CookieJar, now: Date): Promise<SealedStateReport> {
  const config = getWebConfig();
  const strategy = createStrategy(config);
  if (jar.get(sealedStateCookie) === undefined) return { status: 'absent' };
  const { state, isFresh } = await readVisit({ config, strategy, cookies: jar, now });
  if (state === null) return { status: 'void' };
  return {
    status: isFresh ? 'fresh' : 'stale',
    username: state.user.username,
    derivedAt: state.derivedAt,
    maxAgeSeconds: config.stateMaxAgeSeconds,
    isPartial: state.isPartial,
    accessExpiresAt: state.access?.expiresAtSeconds ?? null,
  };
}
