// JSON as Python's json module writes and reads it, so that a value made by Django survives being saved again here.
// Written: {"a":"\u00e9","n":12345678901234567890,"f":1.0} — no spaces, ASCII only, integers of any size, NaN and
// Infinity. Read: integers beyond 2^53 become bigint and floats with a whole value become PythonFloat, since a
// JavaScript number would lose one and turn 1.0 into 1 for the other. Failures carry DRF's text.

import { PythonFloat, pythonFloatRepr } from './float';
import { parseSlowly } from './json-parser';
import { decodeUtf8 } from './utf8';

export type ParseJsonOptions = {
  /** 'refuse' is DRF's strict parser; 'allow' is what session data is read with. */
  nonFinite?: 'allow' | 'refuse';
};
export type ParsedJson = { ok: true; value: unknown } | { ok: false; message: string };

const prefix = 'JSON parse error - ';

type ParsedText = { ok: true; text: string } | { ok: false; message: string };

/** Write a value as json.dumps(value, separators=(",", ":")) does. */
export function pythonJsonStringify(value: unknown): string {
  return stringify(value, compact);
}

/** Write a value as json.dumps(value) does, and so as a JSONField stores it on SQLite: `{"a": 1, "b": 2}`. */
export function pythonJsonDumps(value: unknown): string {
  return stringify(value, { comma: ', ', colon: ': ' });
}

const compact = { comma: ',', colon: ':' };

function stringify(value: unknown, separators: typeof compact): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return numberText(value);
    case 'bigint':
      return value.toString();
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : stringifyObject(value, separators);
    default:
      throw new TypeError(`a ${typeof value} has no JSON form`);
  }
}

// Long digit runs, fractions, exponents and -0 are the only numbers that JSON.parse may damage. A number follows a
// delimiter, so the hexadecimal digits of hashes and ids do not match; a false alarm only costs the slower path.
const fragileNumber = /(?:^|[:[,\s])(?:-0|-?\d(?:\d{15}|\d*[.eE]))/;
const maxNativeBrackets = 500;

/** Read JSON as Python does; on failure `message` is what DRF answers as `detail`. */
export function parsePythonJson(source: string | Uint8Array, options: ParseJsonOptions = {}): ParsedJson {
  const decoded: ParsedText = typeof source === 'string' ? { ok: true, text: source } : decodeUtf8(source);
  if (!decoded.ok) return { ok: false, message: `${prefix}${decoded.message}` };
  const { text } = decoded;
  if (!fragileNumber.test(text) && !mayBeDeep(text)) {
    try {
      return { ok: true, value: JSON.parse(text) };
    } catch {
      // The reader below accepts a little more (NaN) and finds Python's message.
    }
  }
  const parsed = parseSlowly(text, { allowNonFinite: options.nonFinite === 'allow' });
  return parsed.ok ? parsed : { ok: false, message: `${prefix}${parsed.message}` };
}

/** The name of the Python type that a parsed value has there, as type(value).__name__ gives it. */
export function pythonTypeName(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value instanceof PythonFloat) return 'float';
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    default:
      return value === null ? 'NoneType' : 'dict';
  }
}

function numberText(value: number): string {
  if (!Number.isInteger(value) || Object.is(value, -0)) return pythonFloatRepr(value);
  return Number.isSafeInteger(value) ? String(value) : BigInt(value).toString();
}

function mayBeDeep(text: string): boolean {
  if (text.length <= maxNativeBrackets) return false;
  let brackets = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x5b || unit === 0x7b) brackets += 1;
  }
  return brackets > maxNativeBrackets;
}

function stringifyObject(value: object, separators: typeof compact): string {
  const { comma, colon } = separators;
  if (value instanceof PythonFloat) return value.toString();
  if (Array.isArray(value)) return `[${value.map((item) => stringify(item, separators)).join(comma)}]`;
  const entries: string[] = [];
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined) entries.push(`${quote(key)}${colon}${stringify(entry, separators)}`);
  }
  return `{${entries.join(comma)}}`;
}

function quote(text: string): string {
  // JSON.stringify already gives Python's short escapes and \u00xx for controls; it leaves DEL and all else raw.
  return JSON.stringify(text).replace(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
