// Integers as Python's int() reads a text: " +1_000 ", "٣" and "007" are numbers too. Follows CPython 3.11.
import { pythonStrip } from './text';

// sys.get_int_max_str_digits()
const maxDigits = 4300;

/** int(text), or null where Python raises ValueError. */
export function parsePythonInt(text: string): bigint | null {
  // What str.strip() drops, but for the four separators of ASCII.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those controls are the point
  if (/[\u001c-\u001f]/.test(text)) return null;
  const match = /^([+-]?)(\p{Nd}+(?:_\p{Nd}+)*)$/u.exec(pythonStrip(text));
  if (match === null) return null;
  const [, sign = '', digits = ''] = match;
  const decimal = [...digits.replaceAll('_', '')].map(digitValue).join('');
  if (decimal.length > maxDigits) return null;
  return sign === '-' ? -BigInt(decimal) : BigInt(decimal);
}

/** Unicode keeps the digits of a script together, from zero to nine. */
function digitValue(digit: string): number {
  const codePoint = digit.codePointAt(0) ?? 0;
  let first = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (codePoint - first) % 10;
}
