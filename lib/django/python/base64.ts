// Base64 as Python's base64.b64decode() reads it without validate: characters of no meaning are skipped, and reading
// stops where padding completes a group of four. Follows CPython's binascii.a2b_base64.

/** Decode text; null where Python raises binascii.Error. */
export function decodeBase64(text: string): Buffer | null {
  let digits = '';
  let padding = 0;
  for (const character of text) {
    if (character === '=') {
      const position = digits.length % 4;
      padding += 1;
      if (position >= 2 && position + padding >= 4) return Buffer.from(digits, 'base64');
    } else if (/[A-Za-z0-9+/]/.test(character)) {
      digits += character;
      padding = 0;
    }
  }
  return digits.length % 4 === 0 ? Buffer.from(digits, 'base64') : null;
}
