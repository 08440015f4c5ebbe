// A deterministic source of bytes for tests: each call continues a simple counter.
import type { RandomBytes } from '@/lib/django/random-string';

/** Create a source that counts 0, 1, 2 … 255, 0 …, or repeats the bytes given. */
export function countingBytes(pattern?: readonly number[]): RandomBytes {
  let position = 0;
  return (size) =>
    Uint8Array.from({ length: size }, () => {
      const value = pattern === undefined ? position % 256 : (pattern[position % pattern.length] ?? 0);
      position += 1;
      return value;
    });
}
