// The keys of the JWTs, imported once: one that signs and every one that still verifies.
// HS*: the signing key verifies as well. RS*, PS*, ES*, EdDSA: PEM texts (PKCS#1, SEC1, PKCS#8, SPKI, certificate).
// Follows rest_framework_simplejwt.backends.TokenBackend and adds key ids, so that a key can be replaced without
// logging anyone out.
import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { type CryptoKey, importJWK, type JWK } from 'jose';

export const jwtAlgorithms = [
  'HS256',
  'HS384',
  'HS512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;
export type JwtAlgorithm = (typeof jwtAlgorithms)[number];

export type JwtKeyOptions = {
  algorithm: JwtAlgorithm;
  /** SIGNING_KEY: a secret for HS*, a private PEM otherwise; '' makes a set that only verifies. */
  signingKey: string;
  /** VERIFYING_KEY: a public PEM; '' derives it from the private one. Ignored for HS*. */
  verifyingKey?: string;
  /** Written as `kid` into new tokens and into the JWKS. */
  keyId?: string;
  /** Keys that signed earlier tokens: secrets for HS*, public PEMs otherwise. They only verify. */
  previousKeys?: readonly { key: string; keyId?: string }[];
};

/** Secrets are used with node:crypto at once: Web Crypto's round trip costs ten times the HMAC itself. */
export type JwtSigningKey = { kind: 'secret'; secret: KeyObject } | { kind: 'private'; key: CryptoKey };
export type JwtVerifyingKey = { keyId: string | undefined } & (
  | { kind: 'secret'; secret: KeyObject }
  | { kind: 'public'; key: CryptoKey }
);

export type JwtKeySet = {
  algorithm: JwtAlgorithm;
  keyId: string | undefined;
  signing: JwtSigningKey | null;
  /** The current key first. */
  verifying: readonly JwtVerifyingKey[];
  /** What /.well-known/jwks.json publishes: public keys only, so nothing for HS*. */
  jwks: { keys: JWK[] };
};

/** Import the keys; throws a TypeError naming the setting when one does not fit the algorithm. */
export async function createJwtKeySet(options: JwtKeyOptions): Promise<JwtKeySet> {
  return options.algorithm.startsWith('HS') ? createSecretSet(options) : createKeyPairSet(options);
}

/** Choose the keys to try for a `kid`: the one of that name, else the current one and those without a name. */
export function verifyingKeysFor(keySet: JwtKeySet, keyId: string | undefined): readonly JwtVerifyingKey[] {
  if (keyId !== undefined) {
    const named = keySet.verifying.filter((candidate) => candidate.keyId === keyId);
    if (named.length > 0) return named;
  }
  // simplejwt with a VERIFYING_KEY ignores kid, so the current key is tried whatever the token calls it.
  return keySet.verifying.filter((candidate, index) => index === 0 || candidate.keyId === undefined);
}

async function createSecretSet(options: JwtKeyOptions): Promise<JwtKeySet> {
  const { algorithm, signingKey, keyId, previousKeys = [] } = options;
  const secret = readSecret(signingKey, algorithm, 'SIGNING_KEY');
  const signing = { kind: 'secret' as const, secret: createSecretKey(secret) };
  const previous = previousKeys.map(({ key, keyId: previousId }) => ({
    keyId: previousId,
    bytes: readSecret(key, algorithm, 'a previous signing key'),
  }));
  const verifying = [{ keyId, bytes: secret }, ...previous].map(({ keyId: id, bytes }) => ({
    keyId: id,
    kind: 'secret' as const,
    secret: createSecretKey(bytes),
  }));
  return { algorithm, keyId, signing, verifying, jwks: { keys: [] } };
}

async function createKeyPairSet(options: JwtKeyOptions): Promise<JwtKeySet> {
  const { algorithm, signingKey, verifyingKey = '', keyId, previousKeys = [] } = options;
  if (signingKey === '' && verifyingKey === '') {
    throw new TypeError(
      `ALGORITHM ${algorithm} needs SIGNING_KEY (a private PEM) or VERIFYING_KEY (a public PEM)`,
    );
  }
  const signing = signingKey === '' ? null : await importPem(signingKey, algorithm, 'SIGNING_KEY', 'private');
  const publicKeys = [
    { pem: verifyingKey === '' ? signingKey : verifyingKey, keyId, setting: 'VERIFYING_KEY' },
    ...previousKeys.map((previous) => ({
      pem: previous.key,
      keyId: previous.keyId,
      setting: 'a previous key',
    })),
  ];
  const imported = await Promise.all(
    publicKeys.map(async ({ pem, keyId: id, setting }) => ({
      keyId: id,
      ...(await importPem(pem, algorithm, setting, 'public')),
    })),
  );
  return {
    algorithm,
    keyId,
    signing: signing && { kind: 'private', key: signing.key },
    verifying: imported.map(({ keyId: id, key }) => ({ keyId: id, kind: 'public' as const, key })),
    jwks: {
      keys: imported.map(({ keyId: id, jwk }) => ({
        ...jwk,
        ...(id && { kid: id }),
        use: 'sig',
        alg: algorithm,
      })),
    },
  };
}

function readSecret(secret: string, algorithm: JwtAlgorithm, setting: string): Uint8Array<ArrayBuffer> {
  // A public key used as an HMAC secret is the classic algorithm confusion: anyone could sign. PyJWT refuses it too.
  if (secret === '' || secret.includes('-----BEGIN ')) {
    throw new TypeError(
      `${setting} must be a secret text for ALGORITHM ${algorithm}, not empty and not a PEM key`,
    );
  }
  return new TextEncoder().encode(secret);
}

async function importPem(
  pem: string,
  algorithm: JwtAlgorithm,
  setting: string,
  kind: 'private' | 'public',
): Promise<{ key: CryptoKey; jwk: JWK }> {
  try {
    const keyObject: KeyObject = kind === 'private' ? createPrivateKey(pem) : createPublicKey(pem);
    const jwk = keyObject.export({ format: 'jwk' });
    const key = await importJWK(jwk, algorithm);
    if (key instanceof Uint8Array) throw new TypeError('a symmetric key');
    return { key, jwk };
  } catch {
    // The cause is not attached: a parser's message may quote the key.
    throw new TypeError(`${setting} is not a ${kind} PEM key for ALGORITHM ${algorithm}`);
  }
}
