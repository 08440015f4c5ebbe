import { expect, test } from 'vitest';
import { CookieJar } from '@/lib/auth/cookie-jar';

const now = new Date('2025-01-01T00:00:00Z');

test('reads a Cookie header, keeping values with = as they are', () => {
  const jar = new CookieJar('a=1; b=x=y; broken; =nameless;c=');
  expect([jar.get('a'), jar.get('b'), jar.get('c'), jar.get('broken')]).toEqual(['1', 'x=y', '', undefined]);
});

test('takes over what an answer sets and deletes', () => {
  const jar = new CookieJar('stays=1; goes=1; expired=1; renewed=1');
  jar.apply(
    [
      'goes=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/',
      'expired=; expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/',
      'renewed=2; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60; Path=/',
      'new=3; HttpOnly',
    ],
    now,
  );
  expect(jar.toHeader()).toBe('stays=1; renewed=2; new=3');
});

test('is empty without a header', () => {
  expect(new CookieJar(null).toHeader()).toBe('');
});
