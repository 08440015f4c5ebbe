import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  type CsrfRequest,
  checkCsrf,
  createCsrfSecret,
  maskCsrfSecret,
  readCsrfSecret,
  unmaskCsrfToken,
} from '@/lib/django/csrf/csrf';
import { ofKind, readVectors } from '../vectors';

type Case =
  | { kind: 'mask'; secret: string; token: string }
  | {
      kind: 'request';
      note: string;
      method: string;
      allowedHost: string | null;
      secure: boolean;
      port: string;
      cookie: string | null;
      session: string | null;
      post: string | null;
      header: string | null;
      headerMeta: string;
      origin: string | null;
      referer: string | null;
      settings: {
        CSRF_TRUSTED_ORIGINS?: string[];
        CSRF_COOKIE_DOMAIN?: string;
        SESSION_COOKIE_DOMAIN?: string;
        CSRF_USE_SESSIONS?: boolean;
      };
      reason: string | null;
    };
type RequestCase = Extract<Case, { kind: 'request' }>;

const { cases } = readVectors<Case>('csrf');
const requests = ofKind(cases, 'request');

function toRequest(row: RequestCase): CsrfRequest {
  const usesSession = row.settings.CSRF_USE_SESSIONS === true;
  const domain = usesSession ? row.settings.SESSION_COOKIE_DOMAIN : row.settings.CSRF_COOKIE_DOMAIN;
  return {
    method: row.method,
    origin: row.origin ?? undefined,
    referer: row.referer ?? undefined,
    isSecure: row.secure,
    host: row.allowedHost,
    cookie: (usesSession ? row.session : row.cookie) ?? undefined,
    secretIsFromSession: usesSession,
    postToken: row.post ?? undefined,
    headerToken: row.header ?? undefined,
    settings: {
      trustedOrigins: row.settings.CSRF_TRUSTED_ORIGINS ?? [],
      cookieDomain: domain ?? null,
      headerName: row.headerMeta.replace(/^HTTP_/, '').replaceAll('_', '-'),
      serverPort: row.port,
    },
  };
}

describe('the verdict of CsrfViewMiddleware', () => {
  test.each(requests)('$method, $note: origin $origin, referer $referer', (row) => {
    const verdict = checkCsrf(toRequest(row));
    expect(verdict.ok ? null : verdict.reason).toBe(row.reason);
  });

  test('an accepted request carries its secret', () => {
    for (const row of requests.filter(({ reason, method }) => reason === null && method === 'POST')) {
      expect(checkCsrf(toRequest(row))).toMatchObject({
        ok: true,
        secret: expect.stringMatching(/^[a-zA-Z0-9]{32}$/),
      });
    }
  });

  test('a safe request without a readable cookie has none', () => {
    const [row] = requests;
    if (row === undefined) throw new Error('no vectors');
    expect(checkCsrf({ ...toRequest(row), method: 'GET', cookie: undefined })).toEqual({
      ok: true,
      secret: null,
    });
    expect(checkCsrf({ ...toRequest(row), method: 'GET', cookie: 'short' })).toEqual({
      ok: true,
      secret: null,
    });
  });
});

describe('masks', () => {
  test('unmask to the secret that Django masked', () => {
    for (const { secret, token } of ofKind(cases, 'mask')) expect(unmaskCsrfToken(token)).toBe(secret);
  });

  test('are made as Django makes them from the same random characters', () => {
    const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
    for (const { secret, token } of ofKind(cases, 'mask')) {
      const mask = [...token.slice(0, 32)].map((character) => alphabet.indexOf(character));
      const random = (size: number) => Uint8Array.from({ length: size }, (_, index) => mask[index % 32] ?? 0);
      expect(maskCsrfSecret(secret, random)).toBe(token);
    }
  });

  test('differ every time', () => {
    const secret = createCsrfSecret(randomBytes);
    const tokens = new Set(Array.from({ length: 20 }, () => maskCsrfSecret(secret, randomBytes)));
    expect(tokens.size).toBe(20);
    for (const token of tokens) expect(unmaskCsrfToken(token)).toBe(secret);
  });
});

describe('the csrftoken cookie', () => {
  test('holds a bare secret, or a masked one from before Django 4.1', () => {
    const secret = createCsrfSecret(randomBytes);
    expect(secret).toMatch(/^[a-zA-Z0-9]{32}$/);
    expect(readCsrfSecret(secret)).toEqual({ status: 'valid', secret });
    expect(readCsrfSecret(maskCsrfSecret(secret, randomBytes))).toEqual({ status: 'valid', secret });
  });

  test('is missing or malformed in so many words', () => {
    expect(readCsrfSecret(undefined)).toEqual({ status: 'missing' });
    expect(readCsrfSecret('')).toEqual({ status: 'malformed', reason: 'CSRF cookie has incorrect length.' });
    const spaced = ' '.repeat(32);
    expect(readCsrfSecret(spaced)).toEqual({
      status: 'malformed',
      reason: 'CSRF cookie has invalid characters.',
    });
  });
});
