// A user with factors, as allauth's rows hold them, and the codes that an app would show.
import { createHmac } from 'node:crypto';
import { decodeBase32 } from '@/lib/allauth/base32';
import { createRecoveryData, listUnusedCodes } from '@/lib/allauth/recovery-codes';
import type { Environment } from '@/lib/settings/env';
import { openTestApi, type TestApi } from '@/tests/support/auth-api';

const secret = 'S7MDHRNIAV7TJSO4ANR5EUT6HXVKPXUQ';

export type FactorApi = TestApi & {
  /** The code of the app now, or some periods later. */
  totpCode(periods?: number): string;
  recoveryCodes: string[];
};

/** The user of the tests has TOTP and recovery codes. */
export async function openFactorApi(env: Environment = {}): Promise<FactorApi> {
  const api = await openTestApi({ MFA_SUPPORTED_TYPES: 'totp,recovery_codes,webauthn', ...env });
  const { stores, now } = api.context;
  const user = await stores.users.getByUsername('ada');
  const codes = createRecoveryData((size) => Buffer.alloc(size, 7));
  if (user === null || stores.factors === null) throw new Error('there is no user or no table');
  await stores.factors.create({ userId: user.id, type: 'totp', data: { secret }, now: now() });
  await stores.factors.create({ userId: user.id, type: 'recovery_codes', data: codes, now: now() });
  return {
    ...api,
    totpCode: (periods = 0) => makeCode(secret, new Date(now().getTime() + periods * 30_000)),
    recoveryCodes: listUnusedCodes(codes, { count: 10, digits: 8 }),
  };
}

/** RFC 6238, apart from the code under test. */
export function makeCode(key: string, now: Date): string {
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(Math.floor(now.getTime() / 30_000), 4);
  const digest = createHmac('sha1', decodeBase32(key) ?? '')
    .update(counter)
    .digest();
  const offset = digest.readUInt8(19) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
