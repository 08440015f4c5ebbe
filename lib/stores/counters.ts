// What rate limits count: requests in a window, and sign-in attempts with their lockouts. An attempt is reserved before
// its password is checked and settled after it, so that parallel guesses cannot slip through and a right password never
// counts as a failure. memory-counters.ts counts in this process, redis/redis-counters.ts for all of them together.

export type Rate = { limit: number; windowSeconds: number };

export type Count = { isOver: boolean; secondsLeft: number };

export type LockoutPolicy = {
  /** Failures in a window that begin a lockout. */
  limit: number;
  windowSeconds: number;
  /** Length of the first lockout of a day, the second, …; the last one is the cap. */
  lockoutSeconds: readonly number[];
};

type Reservation =
  | { status: 'reserved' }
  | { status: 'locked'; secondsLeft: number }
  /** Attempts in flight have taken what room there is; what becomes of them is known in a moment. */
  | { status: 'busy' };

/** `cleared` also forgets earlier failures and lockouts; `released` says nothing about the password. */
export type Settlement = 'failed' | 'cleared' | 'released';

export type Counters = {
  /** Add one to a window. Of any number of parallel callers exactly `limit` are not over. */
  add(key: string, rate: Rate): Promise<Count>;
  /** Read a window without adding. */
  peek(key: string, rate: Rate): Promise<Count>;
  /** Take a place for an attempt. Failures and attempts in flight together never exceed the limit. */
  reserve(attempt: Attempt): Promise<Reservation>;
  /** Give the place back, once; the length of the lockout that a failure has begun, else null. */
  settle(attempt: Attempt, outcome: Settlement): Promise<number | null>;
  mark(key: string, seconds: number): Promise<void>;
  isMarked(key: string): Promise<boolean>;
  close(): Promise<void>;
};

/** `id` is the attempt's own, so that what has expired cannot be given back at another's expense. */
export type Attempt = { key: string; id: string; policy: LockoutPolicy };

/** An attempt whose process died holds its place no longer than this. */
export const reservationSeconds = 60;

/** How long earlier lockouts make the next one longer. */
export const lockoutMemorySeconds = 86_400;
