// POST /auth/handoff, the front end's end of the handoff in the cross-site shape. Called first without a token: makes
// a verifier, keeps it in an HttpOnly cookie and answers its challenge (as PKCE does, RFC 7636), which the browser takes
// to the API. Called again with the API's token: redeems it together with the verifier and seals who it is.
// A script that steals the token has nothing: the verifier never was in its reach.
import { z } from 'zod';
import { redeemAnswer } from '@/lib/contract/handoff';
import { deleteCookie, parseCookieHeader, serializeCookie } from '@/lib/django/cookies';
import { ownOrigin } from '@/lib/settings/own-origin';
import { getWebConfig, type WebConfig } from '@/lib/settings/web';
import { callApi } from '@/lib/upstream';
import { readBodyWithin } from '@/lib/upstream/body';
import { describeVisitor } from '../api-client';
import { readApiName } from '../auth-boot';
import { isFromThisSite } from '../forms/own-call';
import {
  hashCredential,
  type SealedState,
  sealState,
  stateCookie,
  stateLifetimeSeconds,
} from '../sealed-state';

const verifierCookie = 'auth_handoff';
const verifierSeconds = 60;
const verifierPlace = { path: '/auth/handoff', sameSite: 'Strict' } as const;
const handoffBody = z.object({ handoff: z.string().optional() });

export async function takeOver(request: Request): Promise<Response> {
  const config = getWebConfig();
  if (!config.usesHandoff) return answer(404, { detail: 'Not found.' });
  if (!isFromThisSite(request, config))
    return answer(403, { detail: 'Only pages of this site may do this.' });
  const body = handoffBody.safeParse(await readJson(request, config));
  if (!body.success) return answer(400, { detail: 'Send {} or {"handoff": "…"} as JSON.' });
  const { handoff } = body.data;
  return handoff === undefined ? begin(request, config) : finish(request, config, handoff);
}

async function readJson(request: Request, { requestBodyLimitBytes }: WebConfig): Promise<unknown> {
  const bytes = await readBodyWithin(request, requestBodyLimitBytes);
  if (bytes === 'too large') return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

async function begin(request: Request, config: WebConfig): Promise<Response> {
  const verifier = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const line = serializeCookie(verifierCookie, verifier, {
    ...verifierPlace,
    maxAgeSeconds: verifierSeconds,
    now: new Date(),
    isHttpOnly: true,
    isSecure: ownOrigin(request.headers, config).startsWith('https:'),
  });
  return answer(200, { challenge: toBase64Url(new Uint8Array(digest)) }, [line]);
}

async function finish(request: Request, config: WebConfig, handoff: string): Promise<Response> {
  const verifier = parseCookieHeader(request.headers.get('cookie') ?? '').get(verifierCookie);
  if (!verifier) return answer(401, { detail: 'The handoff was not begun here.' });
  const audience = ownOrigin(request.headers, config);
  const redeemed = await redeem(request, config, { handoff, verifier, audience });
  if (redeemed === 'unavailable') {
    return answer(503, { detail: 'Service temporarily unavailable, try again later.' });
  }
  const done = deleteCookie(verifierCookie, verifierPlace);
  if (redeemed === 'refused') return answer(401, { detail: 'The API did not take the handoff.' }, [done]);
  const seal = await sealState(redeemed, config.stateSecrets);
  if (seal === null) return answer(500, { detail: 'The state does not fit into a cookie.' }, [done]);
  const now = new Date();
  const { stateMaxAgeSeconds } = config;
  const maxAgeSeconds = stateLifetimeSeconds(redeemed, { maxAgeSeconds: stateMaxAgeSeconds, now });
  const isSecure = audience.startsWith('https:');
  return answer(200, {}, [done, stateCookie(seal, { maxAgeSeconds, isSecure, now })]);
}

async function redeem(
  request: Request,
  config: WebConfig,
  body: { handoff: string; verifier: string; audience: string },
): Promise<SealedState | 'refused' | 'unavailable'> {
  const call = new Request(`${config.apiUrl}/api/auth/handoff/redeem/`, {
    method: 'POST',
    headers: { ...describeVisitor(request.headers), 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(config.apiTimeoutSeconds * 1000),
  });
  const response = await callApi(call).catch(() => null);
  if (response?.status === 401 || response?.status === 400) return 'refused';
  const read = redeemAnswer.safeParse(await response?.json().catch(() => undefined));
  if (!response?.ok || !read.success) return 'unavailable';
  const { user, credential, expires: expiresAtSeconds } = read.data;
  const isToken = config.strategy === 'jwt';
  return {
    strategy: config.strategy,
    api: readApiName(response.headers),
    user,
    visit: crypto.randomUUID(),
    isPartial: false,
    credentialHash: await hashCredential(
      isToken ? config.jwtCookieName : config.sessionCookieName,
      credential,
    ),
    derivedAt: Date.now(),
    access: isToken ? { token: credential, expiresAtSeconds } : null,
    handedOver: { session: isToken ? null : credential, expiresAtSeconds },
  };
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function answer(status: number, body: object, setCookies: string[] = []): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const line of setCookies) headers.append('set-cookie', line);
  return Response.json(body, { status, headers });
}
