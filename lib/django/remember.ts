// A bounded memory for pure functions of secrets and texts: what it holds, the process could compute at any moment.

const maxKept = 1_000;

/** Look up `key`, or compute and keep it; of more than a thousand entries the oldest goes. */
export function remember<Value>(known: Map<string, Value>, key: string, compute: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = compute();
  if (known.size >= maxKept) {
    for (const oldest of known.keys()) {
      known.delete(oldest);
      break;
    }
  }
  known.set(key, value);
  return value;
}
