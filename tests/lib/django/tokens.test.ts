import { describe, expect, test } from 'vitest';
import { parsePythonInt } from '@/lib/django/python/integer';
import {
  checkResetToken,
  decodeUid,
  encodeUid,
  makeResetToken,
  type ResetTokenUser,
} from '@/lib/django/tokens';
import { findDifferences, ofKind, readVectors } from './vectors';

type User = { id: number; password: string; lastLogin: string | null; email: string };
type Case =
  | { kind: 'make'; zone: string; now: string; user: User; token: string }
  | { kind: 'check'; note: string; now: string; user: User; token: string; timeout: number; valid: boolean }
  | { kind: 'uid'; id: number | string; text: string }
  | { kind: 'uid-decode'; text: string; value: string | null };

type RandomName = { kind: 'uid'; value: string; id: string | null };

const { cases, secretKey, oldSecretKeys } = readVectors<Case>('tokens');
const keys = { secretKey, secretKeyFallbacks: oldSecretKeys };

function toUser(user: User): ResetTokenUser {
  return { ...user, lastLogin: user.lastLogin === null ? null : new Date(user.lastLogin).toISOString() };
}

describe('reset tokens', () => {
  test.each(ofKind(cases, 'make'))(
    'made at $now in $zone for user $user.id',
    ({ zone, now, user, token }) => {
      const options = { keys, now: new Date(now), timeZone: zone };
      expect(makeResetToken(toUser(user), options)).toBe(token);
      expect(checkResetToken(toUser(user), token, { ...options, timeoutSeconds: 0 })).toBe(true);
    },
  );

  test.each(ofKind(cases, 'check'))('$note: $valid', ({ now, user, token, timeout, valid }) => {
    const options = { keys, now: new Date(now), timeZone: 'UTC', timeoutSeconds: timeout };
    expect(checkResetToken(toUser(user), token, options)).toBe(valid);
  });

  test('a removed fallback key no longer counts', () => {
    const row = ofKind(cases, 'check').find(({ note }) => note === 'older secret key');
    if (row === undefined) throw new Error('no vectors');
    const options = { now: new Date(row.now), timeZone: 'UTC', timeoutSeconds: row.timeout };
    const current = { secretKey, secretKeyFallbacks: [] };
    expect(checkResetToken(toUser(row.user), row.token, { ...options, keys: current })).toBe(false);
  });

  test('an absent address counts as an empty one', () => {
    const user = { id: 'f2', password: 'x', lastLogin: null };
    const options = { keys, now: new Date(0), timeZone: 'UTC' };
    expect(makeResetToken({ ...user, email: null }, options)).toBe(
      makeResetToken({ ...user, email: '' }, options),
    );
  });
});

describe('uidb64', () => {
  test.each(ofKind(cases, 'uid'))('of $id is $text', ({ id, text }) => {
    expect(encodeUid(id)).toBe(text);
    expect(decodeUid(text)).toBe(String(id));
  });

  test.each(ofKind(cases, 'uid-decode'))('"$text" is read as $value', ({ text, value }) => {
    expect(decodeUid(text)).toBe(value);
  });

  test('random ones name the user that Django finds', async () => {
    const rows = ofKind(readVectors<RandomName>('random-names').cases, 'uid');
    const ours = ({ value }: RandomName) => {
      const text = decodeUid(value);
      return text === null ? null : (parsePythonInt(text)?.toString() ?? null);
    };
    expect(await findDifferences(rows, { django: ({ id }) => id, ours })).toEqual([]);
  });
});
