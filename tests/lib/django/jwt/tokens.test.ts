import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createJwtKeySet, type JwtAlgorithm, type JwtKeySet } from '@/lib/django/jwt/keys';
import {
  accessFromRefresh,
  type Claims,
  checkTokenType,
  decodeToken,
  encodeToken,
  getRevokeClaim,
  type JwtSettings,
  refreshClaims,
  rotateRefresh,
  type TokenType,
} from '@/lib/django/jwt/tokens';
import { at, ofKind, readVectors } from '../vectors';

/** simplejwt's own. */
const defaultJwtSettings: JwtSettings = {
  issuer: null,
  audience: null,
  leewaySeconds: 0,
  accessLifetimeSeconds: 300,
  refreshLifetimeSeconds: 86_400,
  userIdClaim: 'user_id',
  tokenTypeClaim: 'token_type',
  jtiClaim: 'jti',
};

type Settings = { audience?: string | string[]; issuer?: string; leeway?: number };
type Case =
  | {
      kind: 'issue';
      now: number;
      settings: Settings;
      userId: number;
      extra: Claims;
      refresh: string;
      access: string;
      rotated: string;
    }
  | {
      kind: 'verify';
      note: string;
      token: string;
      key: string;
      privateKey?: string;
      algorithm: JwtAlgorithm;
      now: number;
      type: TokenType | 'untyped';
      settings: Settings;
      result: string;
    }
  | { kind: 'revoke'; password: string; claim: string };

const { cases, secretKey } = readVectors<Case>('simplejwt');
const verifications = ofKind(cases, 'verify');

function toSettings({ audience = undefined, issuer, leeway }: Settings): JwtSettings {
  return {
    ...defaultJwtSettings,
    audience: audience ?? null,
    issuer: issuer ?? null,
    leewaySeconds: leeway ?? 0,
  };
}

function keySetOf(algorithm: JwtAlgorithm, key: string): Promise<JwtKeySet> {
  const isSecret = algorithm.startsWith('HS');
  return createJwtKeySet({ algorithm, signingKey: isSecret ? key : '', verifyingKey: isSecret ? '' : key });
}

async function readClaims(
  token: string,
  keySet: JwtKeySet,
  settings: JwtSettings,
  now: Date,
): Promise<Claims> {
  const decoded = await decodeToken(token, { keySet, settings, now });
  if (decoded.status !== 'valid') throw new Error(decoded.message);
  return decoded.claims;
}

describe('tokens equal those of simplejwt, byte for byte', () => {
  test.each(ofKind(cases, 'issue'))('issued at $now with $settings', async (row) => {
    const settings = toSettings(row.settings);
    const keySet = await createJwtKeySet({ algorithm: 'HS256', signingKey: secretKey });
    const { userId, extra } = row;
    const refresh = refreshClaims({ settings, userId, jti: 'a'.repeat(32), now: at(row.now), extra });
    expect(await encodeToken(refresh, keySet)).toBe(row.refresh);
    const later = at(row.now + 60);
    const claims = await readClaims(row.refresh, keySet, settings, later);
    const access = accessFromRefresh(claims, { settings, jti: 'b'.repeat(32), now: later });
    expect(await encodeToken(access, keySet)).toBe(row.access);
    const rotated = rotateRefresh(claims, { settings, jti: 'c'.repeat(32), now: later });
    expect(await encodeToken(rotated, keySet)).toBe(row.rotated);
  });

  test('claim names and absent claims follow the settings', () => {
    const settings = { ...defaultJwtSettings, tokenTypeClaim: null, jtiClaim: null, userIdClaim: 'sub' };
    const options = { settings, jti: 'j', now: at(0) };
    expect(refreshClaims({ ...options, userId: 1 })).toEqual({ exp: 86_400, iat: 0, sub: '1' });
    expect(rotateRefresh({ sub: '1' }, options)).toEqual({ exp: 86_400, iat: 0, sub: '1' });
    expect(checkTokenType({ exp: 1 }, 'access', settings)).toBeNull();
  });
});

