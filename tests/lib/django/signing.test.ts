import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { constantTimeCompare } from '@/lib/django/constant-time';
import { pythonJsonStringify } from '@/lib/django/python/json';
import { saltedHmac } from '@/lib/django/salted-hmac';
import { dumps, loads, sign, signWithTimestamp, unsign, unsignWithTimestamp } from '@/lib/django/signing';
import { at, ofKind, readVectors } from './vectors';

type Case =
  | { kind: 'salted_hmac'; salt: string; value: string; algorithm: 'sha1' | 'sha256'; hex: string }
  | { kind: 'sign'; salt: string; value: string; signed: string }
  | { kind: 'timestamp'; salt: string; value: string; time: number; signed: string }
  | { kind: 'dumps'; salt: string; time: number; compress: boolean; value: unknown; text: string }
  | {
      kind: 'loads';
      note: string;
      salt: string;
      text: string;
      now: number;
      maxAge: number | null;
      status: 'valid' | 'expired' | 'invalid';
      valueText?: string;
    };

const { cases, secretKey, oldSecretKeys } = readVectors<Case>('signing');
const keys = { secretKey, secretKeyFallbacks: oldSecretKeys };

describe('strings made by Django', () => {
  test('salted_hmac', () => {
    for (const row of ofKind(cases, 'salted_hmac')) {
      expect(saltedHmac({ ...row, secret: secretKey }).toString('hex'), row.salt).toBe(row.hex);
    }
  });

  test('Signer.sign and unsign', () => {
    for (const { salt, value, signed } of ofKind(cases, 'sign')) {
      expect(sign(value, { keys, salt })).toBe(signed);
      expect(unsign(signed, { keys, salt })).toBe(value);
    }
  });

  test('TimestampSigner, with seconds before 1970 and after 2100', () => {
    for (const { salt, value, time, signed } of ofKind(cases, 'timestamp')) {
      expect(signWithTimestamp(value, { keys, salt, now: at(time) })).toBe(signed);
      const unsigned = unsignWithTimestamp(signed, { keys, salt, now: at(time) });
      expect(unsigned).toEqual({ status: 'valid', value, signedAt: at(Math.floor(time)) });
    }
  });

  test('signing.dumps', () => {
    for (const { salt, value, time, compress, text } of ofKind(cases, 'dumps')) {
      const made = dumps(value, { keys, salt, now: at(time), compress });
      // zlib builds differ in their bytes, so compressed text is compared after inflating it.
      expect(comparable(made)).toEqual(comparable(text));
      expect(loads(text, { keys, salt, now: at(time) })).toMatchObject({ status: 'valid', value });
    }
  });
});

describe('reading signed objects as Django does', () => {
  test.each(ofKind(cases, 'loads'))('$note', ({ salt, text, now, maxAge, status, valueText }) => {
    const unsigned = loads(text, { keys, salt, now: at(now), maxAgeSeconds: maxAge ?? undefined });
    expect(unsigned.status).toBe(status);
    if (unsigned.status === 'valid') expect(pythonJsonStringify(unsigned.value)).toBe(valueText);
  });
});

describe('keys and salts', () => {
  test('new signatures use SECRET_KEY, never a fallback', () => {
    const signed = sign('value', { keys, salt: 'salt' });
    expect(unsign(signed, { keys: { secretKey, secretKeyFallbacks: [] }, salt: 'salt' })).toBe('value');
  });

  test('a fallback key still verifies until it is removed', () => {
    const old = sign('value', {
      keys: { secretKey: oldSecretKeys[0] ?? '', secretKeyFallbacks: [] },
      salt: 'salt',
    });
    expect(unsign(old, { keys, salt: 'salt' })).toBe('value');
    expect(unsign(old, { keys: { secretKey, secretKeyFallbacks: [] }, salt: 'salt' })).toBeNull();
  });

  test('one changed byte of any part is refused', () => {
    const signed = sign('value', { keys, salt: 'salt' });
    for (let index = 0; index < signed.length; index++) {
      const other = signed.charAt(index) === 'A' ? 'B' : 'A';
      const changed = signed.slice(0, index) + other + signed.slice(index + 1);
      expect(unsign(changed, { keys, salt: 'salt' }), changed).toBeNull();
    }
  });

  test('a signature for one salt does not count for another', () => {
    expect(unsign(sign('value', { keys, salt: 'a' }), { keys, salt: 'b' })).toBeNull();
  });

  test('a signed text without a readable timestamp is invalid', () => {
    for (const value of ['value:', 'value:!', 'value:-', 'value: 1', ':']) {
      const signed = sign(value, { keys, salt: 'salt' });
      const expected = value.endsWith('-') ? 'valid' : 'invalid';
      expect(unsignWithTimestamp(signed, { keys, salt: 'salt', now: at(0) }).status, value).toBe(expected);
    }
  });
});

test('constantTimeCompare tells equal texts from others', () => {
  expect(constantTimeCompare('', '')).toBe(true);
  expect(constantTimeCompare('abc', 'abc')).toBe(true);
  expect(constantTimeCompare('abc', 'abd')).toBe(false);
  expect(constantTimeCompare('abc', 'abcd')).toBe(false);
  expect(constantTimeCompare('é', 'e')).toBe(false);
});

function comparable(signed: string): string {
  const text = signed.split(':')[0] ?? '';
  if (!text.startsWith('.')) return signed;
  return `compressed ${inflateSync(Buffer.from(text.slice(1), 'base64url')).toString('latin1')}`;
}
