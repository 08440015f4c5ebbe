// Recovery codes, each good once. Stored in mfa_authenticator.data as {"seed": "<80 hex digits>", "used_mask": 4}, where
// bit i says that code i is used, or as {"migrated_codes": ["…"]}, which were made elsewhere and are compared exactly.
// Follows allauth.mfa.recovery_codes.internal.auth of django-allauth 65.
import { createHmac } from 'node:crypto';
import { constantTimeCompare } from '@/lib/django/constant-time';
import { PythonFloat } from '@/lib/django/python/float';
import { pythonStrip } from '@/lib/django/python/text';
import type { RandomBytes } from '@/lib/django/salted-hmac';
import { normalizeCode } from './entered-code';

/** MFA_RECOVERY_CODE_COUNT and MFA_RECOVERY_CODE_DIGITS. */
export type RecoveryCodeSettings = { count: number; digits: number };
export type RecoveryData = Record<string, unknown>;

const seedBytes = 40;
// A digest has twenty bytes.
const mostBytesOfACode = 20;

/** Data of new codes, none of them used. */
export function createRecoveryData(random: RandomBytes): RecoveryData {
  return { seed: Buffer.from(random(seedBytes)).toString('hex'), used_mask: 0 };
}

/** The data with the time at which its owner saw the codes. */
export function withViewedAt(data: RecoveryData, now: Date): RecoveryData {
  return { ...data, viewed_at: new PythonFloat(now.getTime() / 1000) };
}

/** Codes that are not used yet, in their order; none for data that cannot be read. */
export function listUnusedCodes(data: RecoveryData, settings: RecoveryCodeSettings): string[] {
  const migrated = readMigrated(data);
  if (migrated !== null) return migrated;
  const made = readMade(data);
  if (made === null) return [];
  return makeCodes(made.seed, settings).filter((_, index) => (made.usedMask & (1n << BigInt(index))) === 0n);
}

/** The data after this code, as a form field holds it, has been used; null when it is wrong or used already. */
export function spendRecoveryCode(
  data: RecoveryData,
  code: string,
  settings: RecoveryCodeSettings,
): RecoveryData | null {
  const migrated = readMigrated(data);
  if (migrated !== null) {
    const entered = pythonStrip(code);
    const used = migrated.findIndex((one) => constantTimeCompare(one, entered));
    return used < 0 ? null : { ...data, migrated_codes: migrated.filter((_, index) => index !== used) };
  }
  const made = readMade(data);
  if (made === null) return null;
  const entered = normalizeCode(code);
  const index = makeCodes(made.seed, settings).findIndex(
    (one, position) => (made.usedMask & (1n << BigInt(position))) === 0n && constantTimeCompare(one, entered),
  );
  return index < 0 ? null : { ...data, used_mask: toNumber(made.usedMask | (1n << BigInt(index))) };
}

/** One HMAC goes on from code to code: each is made of the digest of all indexes so far. */
function makeCodes(seed: string, { count, digits }: RecoveryCodeSettings): string[] {
  let message = '';
  return Array.from({ length: count }, (_, index) => {
    message += `${String(index).padStart(3)},`;
    const digest = createHmac('sha1', seed).update(message).digest();
    const bytes = digest.subarray(0, Math.min(Math.floor(digits / 2), mostBytesOfACode));
    const value = BigInt(`0x0${bytes.toString('hex')}`) % 10n ** BigInt(digits);
    return value.toString().padStart(digits, '0');
  });
}

function readMigrated({ migrated_codes: codes }: RecoveryData): string[] | null {
  if (codes === undefined || codes === null) return null;
  return Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : [];
}

function readMade({ seed, used_mask: mask }: RecoveryData): { seed: string; usedMask: bigint } | null {
  const isMask = typeof mask === 'bigint' || (typeof mask === 'number' && Number.isInteger(mask));
  return typeof seed === 'string' && isMask ? { seed, usedMask: BigInt(mask) } : null;
}

function toNumber(mask: bigint): number | bigint {
  return mask <= Number.MAX_SAFE_INTEGER ? Number(mask) : mask;
}
