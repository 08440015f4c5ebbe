// Turns to hash a password, so that nobody can fill the hashing queue from one address: each address has a few jobs in
// the queue at a time, and its others wait behind its own. A newcomer's job is therefore behind a few of each address
// that is busy, never behind all of one. What waits is bounded for each address and for all together.
import { serviceUnavailable } from '../http/http-error';

/** Run a job when it is the turn of `address`; at once where the address is not known. Throws HttpError 503. */
export type TakeTurn = <Result>(address: string | undefined, job: () => Promise<Result>) => Promise<Result>;

export type TurnLimits = {
  /** Jobs of one address at a time. */
  atOnce: number;
  waitingPerAddress: number;
  waitingInAll: number;
};

const retryAfterSeconds = 10;

export function createTurns({ atOnce, waitingPerAddress, waitingInAll }: TurnLimits): TakeTurn {
  // Holds only addresses with a job that runs.
  const lines = new Map<string, { running: number; waiting: (() => void)[] }>();
  let waitingNow = 0;

  return async (address, job) => {
    if (address === undefined) return job();
    const line = lines.get(address) ?? { running: 0, waiting: [] };
    lines.set(address, line);
    if (line.running < atOnce) line.running += 1;
    else await wait(line.waiting);
    try {
      return await job();
    } finally {
      // The place is handed over, so that nobody can slip in between.
      const next = line.waiting.shift();
      if (next !== undefined) next();
      else line.running -= 1;
      if (line.running === 0) lines.delete(address);
    }
  };

  async function wait(line: (() => void)[]): Promise<void> {
    if (line.length >= waitingPerAddress || waitingNow >= waitingInAll) {
      throw serviceUnavailable(retryAfterSeconds);
    }
    waitingNow += 1;
    await new Promise<void>((start) => line.push(start));
    waitingNow -= 1;
  }
}
