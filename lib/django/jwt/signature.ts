// The compact form of a JWT and its signature: base64url(header) "." base64url(payload) "." base64url(signature).
// As strict as PyJWT 2.15 with algorithms=[ALGORITHM]: one algorithm, one spelling of each segment, no "crit".
import { createHmac, type KeyObject } from 'node:crypto';
import { CompactSign, compactVerify } from 'jose';
import { constantTimeCompare } from '../constant-time';
import { parsePythonJson } from '../python/json';
import { isRecord } from '../python/record';
import { remember } from '../remember';
import {
  type JwtAlgorithm,
  type JwtKeySet,
  type JwtSigningKey,
  type JwtVerifyingKey,
  verifyingKeysFor,
} from './keys';

type Claims = Record<string, unknown>;

export type JwtHeader = { alg: JwtAlgorithm; kid?: string; typ: string };

/** Sign a payload: header, payload and signature in the compact form. */
export async function signToken(header: JwtHeader, payload: Uint8Array, key: JwtSigningKey): Promise<string> {
  if (key.kind === 'private') return new CompactSign(payload).setProtectedHeader(header).sign(key.key);
  const segments = [Buffer.from(JSON.stringify(header)), Buffer.from(payload)];
  const text = segments.map((segment) => segment.toString('base64url')).join('.');
  return `${text}.${hmacOf(text, header.alg, key.secret)}`;
}

// Genuine tokens seen last, by key set: an access token comes with every call, and a signature costs more than a query.
const verified = new WeakMap<JwtKeySet, Map<string, Claims>>();

/** Verify form, header and signature; gives the payload, frozen, when it is a JSON object, else null. */
export async function verifySignature(token: string, keySet: JwtKeySet): Promise<Readonly<Claims> | null> {
  const known = verified.get(keySet) ?? new Map<string, Claims>();
  const seen = known.get(token);
  if (seen !== undefined) return seen;
  const claims = await checkSignature(token, keySet);
  if (claims !== null) {
    verified.set(keySet, known);
    remember(known, token, () => Object.freeze(claims));
  }
  return claims;
}

async function checkSignature(token: string, keySet: JwtKeySet): Promise<Claims | null> {
  const header = readHeader(token);
  if (header === null || header.alg !== keySet.algorithm || 'crit' in header || header.b64 === false)
    return null;
  if ('kid' in header && typeof header.kid !== 'string') return null;
  const keyId = typeof header.kid === 'string' ? header.kid : undefined;
  for (const key of verifyingKeysFor(keySet, keyId)) {
    if (!(await isSignedBy(token, key, keySet.algorithm))) continue;
    const payload = token.slice(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return readRecord(payload);
  }
  return null;
}

async function isSignedBy(token: string, key: JwtVerifyingKey, algorithm: string): Promise<boolean> {
  if (key.kind === 'secret') {
    const end = token.lastIndexOf('.');
    return constantTimeCompare(hmacOf(token.slice(0, end), algorithm, key.secret), token.slice(end + 1));
  }
  try {
    await compactVerify(token, key.key, { algorithms: [algorithm] });
    return true;
  } catch {
    return false;
  }
}

function hmacOf(text: string, algorithm: string, secret: KeyObject): string {
  return createHmac(`sha${algorithm.slice(2)}`, secret)
    .update(text)
    .digest('base64url');
}

function readHeader(token: string): Claims | null {
  const segments = token.split('.');
  if (segments.length !== 3 || !segments.every(isCanonicalBase64Url)) return null;
  return readRecord(segments[0] ?? '');
}

function readRecord(segment: string): Claims | null {
  const parsed = parsePythonJson(Buffer.from(segment, 'base64url'), { nonFinite: 'allow' });
  return parsed.ok && isRecord(parsed.value) ? parsed.value : null;
}

/**
 * A segment has one spelling: the unused bits of its last character are zero, and there is no padding, which RFC 7515
 * forbids, though PyJWT 2.15 tolerates it on a whole group of four.
 */
function isCanonicalBase64Url(segment: string): boolean {
  return segment !== '' && Buffer.from(segment, 'base64url').toString('base64url') === segment;
}
