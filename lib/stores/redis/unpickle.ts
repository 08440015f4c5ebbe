// Reads the pickles that pickle.ts describes. Anything else, a truncated or a hostile one too, is "refused": a value,
// since what a cache holds is not to be trusted to throw politely.
import { PythonFloat } from '@/lib/django/python/float';

export type Unpickled = { ok: true; value: unknown } | { ok: false };

const MARK = Symbol('mark');
type Slot = unknown | typeof MARK;

/** Read one pickle; refuses all but dict (with str keys), list, str, int, float, bool and None. */
export function unpickle(bytes: Uint8Array): Unpickled {
  try {
    return { ok: true, value: new Reader(bytes).read() };
  } catch {
    return { ok: false };
  }
}

class Reader {
  private readonly bytes: Buffer;
  private position = 0;
  private readonly stack: Slot[] = [];
  private readonly memo = new Map<number, unknown>();

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): unknown {
    while (this.position < this.bytes.length) {
      const opcode = this.take(1).readUInt8();
      if (opcode === 0x2e /* STOP */) {
        const value = this.stack.pop();
        if (this.stack.length > 0 || value === MARK) break;
        return value;
      }
      this.run(opcode);
    }
    throw new RangeError('not a whole pickle');
  }

  private run(opcode: number): void {
    switch (opcode) {
      case 0x80 /* PROTO */:
        if (this.take(1).readUInt8() > 5) throw new RangeError('unknown protocol');
        return;
      case 0x95 /* FRAME */:
        this.take(8);
        return;
      case 0x94 /* MEMOIZE */:
        this.memo.set(this.memo.size, this.top());
        return;
      case 0x71 /* BINPUT */:
        this.memo.set(this.take(1).readUInt8(), this.top());
        return;
      case 0x72 /* LONG_BINPUT */:
        this.memo.set(this.take(4).readUInt32LE(), this.top());
        return;
      case 0x68 /* BINGET */:
        this.recall(this.take(1).readUInt8());
        return;
      case 0x6a /* LONG_BINGET */:
        this.recall(this.take(4).readUInt32LE());
        return;
      case 0x28 /* MARK */:
        this.stack.push(MARK);
        return;
      case 0x73 /* SETITEM */:
        this.setItems(this.stack.splice(-2));
        return;
      case 0x75 /* SETITEMS */:
        this.setItems(this.popToMark());
        return;
      case 0x61 /* APPEND */:
        this.append(this.stack.splice(-1));
        return;
      case 0x65 /* APPENDS */:
        this.append(this.popToMark());
        return;
      default:
        this.stack.push(this.readValue(opcode));
    }
  }

  private readValue(opcode: number): unknown {
    switch (opcode) {
      case 0x7d /* EMPTY_DICT */:
        return {};
      case 0x5d /* EMPTY_LIST */:
        return [];
      case 0x4e /* NONE */:
        return null;
      case 0x88 /* NEWTRUE */:
        return true;
      case 0x89 /* NEWFALSE */:
        return false;
      case 0x4b /* BININT1 */:
        return this.take(1).readUInt8();
      case 0x4d /* BININT2 */:
        return this.take(2).readUInt16LE();
      case 0x4a /* BININT */:
        return this.take(4).readInt32LE();
      case 0x8a /* LONG1 */:
        return toInteger(this.take(this.take(1).readUInt8()));
      case 0x47 /* BINFLOAT */:
        return toFloat(this.take(8).readDoubleBE());
      case 0x8c /* SHORT_BINUNICODE */:
        return this.take(this.take(1).readUInt8()).toString('utf8');
      case 0x58 /* BINUNICODE */:
        return this.take(this.take(4).readUInt32LE()).toString('utf8');
      default:
        throw new RangeError('refused opcode');
    }
  }

  private take(size: number): Buffer {
    const end = this.position + size;
    if (end > this.bytes.length) throw new RangeError('truncated');
    const part = this.bytes.subarray(this.position, end);
    this.position = end;
    return part;
  }

  private top(): unknown {
    const value = this.stack.at(-1);
    if (value === undefined || value === MARK) throw new RangeError('empty stack');
    return value;
  }

  private recall(index: number): void {
    const value = this.memo.get(index);
    // Only text is shared in a plain value; an object twice in a tree could be a cycle.
    if (typeof value !== 'string') throw new RangeError('refused reference');
    this.stack.push(value);
  }

  private popToMark(): unknown[] {
    const mark = this.stack.lastIndexOf(MARK);
    if (mark < 0) throw new RangeError('no mark');
    return this.stack.splice(mark).slice(1);
  }

  private append(items: unknown[]): void {
    const list = this.top();
    if (!Array.isArray(list) || items.includes(MARK)) throw new RangeError('not a list');
    for (const item of items) list.push(item);
  }

  private setItems(items: unknown[]): void {
    const dict = this.top();
    if (typeof dict !== 'object' || dict === null || Array.isArray(dict) || items.length % 2 === 1)
      throw new RangeError('not a dict');
    for (let index = 0; index < items.length; index += 2) {
      const [key, value] = [items[index], items[index + 1]];
      if (typeof key !== 'string' || value === MARK) throw new RangeError('not a JSON key');
      // "__proto__" from a cache must be a key like any other.
      Object.defineProperty(dict, key, { value, writable: true, enumerable: true, configurable: true });
    }
  }
}

function toInteger(bytes: Buffer): number | bigint {
  let value = 0n;
  for (const byte of [...bytes].reverse()) value = (value << 8n) | BigInt(byte);
  value = BigInt.asIntN(bytes.length * 8, value);
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** A whole float keeps its type, so that saving the session again does not turn 1.0 into 1. */
function toFloat(value: number): number | PythonFloat {
  return Number.isInteger(value) || !Number.isFinite(value) ? new PythonFloat(value) : value;
}
