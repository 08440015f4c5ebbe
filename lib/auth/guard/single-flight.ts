// One call for all who ask the same at the same time: the requests of one navigation carry the same refresh token,
// and each rotating it would look like reuse. The result is kept for a moment for those who come just after.

export type SingleFlight<T> = (key: string, work: () => Promise<T>) => Promise<T>;

/** Build one. `keep` says which results may be handed to latecomers for `keepSeconds`. */
export function createSingleFlight<T>(o: {
  keepSeconds: number;
  keep: (result: T) => boolean;
  now: () => Date;
}): SingleFlight<T> {
  const flights = new Map<string, { result: Promise<T>; endsAt: number }>();
  return (key, work) => {
    const now = o.now().getTime();
    for (const [other, flight] of flights) if (flight.endsAt <= now) flights.delete(other);
    const running = flights.get(key);
    if (running) return running.result;
    const result = work();
    const flight = { result, endsAt: Number.POSITIVE_INFINITY };
    flights.set(key, flight);
    result.then(
      (value) => {
        if (o.keep(value)) flight.endsAt = o.now().getTime() + o.keepSeconds * 1000;
        else flights.delete(key);
      },
      () => flights.delete(key),
    );
    return result;
  };
}
