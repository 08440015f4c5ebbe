// The little of Python's pickle that a session in a cache needs, as Django's RedisCache writes it (protocol 5):
// dict, list, str, int, float, bool and None. {} is 80 05 7d 94 2e. Reading takes protocols 2 to 5 and refuses every
// other opcode: those that import and call Python objects are how a pickle runs code, and none is interpreted here.
// Follows Python's pickle.py (3.8 and later).
import { PythonFloat } from '@/lib/django/python/float';

// Python frames what is at least this long, and writes a dict's items in batches.
const MIN_FRAME = 4;
const BATCH = 1_000;
const MAX_DEPTH = 200;

/** Write a plain value. Throws TypeError for one that has no counterpart in Python's JSON types. */
export function pickle(value: unknown): Buffer {
  const body = Buffer.concat([...opcodesOf(value, 0), Buffer.from('.')]);
  if (body.length < MIN_FRAME) return Buffer.concat([Buffer.from([0x80, 5]), body]);
  const head = Buffer.alloc(11);
  head.set([0x80, 5, 0x95]);
  head.writeBigUInt64LE(BigInt(body.length), 3);
  return Buffer.concat([head, body]);
}

function* opcodesOf(value: unknown, depth: number): Generator<Buffer> {
  if (depth > MAX_DEPTH) throw new TypeError('The value is nested too deeply for a pickle.');
  if (value === null) yield Buffer.from('N');
  else if (typeof value === 'boolean') yield Buffer.from([value ? 0x88 : 0x89]);
  else if (typeof value === 'string') yield textOf(value);
  else if (typeof value === 'bigint') yield integerOf(value);
  else if (typeof value === 'number')
    yield Number.isSafeInteger(value) && !Object.is(value, -0) ? integerOf(BigInt(value)) : floatOf(value);
  else if (value instanceof PythonFloat) yield floatOf(value.value);
  else if (Array.isArray(value)) yield* listOf(value, depth);
  else if (typeof value === 'object') yield* dictOf(Object.entries(value).filter(isSet), depth);
  else throw new TypeError(`A ${typeof value} cannot be pickled.`);
}

/** As in JSON, an entry that is undefined is not there. */
function isSet([, value]: [string, unknown]): boolean {
  return value !== undefined;
}

function textOf(text: string): Buffer {
  const bytes = Buffer.from(text);
  const head = bytes.length < 256 ? Buffer.from([0x8c, bytes.length]) : Buffer.from([0x58, 0, 0, 0, 0]);
  if (head.length === 5) head.writeUInt32LE(bytes.length, 1);
  return Buffer.concat([head, bytes, Buffer.from([0x94])]);
}

function integerOf(value: bigint): Buffer {
  if (value >= 0n && value < 0x100n) return Buffer.from([0x4b, Number(value)]);
  if (value >= 0n && value < 0x10000n) return Buffer.from([0x4d, Number(value & 0xffn), Number(value >> 8n)]);
  if (value >= -0x80000000n && value < 0x80000000n) {
    const bytes = Buffer.from([0x4a, 0, 0, 0, 0]);
    bytes.writeInt32LE(Number(value), 1);
    return bytes;
  }
  // Two's complement, little end first, as few bytes as hold the sign.
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 8n) {
    bytes.push(Number(rest & 0xffn));
    const sign = BigInt.asIntN(8, rest);
    if ((rest >> 8n === 0n && sign >= 0n) || (rest >> 8n === -1n && sign < 0n)) break;
  }
  if (bytes.length > 255) throw new TypeError('The integer is too large to be pickled.');
  return Buffer.from([0x8a, bytes.length, ...bytes]);
}

function floatOf(value: number): Buffer {
  const bytes = Buffer.from([0x47, 0, 0, 0, 0, 0, 0, 0, 0]);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function* listOf(items: readonly unknown[], depth: number): Generator<Buffer> {
  yield Buffer.from([0x5d, 0x94]);
  for (let start = 0; start < items.length; start += BATCH) {
    const batch = items.slice(start, start + BATCH);
    if (items.length > 1) yield Buffer.from('(');
    for (const item of batch) yield* opcodesOf(item, depth + 1);
    yield Buffer.from(items.length > 1 ? 'e' : 'a');
  }
}

function* dictOf(entries: readonly [string, unknown][], depth: number): Generator<Buffer> {
  yield Buffer.from([0x7d, 0x94]);
  for (let start = 0; start < entries.length; start += BATCH) {
    const batch = entries.slice(start, start + BATCH);
    if (entries.length > 1) yield Buffer.from('(');
    for (const [key, item] of batch) {
      yield textOf(key);
      yield* opcodesOf(item, depth + 1);
    }
    yield Buffer.from(entries.length > 1 ? 'u' : 's');
  }
}
