import { expect, test } from 'vitest';
import { decodeBase32, encodeBase32 } from '@/lib/allauth/base32';
import { createTotpSecret, matchTotpCode, totpUri, usedTotpCodeKey } from '@/lib/allauth/totp';
import { pythonNumberText } from '@/lib/django/python/float';
import { ofKind } from '../django/vectors';
import { readAllauthVectors } from './vectors';

type Case =
  | {
      id: string;
      kind: 'check';
      secret: string;
      unix_time: number;
      period: number;
      digits: number;
      tolerance: number;
      code: unknown;
      form_accepted: boolean | string;
    }
  | {
      kind: 'replay';
      tolerance: number;
      period: number;
      secrets: Record<string, string>;
      steps: { user_id: number; unix_time: number; code: string; accepted: boolean; cache_key: string }[];
    }
  | {
      kind: 'uri';
      email: string;
      username: string;
      issuer_setting: string;
      host: string;
      digits: number;
      period: number;
      secret: string;
      uri: string;
    };

const { cases } = readAllauthVectors<Case>('mfa_totp');

test('accepts the codes that allauth accepts, and refuses where it fails', () => {
  // A list is not for a code's field here; allauth reads the text that Python makes of it.
  const checks = ofKind(cases, 'check').filter(({ code }) => typeof code !== 'object');
  expect(checks.length).toBeGreaterThan(150);
  const different = checks.filter(({ secret, code, unix_time, period, digits, tolerance, form_accepted }) => {
    // As the form does with a number; what it cannot turn into text is no code.
    const text = typeof code === 'string' ? code : (pythonNumberText(code) ?? '');
    const settings = { digits, periodSeconds: period, tolerance, now: new Date(unix_time * 1000) };
    const isAccepted = matchTotpCode(secret, text, settings) !== null;
    return isAccepted !== (form_accepted === true);
  });
  expect(different).toEqual([]);
});

test('names used codes as allauth does, and codes in their own time', () => {
  const replays = ofKind(cases, 'replay');
  expect(replays.length).toBeGreaterThan(10);
  for (const { tolerance, period, secrets, steps } of replays) {
    const used = new Map<string, number>();
    for (const { user_id, unix_time, code, accepted, cache_key } of steps) {
      const key = usedTotpCodeKey(user_id, code);
      expect(key).toBe(cache_key);
      const now = new Date(unix_time * 1000);
      const settings = { digits: 6, periodSeconds: period, tolerance, now };
      const isRight = matchTotpCode(secrets[user_id] ?? '', code, settings) !== null;
      const isFresh = (used.get(key) ?? 0) <= unix_time;
      expect([code, unix_time, isRight && isFresh]).toEqual([code, unix_time, accepted]);
      if (isRight && isFresh) used.set(key, unix_time + period);
    }
  }
});

test('writes the address of a QR code as allauth does', () => {
  const addresses = ofKind(cases, 'uri');
  expect(addresses.length).toBeGreaterThan(30);
  for (const { email, username, issuer_setting, host, digits, period, secret, uri } of addresses) {
    const names = { label: email || username, issuer: issuer_setting || host };
    expect(totpUri(secret, { ...names, digits, periodSeconds: period })).toBe(uri);
  }
});

test('makes secrets of twenty random bytes in base32', () => {
  expect(createTotpSecret((size) => Buffer.alloc(size, 0xff))).toBe('7'.repeat(32));
});

test.each([
  ['', ''],
  ['f', 'MY======'],
  ['fo', 'MZXQ===='],
  ['foo', 'MZXW6==='],
  ['foob', 'MZXW6YQ='],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI======'],
])('base32 of "%s" is that of RFC 4648', (text, encoded) => {
  expect(encodeBase32(Buffer.from(text))).toBe(encoded);
  expect(Buffer.from(decodeBase32(encoded) ?? [1]).toString()).toBe(text);
});
