// What every password hasher offers, and the limits that a stored hash may ask for.
// A stored hash is parsed once into a StoredHash; null means malformed, or costlier than a limit allows, and then
// nothing of it is computed. Follows BasePasswordHasher of django.contrib.auth.hashers.
import { getRandomString, type RandomBytes } from '../../random-string';

export type PasswordHasher = {
  readonly algorithm: string;
  /** Hash a new password with a new salt and this hasher's own cost. */
  encode(password: string): Promise<string>;
  /** Parse a stored hash of this algorithm. */
  open(encoded: string): StoredHash | null;
};

type StoredHash = {
  /** Its parameters are not the ones this hasher would use today. */
  readonly mustUpdate: boolean;
  verify(password: string): Promise<boolean>;
  /** Spend the difference to today's cost, so that a wrong password takes equally long for old and new hashes. */
  hardenRuntime(password: string): Promise<void>;
};

/** The most a stored hash may cost; somebody who can write one row must not be able to stall the server. */
export type HasherCeilings = {
  pbkdf2Iterations: number;
  scryptMemoryBytes: number;
  /** N * r * p. */
  scryptWork: number;
  argon2MemoryKib: number;
  argon2TimeCost: number;
  argon2Parallelism: number;
  bcryptRounds: number;
};

export const defaultCeilings: HasherCeilings = {
  // Django 6.2 will write 1,800,000.
  pbkdf2Iterations: 5_000_000,
  // OpenSSL's own limit, which Django leaves in place (maxmem = 0).
  scryptMemoryBytes: 32 * 1024 * 1024,
  // Four times what Django's N=16384, r=8, p=5 needs.
  scryptWork: 2 ** 14 * 8 * 20,
  // Django writes 102400.
  argon2MemoryKib: 262_144,
  argon2TimeCost: 10,
  argon2Parallelism: 64,
  // Django writes 12; each step doubles the time.
  bcryptRounds: 15,
};

// 22 characters of a 62 letter alphabet are the first to hold 128 bits.
const saltLength = 22;

/** Draw a salt as BasePasswordHasher.salt does. */
export function createSalt(random: RandomBytes): string {
  return getRandomString(saltLength, random);
}

/** Say whether a salt has too little entropy by Django's count. */
export function isSaltShort(salt: string): boolean {
  return [...salt].length < saltLength;
}

/** Read a cost: canonical decimal digits only, since Django compares the whole re-encoded text. */
export function readCost(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/** No extra work: Django defines none for this algorithm. */
export async function hardenNothing(): Promise<void> {}
