// Signing in and out with plain forms, for a browser in which no script has run (yet): the answer of the API becomes
// a redirect, its cookies go to the browser. Only forms of this site are taken: a login from elsewhere would sign the
// visitor in as somebody else. With the API on another site neither can be done here: its cookies are for the browser to
// take and to bring, so this server would sign in nobody and end nobody's session.

import { readErrorAnswer } from '@/lib/contract/read-errors'; // setup: factors
import { ownOrigin } from '@/lib/settings/own-origin';
import { getWebConfig } from '@/lib/settings/web';
import { callApi } from '@/lib/upstream';
import { readBodyWithin } from '@/lib/upstream/body';
import { describeVisitor } from '../api-client';
import { CookieJar } from '../cookie-jar';
import { readNext } from '../read-next';
import { afterSignInPath, signInPath, signInPathFor } from '../routes';
import { forgetStateCookie } from '../sealed-state';
import { createNonce } from '../security-headers';
import { needsScriptPage, retryAfterSeconds, unavailablePage } from '../unavailable-page';
import { voidStates } from '../voided-states';
import { addCsrfPair, isFromThisSite } from './own-call';
import { secondStepPath } from './second-step'; // setup: factors

/** POST /auth/login with username, password and next. */
export function signInByForm(request: Request): Promise<Response> {
  return signIn(request, { path: '/api/auth/login/', page: signInPath, fields: ['username', 'password'] });
}

// setup: factors begin
/** POST /auth/second-factor with code and next. */
export function giveFactorByForm(request: Request): Promise<Response> {
  return signIn(request, { path: '/api/auth/second-factor/', page: secondStepPath, fields: ['code'] });
}
// setup: factors end

async function signIn(
  request: Request,
  { path, page, fields }: { path: string; page: string; fields: readonly string[] },
): Promise<Response> {
  if (!isFromThisSite(request, getWebConfig())) return refuseForeignForm();
  const form = await readForm(request);
  const next = readNext(form.get('next'));
  if (getWebConfig().usesHandoff) return needsScript(signInPathFor(next));
  const sent = Object.fromEntries(fields.map((field) => [field, form.get(field) ?? '']));
  const answer = await callForVisitor(request, path, sent);
  const setCookies = answer?.headers.getSetCookie() ?? [];
  if (answer?.ok) return redirectTo(next, setCookies);
  // setup: factors begin
  const code = answer?.status === 401 ? await readCode(answer) : undefined;
  if (code === 'second_factor_required')
    return redirectTo(`${secondStepPath}?${query({ next })}`, setCookies);
  if (code === 'no_pending_sign_in')
    return redirectTo(`${signInPath}?${query({ error: 'late', next })}`, setCookies);
  // setup: factors end
  return redirectTo(`${page}?${query({ error: refusalWord(answer), next })}`, setCookies);
}

function query(values: Record<string, string>): URLSearchParams {
  return new URLSearchParams(values);
}

/** POST /auth/logout. If the API does not answer, nobody is signed out and the page says so. */
export async function signOutByForm(request: Request): Promise<Response> {
  if (!isFromThisSite(request, getWebConfig())) return refuseForeignForm();
  if (getWebConfig().usesHandoff) return needsScript(afterSignInPath);
  const answer = await callForVisitor(request, '/api/auth/logout/', {});
  if (!answer?.ok && answer?.status !== 401) return unavailable(afterSignInPath);
  await voidWhatIsSealed(request);
  return redirectTo(signInPath, [...answer.headers.getSetCookie(), forgetStateCookie]);
}

/** POST /auth/forget: drop the sealed state, so that the next page is decided by the API. */
export async function forgetSealedState(request: Request): Promise<Response> {
  if (!isFromThisSite(request, getWebConfig())) return refuseForeignForm();
  await voidWhatIsSealed(request);
  const headers = { 'set-cookie': forgetStateCookie, 'cache-control': 'no-store' };
  return new Response(null, { status: 204, headers });
}

/** For server components; the guard, which runs apart from them, has done the same. */
function voidWhatIsSealed(request: Request): Promise<void> {
  return voidStates(new CookieJar(request.headers.get('cookie')), getWebConfig(), new Date());
}

async function callForVisitor(request: Request, path: string, body: object): Promise<Response | null> {
  const config = getWebConfig();
  const origin = ownOrigin(request.headers, config);
  const headers = new Headers({ ...describeVisitor(request.headers), accept: 'application/json' });
  headers.set('content-type', 'application/json');
  headers.set('cookie', request.headers.get('cookie') ?? '');
  addCsrfPair(headers, { cookieName: config.csrfCookieName, origin });
  const signal = AbortSignal.timeout(config.apiTimeoutSeconds * 1000);
  const init = { method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual', signal } as const;
  try {
    return await callApi(new Request(`${config.apiUrl ?? origin}${path}`, init));
  } catch {
    return null;
  }
}

/** The fields of a form as browsers send it by default; none of a form that is too large for the API. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams();
  const body = await readBodyWithin(request, getWebConfig().requestBodyLimitBytes);
  return new URLSearchParams(body === 'too large' ? '' : new TextDecoder().decode(body));
}

// setup: factors begin
async function readCode(answer: Response): Promise<string | undefined> {
  return readErrorAnswer(await answer.json().catch(() => null)).code;
}
// setup: factors end

function refusalWord(answer: Response | null): 'credentials' | 'throttled' | 'unavailable' {
  if (answer?.status === 429) return 'throttled';
  return answer?.status === 400 || answer?.status === 401 ? 'credentials' : 'unavailable';
}

/** Lead to `path`, as a GET. */
export function redirectTo(path: string, setCookies: string[]): Response {
  const headers = new Headers({ location: path, 'cache-control': 'no-store' });
  for (const line of setCookies) headers.append('set-cookie', line);
  return new Response(null, { status: 303, headers });
}

export function refuseForeignForm(): Response {
  return Response.json({ detail: 'Only pages of this site may do this.' }, { status: 403 });
}

/** The page for what only a script can do here. */
export function needsScript(href: string): Response {
  return answerPage((nonce) => needsScriptPage(nonce, { href }), 403);
}

/** The page of an outage. It leads to `href`: this address only takes forms. */
export function unavailable(href: string): Response {
  const response = answerPage((nonce) => unavailablePage(nonce, { href }), 503);
  response.headers.set('retry-after', String(retryAfterSeconds));
  return response;
}

/** One of the pages of unavailable-page.ts. */
export function answerPage(makePage: (nonce: string) => string, status: number): Response {
  const nonce = createNonce();
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
  };
  return new Response(makePage(nonce), { status, headers });
}
