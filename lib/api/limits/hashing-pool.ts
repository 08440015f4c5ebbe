// Bounds how many password hashes run at once, and how many wait. Node hashes on its thread pool (four threads), which
// files and DNS share: sixteen logins at a time would keep an unrelated request waiting for seconds. Who would have to
// wait longer than the Retry-After of a full queue, before any memory or thread is spent.
import { serviceUnavailable } from '../http/http-error';

type Run = <Result>(job: () => Promise<Result>) => Promise<Result>;

// setup: metrics begin
/** Jobs at this moment. */
export type HashingUse = { running: number; waiting: number };
// setup: metrics end
type HashingPool = Run & { use(): HashingUse }; // setup: metrics else type HashingPool = Run;

const retryAfterSeconds = 10;

/** At most `concurrency` jobs at a time, the next `queueLimit` in order of arrival. Throws HttpError 503. */
export function createHashingPool({
  concurrency,
  queueLimit,
}: {
  concurrency: number;
  queueLimit: number;
}): HashingPool {
  const waiting: (() => void)[] = [];
  let running = 0;
  const run: Run = async (job) => {
    if (running >= concurrency) {
      if (waiting.length >= queueLimit) throw serviceUnavailable(retryAfterSeconds);
      // The one that ends hands its place over, so that nobody can slip in between.
      await new Promise<void>((start) => waiting.push(start));
    } else {
      running += 1;
    }
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  return Object.assign(run, { use: () => ({ running, waiting: waiting.length }) }); // setup: metrics else return run;
}
