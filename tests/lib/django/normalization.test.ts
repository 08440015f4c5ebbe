import { describe, expect, test } from 'vitest';
import {
  casefold,
  isSameEmail,
  isValidEmail,
  isValidUsername,
  normalizeEmail,
  normalizeUsername,
  pythonStrip,
} from '@/lib/django/normalization';
import { isIpv4, isIpv6 } from '@/lib/django/python/ip-address';
import { codePointLength, isDigitText } from '@/lib/django/python/text';
import { findDifferences, ofKind, readVectors } from './vectors';

type Case =
  | { kind: 'email'; value: string; normalized: string; isValid: boolean }
  | { kind: 'username'; value: string; normalized: string; isValid: boolean; isValidAscii: boolean }
  | { kind: 'casefold'; value: string; folded: string }
  | { kind: 'same-email'; a: string; b: string; isSame: boolean }
  | { kind: 'strip'; value: string; stripped: string }
  | { kind: 'isdigit'; value: string; isDigit: boolean };

const { cases } = readVectors<Case>('texts');

describe('e-mail addresses', () => {
  test.each(ofKind(cases, 'email'))('%j', ({ value, normalized, isValid }) => {
    expect(normalizeEmail(value)).toBe(normalized);
    expect(isValidEmail(value)).toBe(isValid);
  });

  test('none at all is an empty one', () => {
    expect(normalizeEmail(null)).toBe('');
  });

  test.each(ofKind(cases, 'same-email'))('$a and $b: $isSame', ({ a, b, isSame }) => {
    expect(isSameEmail(a, b)).toBe(isSame);
  });

  test('are judged in time', () => {
    const started = performance.now();
    isValidEmail(`${'a.'.repeat(150)}@b`);
    isValidEmail(`"${'\\a'.repeat(140)}@b`);
    isValidEmail(`a@${'b-'.repeat(150)}`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('usernames', () => {
  test.each(ofKind(cases, 'username'))('%j', ({ value, normalized, isValid, isValidAscii }) => {
    expect(normalizeUsername(value)).toBe(normalized);
    expect(isValidUsername(value)).toBe(isValid);
    expect(isValidUsername(value, { isAsciiOnly: true })).toBe(isValidAscii);
  });
});

describe('Python string methods', () => {
  test('casefold', () => {
    for (const { value, folded } of ofKind(cases, 'casefold')) expect(casefold(value), value).toBe(folded);
  });

  test('strip', () => {
    for (const { value, stripped } of ofKind(cases, 'strip')) expect(pythonStrip(value)).toBe(stripped);
    expect(pythonStrip(' '.repeat(200_000))).toBe('');
  });

  test('isdigit', () => {
    for (const { value, isDigit } of ofKind(cases, 'isdigit'))
      expect(isDigitText(value), value).toBe(isDigit);
  });

  test('len', () => {
    expect(codePointLength('a😀é')).toBe(3);
  });
});

test('random names, addresses and texts', async () => {
  const random = readVectors<Case | { kind: 'uid' }>('random-names').cases;
  const rows = random.filter((row): row is Case => row.kind !== 'uid');
  const ours = (row: Case): unknown => {
    switch (row.kind) {
      case 'email':
        return { normalized: normalizeEmail(row.value), isValid: isValidEmail(row.value) };
      case 'username': {
        const isValidAscii = isValidUsername(row.value, { isAsciiOnly: true });
        return {
          normalized: normalizeUsername(row.value),
          isValid: isValidUsername(row.value),
          isValidAscii,
        };
      }
      case 'casefold':
        return { folded: casefold(row.value) };
      default:
        return { stripped: pythonStrip(Object(row).value) };
    }
  };
  const django = (row: Case) => {
    const { kind: _kind, value: _value, ...made } = Object(row);
    return made;
  };
  expect(await findDifferences(rows, { django, ours })).toEqual([]);
});

describe('IP addresses', () => {
  test('IPv4 has four numbers without leading zeros', () => {
    expect(['0.0.0.0', '255.255.255.255'].every(isIpv4)).toBe(true);
    expect(['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.x', '1..2.3'].some(isIpv4)).toBe(false);
  });

  test('IPv6 has eight groups or one gap', () => {
    const good = [
      '::',
      '::1',
      '1::',
      '1:2:3:4:5:6:7:8',
      '1:2:3:4:5:6:7::',
      '::ffff:1.2.3.4',
      'fe80::1%eth0',
      'ABCD::',
    ];
    const bad = [
      '',
      ':',
      ':::',
      '1:2',
      '1:2:3:4:5:6:7:8:9',
      '1::2::3',
      '12345::',
      '::g',
      '::1.2.3',
      '::1%',
      '::1%a%b',
      ':1::',
    ];
    for (const text of good) expect(isIpv6(text), text).toBe(true);
    for (const text of bad) expect(isIpv6(text), text).toBe(false);
  });
});
