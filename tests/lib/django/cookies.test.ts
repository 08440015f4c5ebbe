import { describe, expect, test } from 'vitest';
import { deleteCookie, parseCookieHeader, type SameSite, serializeCookie } from '@/lib/django/cookies';
import { pythonStrip } from '@/lib/django/python/text';
import { at, findDifferences, ofKind, readVectors } from './vectors';

type Options = {
  max_age?: number;
  path?: string | null;
  domain?: string;
  secure?: boolean;
  httponly?: boolean;
  samesite?: SameSite;
};
type Case =
  | { kind: 'set'; now: number; name: string; value: string; options: Options; header: string }
  | { kind: 'delete'; name: string; options: Options; header: string }
  | { kind: 'parse'; header: string; cookies: [string, string][] }
  | RandomCase;
type RandomCase = { kind: 'request'; header: string; cookies: [string, string][] };

const { cases } = readVectors<Case>('cookies');
const now = at(1_700_000_000);

describe('Set-Cookie', () => {
  test.each(ofKind(cases, 'set'))('$header', ({ now: seconds, name, value, options, header }) => {
    const {
      max_age: maxAgeSeconds,
      httponly: isHttpOnly,
      secure: isSecure,
      samesite: sameSite,
      path,
      domain,
    } = options;
    const attributes = { maxAgeSeconds, now: at(seconds), path, domain, isSecure, isHttpOnly, sameSite };
    expect(serializeCookie(name, value, attributes)).toBe(header);
  });

  test.each(ofKind(cases, 'delete'))('$header', ({ name, options, header }) => {
    const { path, domain, samesite: sameSite } = options;
    expect(deleteCookie(name, { path, domain, sameSite })).toBe(header);
  });

  test('writes Partitioned where Python 3.14 would', () => {
    const attributes = {
      maxAgeSeconds: 60,
      now,
      isSecure: true,
      sameSite: 'None',
      isPartitioned: true,
    } as const;
    expect(serializeCookie('k', 'v', attributes)).toBe(
      'k=v; expires=Tue, 14 Nov 2023 22:14:20 GMT; Max-Age=60; Partitioned; Path=/; SameSite=None; Secure',
    );
    expect(deleteCookie('k', { sameSite: 'None', isPartitioned: true })).toContain(
      'Partitioned; Path=/; SameSite=None; Secure',
    );
  });

  test('refuses what would add an attribute or a header', () => {
    for (const name of ['', 'a b', 'a=b', 'a;b', 'é', 'a\n']) {
      expect(() => serializeCookie(name, 'v', { now }), name).toThrow(TypeError);
    }
    for (const text of ['/;Secure', '/\r\nX: y', '/\0']) {
      expect(() => serializeCookie('k', 'v', { now, path: text })).toThrow(TypeError);
      expect(() => serializeCookie('k', 'v', { now, domain: text })).toThrow(TypeError);
    }
    expect(serializeCookie('k', 'a\r\nX: y; b', { now })).toBe('k="a\\015\\012X: y\\073 b"; Path=/');
  });
});

describe('Cookie', () => {
  test.each(ofKind(cases, 'parse'))('$header', ({ header, cookies }) => {
    expect([...parseCookieHeader(toBytes(header))]).toEqual(cookies);
  });

  test('random headers', async () => {
    const random = readVectors<RandomCase>('random-cookies').cases;
    // Django drops more than blanks around a name; what that is good for is the next test.
    const isStricter = ({ header }: RandomCase) =>
      [...parseCookieHeader(header).keys()].some((name) => name !== pythonStrip(name));
    expect(
      await findDifferences(
        random.filter((row) => !isStricter(row)),
        {
          django: ({ cookies }) => cookies,
          ours: ({ header }) => [...parseCookieHeader(header)],
        },
      ),
    ).toEqual([]);
  });

  test('a long header of blanks is read in time', () => {
    const started = performance.now();
    parseCookieHeader(`a${' '.repeat(100_000)}b=c`);
    expect(performance.now() - started).toBeLessThan(200);
  });

  test('takes a name with other white space around it for another name', () => {
    for (const space of ['\u00a0', '\u0085', '\u2003', '\v']) {
      const planted = `sessionid=real; ${space}sessionid=planted; sessionid${space}=planted`;
      expect(parseCookieHeader(planted).get('sessionid')).toBe('real');
    }
    expect(parseCookieHeader('\t sessionid\t =real').get('sessionid')).toBe('real');
  });
});

/** As node:http gives a header, one character for each byte. */
function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
