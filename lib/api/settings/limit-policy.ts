// How often what may happen, and for how long it is refused after that. The login tiers work as django-axes' lockout
// tiers: each further lockout of the day is longer, up to the last tier, which caps how long anyone can be kept out.
import { z } from 'zod';
import type { Rate } from '@/lib/stores/counters';

/** What room there is for one endpoint, by client address and by the account or chain of tokens it is about. */
export type ScopeRates = { perAddress?: Rate; perAccount?: Rate };

const minute = 60;
const hour = 3600;

/** Endpoints that cost mail, hashing or a row, in the words of DRF's throttle scopes. */
export const scopeRates = {
  // Sign-ins that succeed: they hash as failures do. A school behind one address must find room in its first lesson.
  login: {
    perAddress: { limit: 1_000, windowSeconds: hour },
    perAccount: { limit: 300, windowSeconds: hour },
  },
  register: {
    perAddress: { limit: 20, windowSeconds: hour },
    // By address of mail: each account is one more mail when a new password is asked for.
    perAccount: { limit: 5, windowSeconds: 24 * hour },
  },
  forgot: {
    perAddress: { limit: 20, windowSeconds: hour },
    perAccount: { limit: 5, windowSeconds: hour },
  },
  reset: { perAddress: { limit: 30, windowSeconds: hour } },
  'verify-email': {
    perAddress: { limit: 30, windowSeconds: hour },
    perAccount: { limit: 5, windowSeconds: hour },
  },
  // By new address, apart from the mails that its owner asks for.
  'change-email': {
    perAddress: { limit: 30, windowSeconds: hour },
    perAccount: { limit: 5, windowSeconds: hour },
  },
  sessions: {
    perAddress: { limit: 1_000, windowSeconds: hour },
    perAccount: { limit: 120, windowSeconds: hour },
  },
  // Changes of second factors, each of which sends a mail.
  factors: {
    perAddress: { limit: 300, windowSeconds: hour },
    perAccount: { limit: 30, windowSeconds: hour },
  },
  // By chain of refresh tokens: 200 tabs may ask at once, and a loop gone wild stops filling the table.
  refresh: { perAccount: { limit: 600, windowSeconds: minute } },
  // Signing out with a token that was spent before.
  revoke: { perAccount: { limit: 600, windowSeconds: minute } },
} satisfies Record<string, ScopeRates>;

/** Mails that one request sends at most, where an address has several accounts. */
export const mailsAtOnce = 10;

export type LimitScope = keyof typeof scopeRates;

export type LoginPolicy = {
  /** Failures of one account from one address, before that address is locked out of it. */
  failuresPerPair: number;
  /** Failures of one account from all addresses that never signed in to it, before all of these are locked out. */
  failuresPerAccount: number;
  /** Failures from one address, whatever the accounts, before a lockout. */
  failuresPerAddress: number;
  windowSeconds: number;
  /** Length of the first lockout, the second, …; the last one is the cap. */
  lockoutSeconds: readonly number[];
};

/** An hour at most: longer lockouts would let an attacker keep an account's owner out. */
const longestLockoutSeconds = hour;

/** `60,300,900` as numbers. */
export const lockoutTiers = z.string().transform((text, context) => {
  const tiers = text.split(',').map((tier) => Number(tier.trim()));
  const isUsable = tiers.every(
    (tier) => Number.isInteger(tier) && tier >= 1 && tier <= longestLockoutSeconds,
  );
  if (isUsable) return tiers;
  context.addIssue({
    code: 'custom',
    message: `write seconds such as 60,300,900, each from 1 to ${longestLockoutSeconds}`,
  });
  return z.NEVER;
});

const periods: Record<string, number> = { s: 1, m: minute, h: hour, d: 24 * hour };

/** `register=20/hour,forgot=5/h`: DRF's DEFAULT_THROTTLE_RATES, per client address. */
export const throttleRates = z.string().transform((text, context) => {
  const rates: Partial<Record<LimitScope, Rate>> = {};
  for (const entry of text.split(',')) {
    const [, scope = '', limit, period = ''] =
      /^\s*([\w-]+)\s*=\s*(\d+)\/([smhd])[a-z]*\s*$/.exec(entry) ?? [];
    const windowSeconds = periods[period];
    if (!isScope(scope) || windowSeconds === undefined) {
      const known = Object.keys(scopeRates).join(', ');
      context.addIssue({ code: 'custom', message: `write rates such as register=20/hour; scopes: ${known}` });
      return z.NEVER;
    }
    rates[scope] = { limit: Number(limit), windowSeconds };
  }
  return rates;
});

function isScope(name: string): name is LimitScope {
  return Object.hasOwn(scopeRates, name);
}
