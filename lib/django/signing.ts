// Signed text: "hello:o53ZY_9wC-rZAUoB6u4NZx6eXIt18tx8vPty6QbXzJc" (Signer),
// "hello:1r31eq:LLlE26lqGv-WiB9z4PqM0aty7EF-w4HKZO30fgPAe0o" (TimestampSigner: value, base62 seconds, signature),
// and signed objects, ["."] base64url(JSON or its zlib form) before the timestamp; "." says compressed.
// Follows django.core.signing of Django 4.2 to 6.1.
import { deflateSync, inflateSync } from 'node:zlib';
import { constantTimeCompare } from './constant-time';
import { parsePythonJson, pythonJsonStringify } from './python/json';
import { saltedHmac } from './salted-hmac';

/** SECRET_KEY signs; the fallbacks only verify. */
export type SigningKeys = { secretKey: string; secretKeyFallbacks: readonly string[] };
export type SigningOptions = { keys: SigningKeys; salt: string };
export type TimedSigningOptions = SigningOptions & { now: Date };
export type UnsigningOptions = TimedSigningOptions & { maxAgeSeconds?: number };

export type Unsigned<T> =
  | { status: 'valid'; value: T; signedAt: Date }
  | { status: 'expired' }
  | { status: 'invalid' };

const base62Digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
// What is inflated was signed by us; the cap only bounds a mistake.
const maxInflatedBytes = 32 * 1024 * 1024;

/** Sign text with SECRET_KEY. */
export function sign(value: string, { keys, salt }: SigningOptions): string {
  return `${value}:${signatureOf(value, salt, keys.secretKey)}`;
}

/** Read signed text; null when no key made its signature. */
export function unsign(signed: string, { keys, salt }: SigningOptions): string | null {
  const separator = signed.lastIndexOf(':');
  if (separator < 0) return null;
  const value = signed.slice(0, separator);
  const signature = signed.slice(separator + 1);
  // The signature is compared as text and never decoded, so that it has exactly one spelling.
  if (constantTimeCompare(signature, signatureOf(value, salt, keys.secretKey))) return value;
  for (const secret of keys.secretKeyFallbacks) {
    if (constantTimeCompare(signature, signatureOf(value, salt, secret))) return value;
  }
  return null;
}

/** Sign text together with the moment of signing (whole seconds). */
export function signWithTimestamp(value: string, { keys, salt, now }: TimedSigningOptions): string {
  return sign(`${value}:${encodeBase62(Math.floor(now.getTime() / 1000))}`, { keys, salt });
}

/** Read text signed with a timestamp; exactly `maxAgeSeconds` old is still valid, and so is a future timestamp. */
export function unsignWithTimestamp(signed: string, options: UnsigningOptions): Unsigned<string> {
  const stamped = unsign(signed, options);
  const separator = stamped?.lastIndexOf(':') ?? -1;
  if (stamped === null || separator < 0) return { status: 'invalid' };
  const seconds = decodeBase62(stamped.slice(separator + 1));
  if (seconds === null) return { status: 'invalid' };
  const ageSeconds = options.now.getTime() / 1000 - seconds;
  if (options.maxAgeSeconds !== undefined && ageSeconds > options.maxAgeSeconds) return { status: 'expired' };
  return { status: 'valid', value: stamped.slice(0, separator), signedAt: new Date(seconds * 1000) };
}

/** Sign a JSON value; compressed only when asked for and when it saves at least two bytes. */
export function dumps(value: unknown, options: TimedSigningOptions & { compress?: boolean }): string {
  const data = Buffer.from(pythonJsonStringify(value), 'latin1');
  if (options.compress) {
    const compressed = deflateSync(data);
    if (compressed.length < data.length - 1) {
      return signWithTimestamp(`.${compressed.toString('base64url')}`, options);
    }
  }
  return signWithTimestamp(data.toString('base64url'), options);
}

/** Read a signed JSON value, compressed or not. */
export function loads(text: string, options: UnsigningOptions): Unsigned<unknown> {
  const unsigned = unsignJson(text, options);
  if (unsigned.status !== 'valid') return unsigned;
  const parsed = parsePythonJson(unsigned.value, { nonFinite: 'allow' });
  if (!parsed.ok) return { status: 'invalid' };
  return { status: 'valid', value: parsed.value, signedAt: unsigned.signedAt };
}

/** The JSON text of a signed value, not parsed yet. */
export function unsignJson(text: string, options: UnsigningOptions): Unsigned<string> {
  const unsigned = unsignWithTimestamp(text, options);
  if (unsigned.status !== 'valid') return unsigned;
  const json = decodeObjectText(unsigned.value);
  return json === null ? { status: 'invalid' } : { ...unsigned, value: json };
}

/** The JSON text in a signed value, without checking the signature; null for other text. */
export function peekJson(text: string): string | null {
  const end = text.indexOf(':');
  return end < 0 ? null : decodeObjectText(text.slice(0, end));
}

function signatureOf(value: string, salt: string, secret: string): string {
  return saltedHmac({ salt: `${salt}signer`, value, secret }).toString('base64url');
}

function decodeObjectText(text: string): string | null {
  // Django reads the bytes as latin-1: it writes ASCII only, so raw UTF-8 could only come from elsewhere.
  if (!text.startsWith('.')) return Buffer.from(text, 'base64url').toString('latin1');
  try {
    const compressed = Buffer.from(text.slice(1), 'base64url');
    return inflateSync(compressed, { maxOutputLength: maxInflatedBytes }).toString('latin1');
  } catch {
    return null;
  }
}

function encodeBase62(value: number): string {
  if (value === 0) return '0';
  let digits = '';
  for (let rest = Math.abs(value); rest > 0; rest = Math.floor(rest / 62)) {
    digits = base62Digits.charAt(rest % 62) + digits;
  }
  return value < 0 ? `-${digits}` : digits;
}

function decodeBase62(text: string): number | null {
  const isNegative = text.startsWith('-');
  const digits = isNegative ? text.slice(1) : text;
  if (text === '') return null;
  let value = 0;
  for (const digit of digits) {
    const position = base62Digits.indexOf(digit);
    if (position < 0) return null;
    value = value * 62 + position;
  }
  return isNegative ? -value : value;
}
