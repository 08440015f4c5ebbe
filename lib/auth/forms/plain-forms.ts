// The forms of the account, sent by a browser in which no script has run (yet): this server makes the call that the
// script would make. Success leads to a page that says so; a refusal is answered with the API's own sentences and a
// link back, and the browser's Back button still has what was typed.
import { readErrorAnswer } from '@/lib/contract/read-errors';
import { getWebConfig } from '@/lib/settings/web';
import { forgetStateCookie } from '../sealed-state';
import { apiFetch } from '../server';
import { refusalPage } from '../unavailable-page';
import {
  answerPage,
  needsScript,
  readForm,
  redirectTo,
  refuseForeignForm,
  unavailable,
} from './form-actions';
import { isFromThisSite } from './own-call';

type PlainForm = {
  /** Of the API. */
  path: string;
  method?: 'PATCH';
  /** The page that has the form. */
  page: (fields: URLSearchParams) => string;
  /** The page that says it is done. */
  done: string;
  isPrivate?: true;
};

const account = { page: () => '/account', isPrivate: true } as const;

const forms = new Map<string, PlainForm>([
  ['register', { path: '/api/auth/register/', page: () => '/register', done: '/register?done=1' }],
  ['forgot', { path: '/api/auth/password/forgot/', page: () => '/forgot', done: '/forgot?done=1' }],
  [
    'resend',
    {
      path: '/api/auth/verify-email/resend/',
      page: () => '/verify-email',
      done: '/verify-email?done=resend',
    },
  ],
  [
    'verify-email',
    { path: '/api/auth/verify-email/', page: () => '/verify-email', done: '/verify-email?done=verify' },
  ],
  ['reset', { path: '/api/auth/password/reset/', page: resetPage, done: '/login?done=reset' }],
  ['profile', { ...account, path: '/api/auth/me/', method: 'PATCH', done: '/account?done=profile' }],
  ['email', { ...account, path: '/api/auth/email/change/', done: '/account?done=email' }],
  ['confirm-email', { ...account, path: '/api/auth/email/confirm/', done: '/account?done=confirm-email' }],
  ['password', { ...account, path: '/api/auth/password/change/', done: '/account?done=password' }],
]);

/** POST /auth/<action>; null where no form has this name. */
export async function sendPlainForm(action: string, request: Request): Promise<Response | null> {
  const form = forms.get(action);
  if (form === undefined && action !== 'needs-script') return null;
  if (!isFromThisSite(request, getWebConfig())) return refuseForeignForm();
  if (form === undefined) return needsScript('/account');
  const fields = await readForm(request);
  const back = form.page(fields);
  const { usesHandoff, apiTimeoutSeconds } = getWebConfig();
  // With the API on another site, the cookies that it sets here would never reach the browser.
  if (form.isPrivate && usesHandoff) return needsScript(back);
  const answer = await apiFetch(form.path, {
    method: form.method ?? 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      // The refresh token too: the API renews it with the password, and takes who comes without it for an app.
      ...(usesHandoff ? {} : { cookie: request.headers.get('cookie') ?? '' }),
    },
    body: JSON.stringify(Object.fromEntries(fields)),
    redirect: 'manual',
    signal: AbortSignal.timeout(apiTimeoutSeconds * 1000),
  }).catch(() => null);
  if (answer === null || answer.status >= 500) return unavailable(back);
  const setCookies = usesHandoff ? [] : answer.headers.getSetCookie();
  // What was remembered of the user may be about who they were before.
  if (form.isPrivate) setCookies.push(forgetStateCookie);
  if (answer.ok) return redirectTo(form.done, setCookies);
  // The guard renews what can be renewed, and asks everyone else to sign in.
  if (answer.status === 401) return redirectTo(back, setCookies);
  const { messages } = readErrorAnswer(await answer.json().catch(() => null));
  const sentences = Object.entries(messages).flatMap(([field, said]) =>
    field === '' || field === 'token' ? said : said.map((sentence) => `${label(field)}: ${sentence}`),
  );
  return answerPage((nonce) => refusalPage(nonce, { sentences, href: back }), answer.status);
}

function resetPage(fields: URLSearchParams): string {
  const [uid, token] = [fields.get('uid') ?? '', fields.get('token') ?? ''].map(encodeURIComponent);
  return uid === '' || token === '' ? '/forgot' : `/reset/${uid}/${token}`;
}

/** `new_password` → "New password". */
function label(field: string): string {
  const words = field.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