describe('the verdict of simplejwt', () => {
  test.each(verifications)('$note ($algorithm, $type): $result', async (row) => {
    const settings = toSettings(row.settings);
    const keySet = await keySetOf(row.algorithm, row.key);
    const decoded = await decodeToken(row.token, { keySet, settings, now: at(row.now) });
    const type = row.type === 'untyped' ? null : row.type;
    const result =
      decoded.status === 'valid' ? (checkTokenType(decoded.claims, type, settings) ?? 'ok') : decoded.message;
    // Where Django fails with an internal error the token is invalid.
    expect(result).toBe(row.result.startsWith('raises') ? 'Token is invalid' : row.result);
  });
});

describe('asymmetric keys', () => {
  test.each(verifications.filter(({ privateKey }) => privateKey))(
    '$algorithm signs what it verifies',
    async (row) => {
      const { algorithm, privateKey = '', key } = row;
      const pair = await createJwtKeySet({
        algorithm,
        signingKey: privateKey,
        verifyingKey: key,
        keyId: 'k1',
      });
      const derived = await createJwtKeySet({ algorithm, signingKey: privateKey });
      const settings = defaultJwtSettings;
      const token = await encodeToken(refreshClaims({ settings, userId: 1, jti: 'j', now: at(0) }), pair);
      expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toEqual({
        alg: algorithm,
        kid: 'k1',
        typ: 'JWT',
      });
      for (const keySet of [pair, derived]) {
        expect((await decodeToken(token, { keySet, settings, now: at(0) })).status).toBe('valid');
      }
      expect(pair.jwks.keys).toEqual([expect.objectContaining({ kid: 'k1', use: 'sig', alg: algorithm })]);
      expect(pair.jwks.keys[0]).not.toHaveProperty('d');
      expect(derived.jwks.keys[0]).not.toHaveProperty('d');
    },
  );

  test('keys in their older PEM forms are read', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signingKey = rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    const verifyingKey = rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    const keySet = await createJwtKeySet({ algorithm: 'RS256', signingKey, verifyingKey });
    const token = await encodeToken({ exp: 10 }, keySet);
    expect((await decodeToken(token, { keySet, settings: defaultJwtSettings, now: at(0) })).status).toBe(
      'valid',
    );
  });

  test('a key that does not fit is refused at the start, without quoting it', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const wrong = [
      { algorithm: 'RS256', signingKey: pem },
      { algorithm: 'RS256', signingKey: 'not a key' },
      { algorithm: 'ES256', signingKey: pem, verifyingKey: 'not a key' },
      { algorithm: 'EdDSA', signingKey: '' },
      { algorithm: 'HS256', signingKey: '' },
      { algorithm: 'HS256', signingKey: pem },
    ] as const;
    for (const options of wrong) {
      const problem = await createJwtKeySet(options).catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(TypeError);
      expect(String(problem)).toMatch(/SIGNING_KEY|VERIFYING_KEY/);
      expect(String(problem)).not.toContain('not a key');
      expect(String(problem)).not.toContain('BEGIN PRIVATE');
    }
  });

  test('a set without a signing key only verifies', async () => {
    const row = verifications.find(({ algorithm }) => algorithm === 'ES256');
    const keySet = await keySetOf('ES256', row?.key ?? '');
    await expect(encodeToken({}, keySet)).rejects.toThrow(/SIGNING_KEY/);
  });
});

