// Rate limits: sign-ins by account and by client address with progressive lockout, other endpoints by scope; refused
// with DRF's 429. An attempt is counted before its password is hashed, so parallel guesses cannot slip through, and
// taken back when it succeeds. Unknown accounts are counted like known ones. An address that signed in to an account
// before has a count of its own, so that nobody can lock the owner out by guessing from elsewhere (OWASP's "device
// cookie" idea, by address). Keys are HMACs: neither user names nor addresses are readable in Redis.

import { isIPv6 } from 'node:net';
import { saltedHmac } from '@/lib/django/salted-hmac';
import { salts } from '@/lib/settings/salts';
import type { Count, Counter, Counters } from '@/lib/stores/counters';
import type { EventSink } from '../events';
import { HttpError } from '../http/http-error';
import { type LimitScope, type LoginPolicy, type Rate, scopeRates } from '../settings/limit-policy';

/** Who asks, about which account: a username or e-mail address as given, in whatever case. */
export type LimitSubject = { address: string | undefined; account?: string };

export type LoginSubject = { address: string | undefined; account: string };

export type RateLimits = {
  /** Count a sign-in before its password is looked at. Throws HttpError 429; `events` hears of lockouts. */
  beginLogin(subject: LoginSubject, events: EventSink): Promise<LoginAttempt>;
  /** Count one request to an endpoint. Throws HttpError 429. */
  consume(scope: LimitScope, subject: LimitSubject): Promise<void>;
};

/** A counted attempt. One that is neither is a failure: nothing more to say about it. */
export type LoginAttempt = {
  /** The password was right: forget the account's failures. */
  succeed(): Promise<void>;
  /** Nothing was learnt about the password (an outage): it does not count. */
  withdraw(): Promise<void>;
};

export const noRateLimits: RateLimits = {
  beginLogin: async () => ({ succeed: async () => {}, withdraw: async () => {} }),
  consume: async () => {},
};

const secondsPerDay = 86_400;
// As long as a browser's user may stay away and still be told from a stranger.
const familiarSeconds = 14 * secondsPerDay;

export type RateLimitParts = {
  counters: Counters;
  secret: string;
  login: LoginPolicy;
  rates: Partial<Record<LimitScope, Rate>>;
};

export function createRateLimits({ counters, secret, login, rates }: RateLimitParts): RateLimits {
  const { windowSeconds, failuresPerAccount, failuresPerAddress } = login;
  const byAccount = openLockout('account', failuresPerAccount);
  const byFamiliar = openLockout('familiar', failuresPerAccount);
  const byAddress = openLockout('address', failuresPerAddress);
  const familiar = counters.open({ name: 'known', limit: 1, windowSeconds: familiarSeconds });
  const scopes = new Map<string, Counter>();

  function openLockout(name: string, limit: number): Lockout {
    return {
      failures: counters.open({ name: `login:${name}`, limit, windowSeconds }),
      lockouts: counters.open({ name: `lockouts:${name}`, limit: 1, windowSeconds: secondsPerDay }),
      limit,
    };
  }

  async function beginLogin({ address, account }: LoginSubject, events: EventSink): Promise<LoginAttempt> {
    const accountKey = keyOf(foldAccount(account));
    const addressKey = address === undefined ? undefined : keyOf(networkOf(address));
    const pairKey = addressKey === undefined ? undefined : keyOf(`${accountKey} ${addressKey}`);
    const isFamiliar = pairKey !== undefined && (await familiar.has(pairKey));
    const own = isFamiliar ? byFamiliar : byAccount;
    const ownKey = isFamiliar ? pairKey : accountKey;
    const refusals = await Promise.all([
      addFailure(own, ownKey, 'account'),
      addressKey === undefined ? null : addFailure(byAddress, addressKey, 'address'),
    ]);
    const seconds = Math.max(...refusals.map((refusal) => refusal ?? 0));
    if (seconds > 0) {
      // Whichever counter had room gets its point back: no password was tried.
      if (refusals[0] === null) await own.failures.undo(ownKey);
      if (refusals[1] === null && addressKey !== undefined) await byAddress.failures.undo(addressKey);
      events({ name: 'login-limited', address });
      throw throttled(seconds);
    }
    const undoAddress = async () => {
      if (addressKey !== undefined) await byAddress.failures.undo(addressKey);
    };
    return {
      async succeed() {
        await Promise.all([
          own.failures.clear(ownKey),
          own.lockouts.clear(ownKey),
          undoAddress(),
          pairKey === undefined ? null : familiar.block(pairKey, familiarSeconds),
        ]);
      },
      async withdraw() {
        await Promise.all([own.failures.undo(ownKey), undoAddress()]);
      },
    };

    /** Seconds to wait, or null when there is room. The first one over the limit begins the lockout. */
    async function addFailure(lockout: Lockout, key: string, by: 'account' | 'address') {
      const added = await lockout.failures.add(key);
      if (!added.isOver) return null;
      if (added.count !== lockout.limit + 1) return added.secondsLeft;
      const earlier = (await lockout.lockouts.add(key)).count;
      const tier = Math.min(earlier, login.lockoutSeconds.length) - 1;
      const lockoutSeconds = login.lockoutSeconds[tier] ?? windowSeconds;
      await lockout.failures.block(key, lockoutSeconds);
      events({ name: 'lockout', by, seconds: lockoutSeconds, address });
      return lockoutSeconds;
    }
  }

  async function consume(scope: LimitScope, { address, account }: LimitSubject): Promise<void> {
    const { perAddress, perAccount }: { perAddress: Rate; perAccount?: Rate } = scopeRates[scope];
    const counts = await Promise.all([
      address === undefined
        ? null
        : addTo(`${scope}:address`, rates[scope] ?? perAddress, keyOf(networkOf(address))),
      account === undefined || perAccount === undefined
        ? null
        : addTo(`${scope}:account`, perAccount, keyOf(foldAccount(account))),
    ]);
    const seconds = Math.max(...counts.map((count) => (count?.isOver ? count.secondsLeft : 0)));
    if (seconds > 0) throw throttled(seconds);
  }

  function addTo(name: string, rate: Rate, key: string): Promise<Count> {
    const counter = scopes.get(name) ?? counters.open({ name, ...rate });
    scopes.set(name, counter);
    return counter.add(key);
  }

  function keyOf(value: string): string {
    return saltedHmac({ salt: salts.rateLimitKey, value, secret }).toString('hex').slice(0, 32);
  }

  return { beginLogin, consume };
}

type Lockout = { failures: Counter; lockouts: Counter; limit: number };

/** Spellings that a database may hold apart are one account here, or guesses could be spread over them. */
function foldAccount(account: string): string {
  return account.normalize('NFKC').trim().toUpperCase().toLowerCase();
}

/** A client owns a whole /64 of IPv6, so that is what counts as one address. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** rest_framework.exceptions.Throttled 3.18. */
function throttled(seconds: number): HttpError {
  const detail = `Request was throttled. Expected available in ${seconds} second${seconds === 1 ? '' : 's'}.`;
  return new HttpError(429, { detail, code: 'throttled' }, { 'Retry-After': String(seconds) });
}
