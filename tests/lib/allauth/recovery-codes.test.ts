import { expect, test } from 'vitest';
import {
  createRecoveryData,
  listUnusedCodes,
  type RecoveryData,
  spendRecoveryCode,
  withViewedAt,
} from '@/lib/allauth/recovery-codes';
import { pythonNumberText } from '@/lib/django/python/float';
import { pythonJsonDumps } from '@/lib/django/python/json';
import { ofKind } from '../django/vectors';
import { readAllauthVectors } from './vectors';

type Case =
  | { kind: 'codes'; seed: string; digits: number; count: number; codes: string[] }
  | { kind: 'unused'; data: RecoveryData; unused_codes: string[]; stored_sqlite: string }
  | {
      kind: 'validate';
      note: string;
      data: RecoveryData;
      tries: { code: unknown; accepted: boolean | string; stored_sqlite: string; unused_count?: number }[];
    };

const { cases } = readAllauthVectors<Case>('mfa_recovery_codes');
const defaults = { count: 10, digits: 8 };

test('makes the codes of a seed that allauth makes', () => {
  const made = ofKind(cases, 'codes');
  expect(made.length).toBeGreaterThan(60);
  for (const { seed, digits, count, codes } of made) {
    expect(listUnusedCodes({ seed, used_mask: 0 }, { count, digits })).toEqual(codes);
  }
});

test('lists what is left of a row, and writes the row as allauth does', () => {
  for (const { data, unused_codes, stored_sqlite } of ofKind(cases, 'unused')) {
    expect(listUnusedCodes(data, defaults)).toEqual(unused_codes);
    expect(pythonJsonDumps(data)).toBe(stored_sqlite);
  }
});

test('accepts each code once, and refuses where allauth fails', () => {
  const validations = ofKind(cases, 'validate');
  expect(validations.length).toBeGreaterThan(25);
  for (const { note, data, tries } of validations) {
    let row = data;
    for (const { code, accepted, stored_sqlite, unused_count } of tries) {
      const text = typeof code === 'string' ? code : (pythonNumberText(code) ?? '');
      const after = spendRecoveryCode(row, text, defaults);
      expect([note, code, after !== null]).toEqual([note, code, accepted === true]);
      row = after ?? row;
      if (typeof accepted !== 'boolean') continue;
      expect(pythonJsonDumps(row)).toBe(stored_sqlite);
      expect(listUnusedCodes(row, defaults)).toHaveLength(unused_count ?? -1);
    }
  }
});

test('begins with a seed of forty random bytes, and notes when the codes were seen', () => {
  const data = createRecoveryData((size) => Buffer.alloc(size, 0xab));
  expect(pythonJsonDumps(data)).toBe(`{"seed": "${'ab'.repeat(40)}", "used_mask": 0}`);
  const seen = withViewedAt(data, new Date('2026-11-25T10:03:20.000Z'));
  expect(pythonJsonDumps(seen)).toMatch(/"viewed_at": 1795601000\.0}$/);
});
