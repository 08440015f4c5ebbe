// What a chaos run counts. The first four must stay 0.
export type Counts = {
  signedOut: number;
  servedWithoutAuth: number;
  answered500: number;
  wrongUser: number;
  /** 503, 502 or no answer at all: allowed while something is down. */
  unavailable: number;
  answered: number;
  /** A few examples of what must not happen. */
  notes: string[];
};

export function newCounts(): Counts {
  return {
    signedOut: 0,
    servedWithoutAuth: 0,
    answered500: 0,
    wrongUser: 0,
    unavailable: 0,
    answered: 0,
    notes: [],
  };
}

const maxNotes = 10;

export function note(
  counts: Counts,
  kind: 'signedOut' | 'servedWithoutAuth' | 'answered500' | 'wrongUser',
  text: string,
): void {
  counts[kind] += 1;
  if (counts.notes.length < maxNotes) counts.notes.push(`${kind}: ${text}`);
}
