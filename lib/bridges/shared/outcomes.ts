// What came of refresh tokens, in the memory of this process. Keys are hashes of tokens that came out of our own sealed
// cookies, so nobody can fill it with inventions; it is bounded all the same.
import type { Outcome, Outcomes } from '../bridge';

const limit = 10_000;

/** Build the memory. */
export function createOutcomes(now: () => Date): Outcomes {
  const known = new Map<string, { outcome: Outcome; endsAt: number }>();
  const turns = new Map<string, Promise<unknown>>();

  return {
    async read(key) {
      const found = known.get(key);
      return found !== undefined && found.endsAt > now().getTime() ? found.outcome : null;
    },
    async write(key, outcome, keepSeconds) {
      const at = now().getTime();
      for (const [other, { endsAt }] of known) {
        if (endsAt > at && known.size < limit) break;
        known.delete(other);
      }
      known.delete(key);
      known.set(key, { outcome, endsAt: at + keepSeconds * 1000 });
    },
    locked(key, work) {
      const before = turns.get(key) ?? Promise.resolve();
      const turn = before.then(work, work);
      const ended = turn.then(
        () => undefined,
        () => undefined,
      );
      turns.set(key, ended);
      void ended.then(() => turns.get(key) === ended && turns.delete(key));
      return turn;
    },
  };
}