describe('several keys', () => {
  const settings = defaultJwtSettings;
  const now = at(0);
  const claims = refreshClaims({ settings, userId: 1, jti: 'j', now });

  test('a replaced secret still verifies, by its kid or without one', async () => {
    for (const keyId of [undefined, 'old']) {
      const before = await createJwtKeySet({ algorithm: 'HS256', signingKey: 'old secret', keyId });
      const token = await encodeToken(claims, before);
      const previousKeys = [{ key: 'old secret', keyId }];
      const after = await createJwtKeySet({
        algorithm: 'HS256',
        signingKey: 'new secret',
        keyId: 'new',
        previousKeys,
      });
      expect((await decodeToken(token, { keySet: after, settings, now })).status).toBe('valid');
      const without = await createJwtKeySet({ algorithm: 'HS256', signingKey: 'new secret', keyId: 'new' });
      expect((await decodeToken(token, { keySet: without, settings, now })).status).toBe('invalid');
      expect(await encodeToken(claims, after)).toBe(await encodeToken(claims, without));
    }
  });

  test('a kid chooses its key and no other', async () => {
    const named = await createJwtKeySet({ algorithm: 'HS256', signingKey: 'b secret', keyId: 'a' });
    const forged = await encodeToken(claims, named);
    const keySet = await createJwtKeySet({
      algorithm: 'HS256',
      signingKey: 'a secret',
      keyId: 'a',
      previousKeys: [{ key: 'b secret', keyId: 'b' }],
    });
    expect((await decodeToken(forged, { keySet, settings, now })).status).toBe('invalid');
  });

  test('an unknown kid is ignored, as simplejwt ignores it', async () => {
    const other = await createJwtKeySet({ algorithm: 'HS256', signingKey: 'secret', keyId: 'elsewhere' });
    const keySet = await createJwtKeySet({ algorithm: 'HS256', signingKey: 'secret', keyId: 'here' });
    expect((await decodeToken(await encodeToken(claims, other), { keySet, settings, now })).status).toBe(
      'valid',
    );
  });

  test('secrets are never published', async () => {
    const keySet = await createJwtKeySet({ algorithm: 'HS256', signingKey: 'secret', keyId: 'here' });
    expect(keySet.jwks).toEqual({ keys: [] });
  });
});

test('every changed byte of a token is refused', async () => {
  const settings = defaultJwtSettings;
  const keySet = await createJwtKeySet({ algorithm: 'HS256', signingKey: secretKey });
  const token = await encodeToken(refreshClaims({ settings, userId: 1, jti: 'j', now: at(0) }), keySet);
  for (let index = 0; index < token.length; index++) {
    const other = token.charAt(index) === 'A' ? 'B' : 'A';
    const changed = token.slice(0, index) + other + token.slice(index + 1);
    const decoded = await decodeToken(changed, { keySet, settings, now: at(0) });
    expect(decoded, changed).toEqual({ status: 'invalid', message: 'Token is invalid' });
  }
});

test('base64 padding is refused, as RFC 7515 asks', async () => {
  const keySet = await createJwtKeySet({ algorithm: 'HS256', signingKey: secretKey });
  const token = await encodeToken({ exp: 10 }, keySet);
  const options = { keySet, settings: defaultJwtSettings, now: at(0) };
  expect((await decodeToken(token, options)).status).toBe('valid');
  expect((await decodeToken(`${token}=`, options)).status).toBe('invalid');
});

test('the revoke claim is that of simplejwt', () => {
  for (const { password, claim } of ofKind(cases, 'revoke')) expect(getRevokeClaim(password)).toBe(claim);
});

test('before 5.5 the access token keeps the time of the refresh token', () => {
  const refresh = refreshClaims({ settings: defaultJwtSettings, userId: 1, jti: 'a', now: at(0) });
  const made = (simplejwtVersion: '5.4' | '5.5') =>
    accessFromRefresh(refresh, {
      settings: { ...defaultJwtSettings, simplejwtVersion },
      jti: 'b',
      now: at(60),
    });
  expect(made('5.5').iat).toBe(Number(refresh.iat) + 60);
  expect(made('5.4').iat).toBe(refresh.iat);
  expect(made('5.4').exp).toBe(made('5.5').exp);
  expect(Object.keys(made('5.4'))).toEqual(Object.keys(made('5.5')));
});
