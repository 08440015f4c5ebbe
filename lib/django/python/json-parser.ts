// The reader behind parsePythonJson: used where JSON.parse fails or would damage a number. It keeps big integers and
// whole floats, and stops where Python's json module stops, with its words:
// "Expecting value: line 1 column 9 (char 8)". Positions count code points. Follows CPython's _json.c (3.8 to 3.12).
import { PythonFloat } from './float';

type Parsed = { ok: true; value: unknown } | { ok: false; message: string };

/** Thrown inside this file only: parseSlowly turns it into a value. */
class JsonFailure extends Error {}

// Python stops at its recursion limit (1000 less the frames already on the stack).
const maxDepth = 900;
// sys.get_int_max_str_digits(): converting longer runs takes quadratic time.
const maxIntegerDigits = 4300;
const numberPattern = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what ends a string
const plainText = /[^"\\\u0000-\u001f]*/y;
const whitespace = /[ \t\n\r]*/y;
const fourHexDigits = /[0-9a-fA-F]{4}/y;
const literals: readonly [string, unknown][] = [
  ['null', null],
  ['true', true],
  ['false', false],
];
const nonFinite: readonly [string, number][] = [
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];
const escapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Read a JSON text; `allowNonFinite` is Python's default, refusing is DRF's STRICT_JSON. */
export function parseSlowly(text: string, { allowNonFinite }: { allowNonFinite: boolean }): Parsed {
  try {
    return { ok: true, value: new Reader(text, allowNonFinite).readDocument() };
  } catch (error) {
    if (error instanceof JsonFailure) return { ok: false, message: error.message };
    throw error;
  }
}

class Reader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly allowNonFinite: boolean,
  ) {}

  readDocument(): unknown {
    if (this.text.startsWith('\ufeff')) this.fail('Unexpected UTF-8 BOM (decode using utf-8-sig)', 0);
    this.skipWhitespace();
    const value = this.readValue();
    this.skipWhitespace();
    if (this.at < this.text.length) this.fail('Extra data', this.at);
    return value;
  }

  private readValue(): unknown {
    switch (this.text.charAt(this.at)) {
      case '"':
        return this.readString();
      case '{':
        return this.nest('object', () => this.readObject());
      case '[':
        return this.nest('array', () => this.readArray());
      default:
        return this.readScalar();
    }
  }

  private readScalar(): unknown {
    for (const [word, value] of literals) if (this.take(word)) return value;
    for (const [word, value] of nonFinite) {
      if (!this.take(word)) continue;
      if (this.allowNonFinite) return value;
      throw new JsonFailure(`Out of range float values are not JSON compliant: '${word}'`);
    }
    numberPattern.lastIndex = this.at;
    const match = numberPattern.exec(this.text);
    if (match === null) this.fail('Expecting value', this.at);
    const [whole, integer = '', fraction = '', exponent = ''] = match;
    this.at += whole.length;
    return fraction === '' && exponent === '' ? readInteger(integer) : readFloat(whole);
  }

  private readObject(): Record<string, unknown> {
    const entries: Record<string, unknown> = {};
    this.at += 1;
    this.skipWhitespace();
    if (this.take('}')) return entries;
    for (;;) {
      if (this.text.charAt(this.at) !== '"') {
        this.fail('Expecting property name enclosed in double quotes', this.at);
      }
      const key = this.readString();
      this.skipWhitespace();
      if (!this.take(':')) this.fail("Expecting ':' delimiter", this.at);
      this.skipWhitespace();
      // defineProperty semantics: a plain assignment to "__proto__" would change the prototype instead.
      Object.defineProperty(entries, key, {
        value: this.readValue(),
        enumerable: true,
        configurable: true,
        writable: true,
      });
      this.skipWhitespace();
      if (this.take('}')) return entries;
      if (!this.take(',')) this.fail("Expecting ',' delimiter", this.at);
      this.skipWhitespace();
    }
  }

  private readArray(): unknown[] {
    const items: unknown[] = [];
    this.at += 1;
    this.skipWhitespace();
    if (this.take(']')) return items;
    for (;;) {
      items.push(this.readValue());
      this.skipWhitespace();
      if (this.take(']')) return items;
      if (!this.take(',')) this.fail("Expecting ',' delimiter", this.at);
      this.skipWhitespace();
    }
  }

  private readString(): string {
    const begin = this.at;
    let value = '';
    this.at += 1;
    for (;;) {
      plainText.lastIndex = this.at;
      const plain = plainText.exec(this.text)?.[0] ?? '';
      value += plain;
      this.at += plain.length;
      const next = this.text.charAt(this.at);
      if (next === '') this.fail('Unterminated string starting at', begin);
      if (next !== '"' && next !== '\\') this.fail('Invalid control character at', this.at);
      this.at += 1;
      if (next === '"') return value;
      value += this.readEscape(begin);
    }
  }

  private readEscape(begin: number): string {
    const letter = this.text.charAt(this.at);
    if (letter === '') this.fail('Unterminated string starting at', begin);
    if (letter === 'u') {
      fourHexDigits.lastIndex = this.at + 1;
      const hex = fourHexDigits.exec(this.text)?.[0];
      // CPython wants one more character after the four digits before it looks at them.
      if (hex === undefined || this.at + 5 >= this.text.length) this.fail('Invalid \\uXXXX escape', this.at);
      this.at += 5;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const character = escapes.get(letter);
    if (character === undefined) this.fail('Invalid \\escape', this.at - 1);
    this.at += 1;
    return character;
  }

  private nest<T>(kind: 'object' | 'array', read: () => T): T {
    this.depth += 1;
    if (this.depth > maxDepth) {
      throw new JsonFailure(
        `maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`,
      );
    }
    const value = read();
    this.depth -= 1;
    return value;
  }

  private take(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private skipWhitespace(): void {
    whitespace.lastIndex = this.at;
    this.at += whitespace.exec(this.text)?.[0].length ?? 0;
  }

  private fail(problem: string, at: number): never {
    const before = this.text.slice(0, at);
    const line = before.split('\n').length;
    const column = [...before.slice(before.lastIndexOf('\n') + 1)].length + 1;
    throw new JsonFailure(`${problem}: line ${line} column ${column} (char ${[...before].length})`);
  }
}

function readInteger(digits: string): number | bigint {
  const length = digits.replace('-', '').length;
  if (length > maxIntegerDigits) {
    throw new JsonFailure(
      `Exceeds the limit (${maxIntegerDigits} digits) for integer string conversion: ` +
        `value has ${length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  return BigInt(digits);
}

function readFloat(text: string): number | PythonFloat {
  const value = Number(text);
  return Number.isInteger(value) ? new PythonFloat(value) : value;
}
