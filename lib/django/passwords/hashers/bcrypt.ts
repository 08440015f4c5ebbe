// bcrypt_sha256$$2b$12$<22 salt><31 hash>: bcrypt over the hexadecimal SHA-256 of the password; and
// bcrypt$$2b$12$…: bcrypt over the password itself, of which only 72 bytes count. Mind the doubled "$".
// Follows BCryptSHA256PasswordHasher and BCryptPasswordHasher; $2a$, $2x$ and $2y$ verify too.
import { createHash } from 'node:crypto';
import { constantTimeCompare } from '../../constant-time';
import type { RandomBytes } from '../../random-string';
import type { PasswordHasher } from './hasher';

const defaultRounds = 12;
const minRounds = 4;
const saltBytes = 16;
const maxPasswordBytes = 72;
const encodedPattern = /^bcrypt(?:_sha256)?\$\$(2[abxy])\$(\d\d)\$([./A-Za-z0-9]{22})[./A-Za-z0-9]{31}$/;
const bcryptAlphabet = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Create one of the two hashers. */
export function createBcryptHasher(options: {
  algorithm: 'bcrypt_sha256' | 'bcrypt';
  maxRounds: number;
  random: RandomBytes;
}): PasswordHasher {
  const { algorithm, maxRounds, random } = options;
  const prepare = algorithm === 'bcrypt' ? truncatedPassword : passwordDigest;

  async function hash(password: string, salt: Uint8Array, rounds: number, version: string): Promise<string> {
    // Loaded by the first password that needs it.
    const { hash: bcryptHash } = await import('@node-rs/bcrypt');
    const text = await bcryptHash(prepare(password), rounds, salt);
    return `${algorithm}$$${version}${text.slice(text.indexOf('$', 1))}`;
  }

  return {
    algorithm,
    encode: (password) => hash(password, random(saltBytes), defaultRounds, '2b'),
    open(encoded) {
      const match = encodedPattern.exec(encoded);
      if (match === null) return null;
      const [, version = '2b', roundsText, saltText = ''] = match;
      const rounds = Number(roundsText);
      if (rounds < minRounds || rounds > maxRounds) return null;
      const salt = decodeSalt(saltText);
      return {
        mustUpdate: rounds !== defaultRounds,
        verify: async (password) => constantTimeCompare(encoded, await hash(password, salt, rounds, version)),
        hardenRuntime: async (password) => {
          // Each round doubles the work: 2^(12-rounds) - 1 more hashes of the stored cost reach today's.
          const extra = 2 ** (defaultRounds - rounds) - 1;
          for (let run = 0; run < extra; run++) await hash(password, salt, rounds, version);
        },
      };
    },
  };
}

function passwordDigest(password: string): Buffer {
  return Buffer.from(createHash('sha256').update(password, 'utf8').digest('hex'), 'ascii');
}

/** bcrypt ignores what follows; cut here so that every library agrees (bcrypt 5 for Python would raise instead). */
function truncatedPassword(password: string): Buffer {
  return Buffer.from(password, 'utf8').subarray(0, maxPasswordBytes);
}

function decodeSalt(text: string): Buffer {
  let base64 = '';
  for (const character of text) base64 += base64Alphabet.charAt(bcryptAlphabet.indexOf(character));
  return Buffer.from(base64, 'base64');
}
