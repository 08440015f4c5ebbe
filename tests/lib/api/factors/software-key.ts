// An authenticator in software (WebAuthn Level 3, sections 6.1 and 6.5): one ES256 key for one site, attestation "none".
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

type Where = { challenge: string; origin: string; rpId: string; isVerified?: boolean };

export function createSoftwareKey(idText = randomBytes(16).toString('base64url')) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = Buffer.from(idText, 'base64url');
  // COSE of ES256 (RFC 9053, section 7.1.1): {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);

  function authenticatorData({ rpId, isVerified = true }: Where, attested?: Buffer): Buffer {
    const flags = 0x01 | (isVerified ? 0x04 : 0) | (attested ? 0x40 : 0);
    const hash = createHash('sha256').update(rpId).digest();
    return Buffer.concat([hash, Buffer.from([flags, 0, 0, 0, 1]), attested ?? Buffer.alloc(0)]);
  }

  const clientData = (type: string, { challenge, origin }: Where) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const parts = { id: idText, rawId: idText, type: 'public-key' as const, clientExtensionResults: {} };

  return {
    id: idText,
    register(where: Where) {
      const length = Buffer.from([id.length >> 8, id.length & 255]);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, cose]);
      const data = authenticatorData(where, attested);
      // {"fmt": "none", "attStmt": {}, "authData": …}
      const object = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        Buffer.from([0x59, data.length >> 8, data.length & 255]),
        data,
      ]);
      return {
        ...parts,
        clientExtensionResults: { credProps: { rk: true } },
        response: {
          clientDataJSON: clientData('webauthn.create', where).toString('base64url'),
          attestationObject: object.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    answer(where: Where, userHandle?: string) {
      const client = clientData('webauthn.get', where);
      const data = authenticatorData(where);
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
      return {
        ...parts,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
          ...(userHandle !== undefined && { userHandle }),
        },
      };
    },
  };
}
