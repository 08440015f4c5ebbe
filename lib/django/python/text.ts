// Text as Python sees it, where JavaScript sees it differently: str.strip, len, str.isdigit, str.casefold.
// Follows CPython 3.11; characters newer than its Unicode 14 follow the JavaScript engine. No node: imports.

// JavaScript's trim() keeps U+001C-001F and U+0085 and removes U+FEFF; Python does the opposite.
const space = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const leadingSpace = new RegExp(`^[${space}]+`);
const oneSpace = new RegExp(`^[${space}]$`);

/** str.strip(). */
export function pythonStrip(text: string): string {
  const start = leadingSpace.exec(text)?.[0].length ?? 0;
  let end = text.length;
  // Walked by hand: a /\s+$/ pattern takes quadratic time on a long run of inner spaces.
  while (end > start && oneSpace.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** len(): code points, where JavaScript's length counts UTF-16 units. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

// Unicode's Numeric_Type=Digit beyond the decimal digits: superscripts, circled and Ethiopic digits and the like.
const digitsBeyondDecimal =
  '\\u00b2\\u00b3\\u00b9\\u1369-\\u1371\\u19da\\u2070\\u2074-\\u2079\\u2080-\\u2089\\u2460-\\u2468\\u2474-\\u247c' +
  '\\u2488-\\u2490\\u24ea\\u24f5-\\u24fd\\u24ff\\u2776-\\u277e\\u2780-\\u2788\\u278a-\\u2792' +
  '\\u{10a40}-\\u{10a43}\\u{10e60}-\\u{10e68}\\u{11052}-\\u{1105a}\\u{1f100}-\\u{1f10a}';
const digitsOnly = new RegExp(`^[\\p{Nd}${digitsBeyondDecimal}]+$`, 'u');

/** str.isdigit(): false for the empty text. */
export function isDigitText(text: string): boolean {
  return digitsOnly.test(text);
}

/** str.casefold(): full Unicode case folding, for comparing ("Straße" and "STRASSE" fold alike). */
export function casefold(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

function foldCharacter(character: string): string {
  // Lower-case of upper-case is the full folding of every character but these three.
  if (character === '\u0131') return character;
  if (character === '\u1e9e') return 'ss';
  if (/^\p{Script=Cherokee}$/u.test(character)) return character.toUpperCase();
  return character.toUpperCase().toLowerCase();
}
