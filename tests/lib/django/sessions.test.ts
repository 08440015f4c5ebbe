import { describe, expect, test } from 'vitest';
import { PythonFloat } from '@/lib/django/python/float';
import { pythonJsonStringify } from '@/lib/django/python/json';
import {
  checkSessionAuthHash,
  createSessionKey,
  encodeSession,
  expiresAtBrowserClose,
  getExpiryAgeSeconds,
  getExpiryDate,
  getSessionAuthHash,
  isUsableSessionKey,
  parseSession,
  type SessionData,
  sessionExpiryKey,
  verifySession,
} from '@/lib/django/sessions';
import { dumps } from '@/lib/django/signing';
import { countingBytes } from './random';
import { at, ofKind, readVectors } from './vectors';

type Case =
  | { kind: 'encode'; note: string; time: number; text: string; json: string }
  | { kind: 'decode'; note: string; text: string; data: SessionData }
  | { kind: 'hash'; password: string; hash: string; fallbackHashes: string[] }
  | {
      kind: 'expiry';
      value: unknown;
      now: string;
      cookieAge: number;
      age: number;
      date: string;
      browserCloseOff: boolean;
      browserCloseOn: boolean;
    };

const { cases, secretKey, oldSecretKeys } = readVectors<Case>('sessions');
const keys = { secretKey, secretKeyFallbacks: oldSecretKeys };
const read = (text: string) => parseSession(verifySession(text, { keys }));

describe('session_data', () => {
  test.each(ofKind(cases, 'encode'))('reads what Django wrote: $note', ({ text, json }) => {
    expect(pythonJsonStringify(read(text))).toBe(json);
  });

  test.each(ofKind(cases, 'encode'))('survives being saved again: $note', ({ text, json, time }) => {
    const again = encodeSession(read(text), { keys, now: at(time) });
    expect(pythonJsonStringify(read(again))).toBe(json);
    if (!text.startsWith('.')) expect(again).toBe(text);
  });

  test.each(ofKind(cases, 'decode'))('answers as Django for: $note', ({ text, data }) => {
    expect(read(text)).toEqual(data);
  });

  test('a key named __proto__ stays data', () => {
    const row = ofKind(cases, 'encode').find(({ note }) => note.includes('__proto__'));
    expect(Object.hasOwn(read(row?.text ?? ''), '__proto__')).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('signed values that are not a dictionary are an empty session', () => {
    const salt = 'django.contrib.sessions.SessionStore';
    for (const value of [[], 'text', 5, null, 1.5, new PythonFloat(1)]) {
      expect(read(dumps(value, { keys, salt, now: at(0) }))).toEqual({});
    }
  });
});

describe('session keys', () => {
  test('are 32 characters of a-z and 0-9', () => {
    expect(createSessionKey(countingBytes())).toMatch(/^[a-z0-9]{32}$/);
  });

  test('are looked up from eight characters on, whatever they are', () => {
    expect(isUsableSessionKey('')).toBe(false);
    expect(isUsableSessionKey('1234567')).toBe(false);
    expect(isUsableSessionKey('12345678')).toBe(true);
    expect(isUsableSessionKey('ABC!☃efgh')).toBe(true);
    expect(isUsableSessionKey('12345678\0')).toBe(false);
  });
});

describe('session auth hash', () => {
  test.each(ofKind(cases, 'hash'))(
    'equals Django for password column "$password"',
    ({ password, hash, fallbackHashes }) => {
      expect(getSessionAuthHash(password, secretKey)).toBe(hash);
      expect(checkSessionAuthHash(hash, password, keys)).toBe('current');
      for (const old of fallbackHashes) expect(checkSessionAuthHash(old, password, keys)).toBe('fallback');
      expect(checkSessionAuthHash(hash, `${password}x`, keys)).toBe('mismatch');
    },
  );

  test('anything but the hash is a mismatch', () => {
    for (const value of [undefined, null, 5, '', {}, [], 'x'.repeat(64)]) {
      expect(checkSessionAuthHash(value, 'password', keys)).toBe('mismatch');
    }
  });
});

describe('expiry', () => {
  test.each(ofKind(cases, 'expiry'))('_session_expiry $value', (row) => {
    const data: SessionData = row.value === null ? {} : { [sessionExpiryKey]: row.value };
    const options = { cookieAgeSeconds: row.cookieAge, now: new Date(row.now) };
    expect(getExpiryAgeSeconds(data, options)).toBe(row.age);
    expect(getExpiryDate(data, options)).toEqual(new Date(row.date));
    expect(expiresAtBrowserClose(data, false)).toBe(row.browserCloseOff);
    expect(expiresAtBrowserClose(data, true)).toBe(row.browserCloseOn);
  });

  test('reads a float from Django, and treats what no Django writes as absent', () => {
    const options = { cookieAgeSeconds: 100, now: at(0) };
    expect(getExpiryAgeSeconds({ [sessionExpiryKey]: new PythonFloat(60) }, options)).toBe(60);
    for (const value of ['soon', {}, [], Number.NaN, true, '2024-99-99T00:00:00']) {
      expect(getExpiryAgeSeconds({ [sessionExpiryKey]: value }, options)).toBe(100);
    }
  });

  test('a moment without an offset is UTC', () => {
    const data = { [sessionExpiryKey]: '1970-01-01T00:01:00' };
    expect(getExpiryAgeSeconds(data, { cookieAgeSeconds: 100, now: at(0) })).toBe(60);
  });
});
