import { expect, test } from 'vitest';
import type { z } from 'zod';
import { emailChangeRequest, profileRequest, registerRequest } from '@/lib/contract/account-requests';

const account = { username: 'grace', email: 'grace@example.org', password: 'nanoseconds of wire' };

function messagesOf(schema: z.ZodType, fields: unknown): string[] {
  const { error } = schema.safeParse(fields);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

// U+3300 is four characters in NFKC, and two more characters follow each İ when it is made lower-case.
const longName = '㌀'.repeat(38);
const longDomain = Array.from({ length: 5 }, () => 'İ'.repeat(40)).join('.');
const longEmail = `grace@${longDomain}.org`;

test('counts the characters of a username as it is stored', () => {
  const tooLong = ['username: Ensure this field has no more than 150 characters.'];
  expect(messagesOf(registerRequest, { ...account, username: longName })).toEqual(tooLong);
  expect(messagesOf(profileRequest.partial(), { username: longName })).toEqual(tooLong);
  expect(messagesOf(registerRequest, { ...account, username: longName.slice(1) })).toEqual([]);
});

test('counts the characters of an address as it is stored', () => {
  const tooLong = ['email: Ensure this field has no more than 254 characters.'];
  expect(longEmail.length).toBeLessThan(254);
  expect(messagesOf(registerRequest, { ...account, email: longEmail })).toEqual(tooLong);
  expect(messagesOf(emailChangeRequest, { email: longEmail, password: 'x' })).toEqual(tooLong);
  const stored = `grace@${'İ'.repeat(40)}.org`;
  expect(messagesOf(registerRequest, { ...account, email: stored })).toEqual([]);
});

test('says once that a text is too long', () => {
  expect(messagesOf(registerRequest, { ...account, username: 'x'.repeat(151) })).toEqual([
    'username: Ensure this field has no more than 150 characters.',
  ]);
  expect(messagesOf(registerRequest, { ...account, email: `grace@${'x.'.repeat(150)}org` })).toEqual([
    'email: Ensure this field has no more than 254 characters.',
  ]);
});
