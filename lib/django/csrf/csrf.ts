// CSRF secrets, masked tokens and the verdict on a request.
// Cookie: 32 characters of a-zA-Z0-9 (64, masked, from Django before 4.1). Token: mask(32) || cipher(32) with
// cipher[i] = alphabet[(secret[i] + mask[i]) mod 62]. Reasons are Django's own sentences.
// Follows django.middleware.csrf of Django 4.2 to 6.1. No node: imports: the edge runtime uses this too.
import { constantTimeCompare } from '../constant-time';
import { getRandomString, RANDOM_STRING_CHARS, type RandomBytes } from '../random-string';
import { type OriginClaim, type OriginSettings, originProblem } from './origin';

const secretLength = 32;
const tokenLength = 2 * secretLength;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

type CsrfSettings = OriginSettings & {
  /** The header of the token as HTTP spells it: 'X-CSRFToken'. */
  headerName: string;
};

export type CsrfRequest = OriginClaim & {
  method: string;
  /** The cookie's value, or the session's with `secretIsFromSession`. */
  cookie: string | undefined;
  secretIsFromSession?: boolean;
  /** csrfmiddlewaretoken of a form body. */
  postToken: string | undefined;
  headerToken: string | undefined;
  settings: CsrfSettings;
};

export type CsrfVerdict = { ok: true; secret: string | null } | { ok: false; reason: string };
export type CsrfSecretReading =
  | { status: 'valid'; secret: string }
  | { status: 'missing' }
  | { status: 'malformed'; reason: string };

/** Draw a new secret for the csrftoken cookie. */
export function createCsrfSecret(random: RandomBytes): string {
  return getRandomString(secretLength, random);
}

/** Hide a secret behind a fresh mask, so that a compressed page never repeats it (BREACH). */
export function maskCsrfSecret(secret: string, random: RandomBytes): string {
  const mask = getRandomString(secretLength, random);
  return mask + combine(secret, mask, 1);
}

/** Give the secret inside a 64-character token; a token of another length is returned unchanged. */
export function unmaskCsrfToken(token: string): string {
  if (token.length !== tokenLength) return token;
  return combine(token.slice(secretLength), token.slice(0, secretLength), -1);
}

/** Read the csrftoken cookie; a malformed one is replaced at once by the caller. */
export function readCsrfSecret(cookieValue: string | undefined): CsrfSecretReading {
  if (cookieValue === undefined) return { status: 'missing' };
  const problem = formatProblem(cookieValue);
  if (problem !== null) return { status: 'malformed', reason: `CSRF cookie ${problem}.` };
  return { status: 'valid', secret: unmaskCsrfToken(cookieValue) };
}

/** Decide on a request in Django's order: method, Origin or Referer, cookie, token. */
export function checkCsrf(request: CsrfRequest): CsrfVerdict {
  const reading = readSecret(request);
  if (safeMethods.has(request.method)) {
    return { ok: true, secret: reading.status === 'valid' ? reading.secret : null };
  }
  const problem = originProblem(request);
  if (problem !== null) return { ok: false, reason: problem };
  if (reading.status === 'missing') return { ok: false, reason: 'CSRF cookie not set.' };
  if (reading.status === 'malformed') return { ok: false, reason: reading.reason };
  const tokenReason = tokenProblem(request, reading.secret);
  return tokenReason === null ? { ok: true, secret: reading.secret } : { ok: false, reason: tokenReason };
}

function readSecret({ cookie, secretIsFromSession }: CsrfRequest): CsrfSecretReading {
  // A secret from the session was written by the server and is not format-checked.
  if (secretIsFromSession && cookie !== undefined)
    return { status: 'valid', secret: unmaskCsrfToken(cookie) };
  return readCsrfSecret(cookie);
}

function tokenProblem(request: CsrfRequest, secret: string): string | null {
  // The form field counts on POST only and wins over the header even when it is wrong; an empty one counts as absent.
  const postToken = request.method === 'POST' ? request.postToken : undefined;
  const token = postToken || request.headerToken;
  if (token === undefined) return 'CSRF token missing.';
  const source = postToken ? 'POST' : `the '${titleCase(request.settings.headerName)}' HTTP header`;
  const problem = formatProblem(token);
  if (problem !== null) return `CSRF token from ${source} ${problem}.`;
  return constantTimeCompare(unmaskCsrfToken(token), secret) ? null : `CSRF token from ${source} incorrect.`;
}

function formatProblem(token: string): string | null {
  const length = [...token].length;
  if (length !== secretLength && length !== tokenLength) return 'has incorrect length';
  return /[^a-zA-Z0-9]/.test(token) ? 'has invalid characters' : null;
}

/** Add (or subtract) the positions of two texts in the alphabet, modulo its length. */
function combine(text: string, mask: string, sign: 1 | -1): string {
  const size = RANDOM_STRING_CHARS.length;
  let result = '';
  for (let index = 0; index < text.length; index++) {
    const shift = sign * RANDOM_STRING_CHARS.indexOf(mask.charAt(index));
    result += RANDOM_STRING_CHARS.charAt(
      (RANDOM_STRING_CHARS.indexOf(text.charAt(index)) + shift + size) % size,
    );
  }
  return result;
}

/** Spell a header as Django's messages do: 'X-CSRFToken' becomes 'X-Csrftoken'. */
function titleCase(headerName: string): string {
  return headerName
    .toLowerCase()
    .replace(/(^|[^a-z])([a-z])/g, (_, before, letter) => before + letter.toUpperCase());
}
